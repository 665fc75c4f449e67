"""Names of several words: as lexicons write them, the longest known one, and all places of an article where a name stands again.

A look-up costs as many steps as the longest known name has words that opens with the same word; to find names again costs a step for
each place where their first word stands.
"""

from collections.abc import Iterator, Mapping

from sitegen.annotate import lexicons
from sitegen.annotate.names import Scan, Word


def phrase(words: tuple[Word, ...], first: int, last: int) -> str:
    """Return the words first to last (inclusive) as a lexicon writes them, the small words between them included."""
    if first == last:
        return words[first].key
    rest = (f"{word.join} {word.key}" if word.join else word.key for word in words[first + 1 : last + 1])
    return " ".join((words[first].key, *rest))


def longest(words: tuple[Word, ...], first: int, openers: Mapping[str, int], known: Mapping[str, str]) -> int:
    """Return the index of the last word of the longest known name that begins with word `first`, or -1."""
    opening = words[first].key
    most = openers.get(opening, 0)
    for last in range(min(first + most, len(words)) - 1, first, -1):
        if phrase(words, first, last) in known:
            return last
    return first if most and opening in known else -1


def run(words: tuple[Word, ...], first: int) -> int:
    """Return the index after the last word that follows word `first` with nothing but space between them."""
    last = first + 1
    while last < len(words) and not words[last].join:
        last += 1
    return last


def again(scanned: Scan, known: Mapping[str, str]) -> Iterator[tuple[Word, Word, str]]:
    """Return the first and last word of every place where one of the known names stands, with the name; also in CAPITALS.

    Keys of `known` are phrases, see `phrase`. A name of one word counts where no other capitalised word stands beside it.
    """
    reach: dict[str, int] = {}
    forms = {form.lower(): form for form in known}
    for form in forms:
        first = form.split(" ", 1)[0]
        reach[first] = max(reach.get(first, 0), form.count(" ") + 1)
    for first, most in reach.items():
        for chain, at in scanned.index.get(first, ()):
            words = chain.words
            for last in range(min(at + most, len(words)) - 1, at - 1, -1):
                written = phrase(words, at, last)
                form = forms.get(written.lower(), "")
                if form and (written == form or written.isupper()) and (last > at or _single(words, at)):
                    yield words[at], words[last], known[form]
                    break


def _single(words: tuple[Word, ...], at: int) -> bool:
    beside = [words[at].join] * bool(at) + [word.join for word in words[at + 1 : at + 2]]
    return all(join and join not in lexicons.words("particles") for join in beside)
