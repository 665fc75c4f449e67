"""Companies under the first words of their name: 'Ford' and 'Ford Motor Co'.

Only a name with a legal form is a company's for certain, and only where an article has both does it call the company so. The full name may
be one word longer: with more, or where the short name has a legal form of its own, it is a subsidiary's ('Boeing Commercial Space Co').
The short name must begin no other organisation's name in the archive: 'American' may be an airline or a bank, and stays apart.
"""

from collections import defaultdict

from sitegen.resolve import names
from sitegen.resolve.groups import Groups

KIND = "organisation"


def join(groups: Groups) -> None:
    """Unite companies with the short names that articles give them beside the full ones. Costs the words of all names."""
    begin: defaultdict[str, set[str]] = defaultdict(set)
    """First words of a key, fewer than all -> leaders of the groups whose names begin so."""
    for leader, group in groups.all.items():
        for value in group.values:
            words = names.thing(value, KIND).split()
            for end in range(1, len(words)):
                begin[" ".join(words[:end])].add(leader)
    for short in sorted(begin.keys() & groups.all.keys()):
        longer = {groups.leader(leader) for leader in begin[short]} - {groups.leader(short)}
        if len(longer) != 1 or groups.leader(short) != short:
            continue
        (long,) = longer
        company = [value for value in sorted(groups.at(long).values) if names.company(value) and _one_longer(value, short)]
        if not company or any(map(names.company, groups.at(short).values)):
            continue
        if groups.at(short).marks.keys() & groups.at(long).marks.keys():
            called = groups.name(short)
            groups.unite((short, long), f"An article that names “{company[0]}” also says “{called}”, which begins no other name here.")


def _one_longer(name: str, short: str) -> bool:
    return names.thing(name, KIND).rpartition(" ")[0] == short
