"""What the archivist calls by name is marked, whether a rule has found it or not.

The names and forms of all aliases are looked for in one search of each article: whole words, in the case that the archivist wrote, in
what annotators read. A form inside a longer name that is marked already stays part of it ('Jordan' in 'Michael Jordan'); names inside
the form give way to it. Forms are alternatives of one pattern that is tried where a word begins, so the cost is the length of the text
and, far below it, the forms with the same first letter.
"""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet

from sitegen import text
from sitegen.model import Alias, Article, Mention

_APOSTROPHES = "'’"
"""However the archivist writes one, the articles may write it otherwise."""
Allowed = Callable[[Mention], bool]


class Marker:
    """Finds the words of aliases in articles."""

    def __init__(self, aliases: Iterable[Alias], indexed: AbstractSet[str]) -> None:
        """`indexed` are the kinds whose marks lead to pages; aliases of others mark nothing. Among equal forms the first alias wins."""
        self._indexed = indexed
        self._by_form: dict[str, Alias] = {}
        """By what `written` makes of the form, as the words of an article are looked up."""
        for alias in aliases:
            for form in map(written, (alias.name, *alias.forms)):
                if form and alias.kind in indexed:
                    self._by_form.setdefault(form, alias)
        self._pattern = whole_words(self._by_form)

    def mark(self, article: Article, marks: Sequence[Mention], allowed: Allowed) -> tuple[list[Mention], list[Mention]]:
        """Return what is marked anew, by start, and those of `marks` (by start, disjoint or nested) that give way to it.

        A new mark is disjoint from all other marks that lead to pages, and disjoint from or nested in the rest. `allowed` says whether a
        mark may be made.
        """
        if not self._by_form:
            return [], []
        made: list[Mention] = []
        gone: dict[int, Mention] = {}
        near = _Near(marks)
        for start, end in self._found(article):
            overlapping = near.overlapping(start, end)
            loses = [mark for mark in overlapping if self._gives_way(mark, start, end)]
            new = self._mention(article, start, end)
            if all(mark in loses or self._nests(mark, start, end) for mark in overlapping) and allowed(new):
                made.append(new)
                gone |= {id(mark): mark for mark in loses}
        return made, list(gone.values())

    def _found(self, article: Article) -> Iterator[tuple[int, int]]:
        for block in article.annotated:
            for found in self._pattern.finditer(article.raw.plain, block.start, block.end):
                yield found.span()

    def _mention(self, article: Article, start: int, end: int) -> Mention:
        words = article.raw.plain[start:end]
        alias = self._by_form[written(words)]
        why = f"the archivist says that “{text.squeezed(words)}” is “{text.squeezed(alias.name)}” ({alias.where})"
        return Mention(
            start=start, end=end, kind=alias.kind, text=words, certainty=1.0, rule="alias", why=why, value=text.squeezed(alias.name),
            status="confirmed",
        )  # fmt: skip

    def _gives_way(self, mark: Mention, start: int, end: int) -> bool:
        """Whether a name is no longer one where the archivist's words stand: it is inside them, or sticks out by one end."""
        around = mark.start <= start and end <= mark.end
        return mark.kind in self._indexed and mark.status != "confirmed" and not around

    def _nests(self, mark: Mention, start: int, end: int) -> bool:
        """Whether a mark that leads to no page holds the archivist's words, or they hold it."""
        return mark.kind not in self._indexed and ((mark.start <= start and end <= mark.end) or (start <= mark.start and mark.end <= end))


class _Near:
    """Marks by start, asked for what overlaps stretches that come in order."""

    def __init__(self, marks: Sequence[Mention]) -> None:
        self._marks = marks
        self._starts = [mark.start for mark in marks]
        self._next = 0
        self._open: list[Mention] = []

    def overlapping(self, start: int, end: int) -> list[Mention]:
        until = bisect_left(self._starts, end, self._next)
        self._open = [mark for mark in (*self._open, *self._marks[self._next : until]) if mark.end > start]
        self._next = until
        return [mark for mark in self._open if mark.start < mark.end]


def whole_words(forms: Iterable[str]) -> re.Pattern[str]:
    """Compile what finds any of `forms` as whole words, the longest first, with any white space between their words."""
    by_letter: defaultdict[str, list[str]] = defaultdict(list)
    for form in sorted(set(forms), key=lambda form: (-len(form), form)):
        letters = [f"[{_APOSTROPHES}]" if letter in _APOSTROPHES else re.escape(letter) for letter in form]
        by_letter[letters[0]].append("".join(r"\s+" if letter == r"\ " else letter for letter in letters[1:]))
    either = "|".join(f"{letter}(?:{'|'.join(rest)})" for letter, rest in sorted(by_letter.items()))
    return re.compile(rf"(?<!\w)(?:{either or '(?!)'})(?!\w)")


def written(form: str) -> str:
    """Return a form with single spaces and straight apostrophes."""
    return text.squeezed(form).replace("’", "'")


def standing(forms: AbstractSet[str], articles: Iterable[Article]) -> dict[str, Counter[str]]:
    """Return how often each of `forms` stands as whole words in which articles, by source, taken-out lines included."""
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    if forms:
        pattern = whole_words(forms)
        for article in articles:
            for match in pattern.finditer(article.raw.plain):
                found[written(match[0])][article.source] += 1
    return dict(found)
