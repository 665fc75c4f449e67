"""Names of several words: as lexicons write them, the longest known one, and all places of an article where a name stands again.

A look-up costs as many steps as the longest known name has words that opens with the same word; to find names again costs a step for
each place where their first word stands.
"""

from collections.abc import Callable, Iterator, Mapping

from sitegen.annotate import lexicons
from sitegen.annotate.naming import names
from sitegen.annotate.naming import vocabulary as v
from sitegen.annotate.naming.names import Chain, Scan, Word


def phrase(words: tuple[Word, ...], first: int, last: int) -> str:
    """Return the words first to last (inclusive) as a lexicon writes them, the small words between them included."""
    if first == last:
        return words[first].key
    written = words[first].key
    for word in words[first + 1 : last + 1]:
        written = f"{written} {word.join} {word.key}" if word.join else f"{written} {word.key}"
    return written


def longest(words: tuple[Word, ...], first: int, openers: Mapping[str, int], known: Mapping[str, str]) -> int:
    """Return the index of the last word of the longest known name that begins with word `first`, or -1."""
    written = words[first].key
    most = openers.get(written, 0)
    last = first if most and written in known else -1
    for at in range(first + 1, min(first + most, len(words))):
        word = words[at]
        written = f"{written} {word.join} {word.key}" if word.join else f"{written} {word.key}"
        if written in known:
            last = at
    return last


_NO_MORE = v.TITLE | v.ROYAL | v.STOP | v.DEMONYM | v.PLACE | v.HEADS | v.OPENS_TITLE | v.CUE_TITLE | v.PLACE_PART | v.ORGANISATION


def goes_on(words: tuple[Word, ...], last: int) -> bool:
    """Whether an English word with a capital follows directly, so that more than words first to last is the name ('ABC Sports')."""
    following = words[last + 1] if last + 1 < len(words) else None
    return following is not None and not following.join and following.flags & (v.ENGLISH | _NO_MORE) == v.ENGLISH


def run(words: tuple[Word, ...], first: int) -> int:
    """Return the index after the last word that follows word `first` with nothing but space between them."""
    last = first + 1
    while last < len(words) and not words[last].join:
        last += 1
    return last


def again(scanned: Scan, known: Mapping[str, str], where: Callable[[Chain], bool] | None = None) -> Iterator[tuple[Word, Word, str]]:
    """Return the first and last word of every place where one of the known names stands, with the name; also in CAPITALS.

    Keys of `known` are phrases, see `phrase`. A name of one word counts where no other capitalised word stands beside it. With `where`,
    chains for which it is false are left out.
    """
    reach: dict[str, int] = {}
    forms = {form.lower(): form for form in known}
    for form in forms:
        first = form.split(" ", 1)[0]
        reach[first] = max(reach.get(first, 0), form.count(" ") + 1)
    for chain, at in ((chain, at) for first in reach for chain, at in names.standing(scanned, first)):
        words = chain.words
        if where and not where(chain):
            continue
        for last in range(min(at + reach[words[at].lower], len(words)) - 1, at - 1, -1):
            written = phrase(words, at, last)
            form = forms.get(written.lower(), "")
            if form and (written == form or written.isupper()) and (last > at or _single(words, at)):
                yield words[at], words[last], known[form]
                break


def _single(words: tuple[Word, ...], at: int) -> bool:
    """Whether no other part of a name stands beside the word; an article or 'Yesterday' is none."""
    joins = [word.join for word in words[at + 1 : at + 2]]
    if at and (words[at].join or not words[at - 1].flags & v.STOP):
        joins.append(words[at].join)
    return all(join and join not in lexicons.words("particles") for join in joins)
