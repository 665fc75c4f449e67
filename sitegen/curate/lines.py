"""Which lines are content and which are furniture, where the archivist knows better than the rules of cleaning.

Asked before anything is read from the lines, so that a headline or a date in a line that was kept or dropped counts, or does not.
"""

from collections.abc import Mapping, Sequence

from msgspec import Struct, structs

from sitegen.curate.names import Names
from sitegen.curate.words import ByWords
from sitegen.model import Block, Curation, Drop, Keep, Problem

_RULE = "curation"


class Lines(Struct, frozen=True):
    """The blocks of every article after the archivist, and the rules that say nothing of any."""

    blocks: Mapping[str, tuple[Block, ...]]
    """By source, in the order that they were given."""
    problems: tuple[Problem, ...]


def lines(curation: Curation, cleaned: Mapping[str, tuple[Block, ...]], ids: Mapping[str, str]) -> Lines:
    """Obey the rules that keep and drop lines. `cleaned` are each article's blocks, by source; `ids` the names in addresses.

    A rule for one article goes before a rule for all; among equals the one that names more of the line, then the first in the file, keeps
    before drops. Front matter is no line of the article, whatever names it. Problems: articles that there are not, and rules that match
    no line.
    """
    ruled: list[Keep | Drop] = [*curation.keeps, *curation.drops]
    if not ruled:
        return Lines(blocks=cleaned, problems=())
    names = Names(ids)
    book = ByWords((rule.text, rule) for rule in ruled)
    used: set[Keep | Drop] = set()

    def obeyed(source: str, block: Block) -> Block:
        if not block.text or block.role == "meta":
            return block
        fitting = [rule for rule in book.find(block.text) if rule.article is None or names.source(rule.article) == source]
        used.update(fitting)
        rule = min(fitting, key=lambda rule: rule.article is None, default=None)
        return _retold(block, rule) if rule else block

    blocks = {source: tuple(obeyed(source, block) for block in found) for source, found in cleaned.items()}
    return Lines(blocks=blocks, problems=tuple(_problems(ruled, used, names)))


def _retold(block: Block, rule: Keep | Drop) -> Block:
    if isinstance(rule, Drop):
        role = "furniture"
    elif block.shown:
        role = block.role
    else:
        role = "body"
    return structs.replace(block, role=role, rule=_RULE, why=f"the archivist says so ({rule.where})", certainty=1.0)


def _problems(ruled: Sequence[Keep | Drop], used: set[Keep | Drop], names: Names) -> list[Problem]:
    problems: list[Problem] = []
    for rule in ruled:
        verb = "keeps" if isinstance(rule, Keep) else "drops"
        if rule.article is not None and rule.article not in names:
            problems += names.unknown(rule.where, [rule.article])
        elif rule not in used:
            what = f"the rule that {verb} “{rule.text}” matches no line"
            hint = "Write the whole line, or its beginning and '…'; `sitegen explain` shows the lines."
            problems.append(Problem(where=rule.where, what=what, hint=hint))
    return problems
