"""What the whole archive knows about the names of each article: a second look, after the annotators have read every article alone.

Three questions are asked. Is a name marked here as something that nearly all other articles call something else? 'A person in 10 of 11
articles' is no place in the eleventh. Is a single word at the beginning of a sentence a name, when the archive writes it small? And does
a name stand here unmarked that other articles are sure of? A mark that rests on the words beside it keeps its kind: there the article
itself has spoken. The archivist's word comes later, and wins. See `census` for what is counted, and what it costs; here every word
and name of an article costs a look-up, and every known name that it seems to have one search of its text.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec
from msgspec import Struct

from sitegen.annotate import census, lexicons, overlaps
from sitegen.annotate.census import Census, Count, Known, Words
from sitegen.model import Article, Mention
from sitegen.text import squeezed

_SHARE, _FEWEST = 0.9, 5
"""Articles that must agree on what a single word names, and how many they must be."""
_SHARE_LONG, _FEWEST_LONG = 0.75, 3
"""The same for a name of several words, which is less often two things."""
_SMALL, _SMALLER = 3, 3
"""So many articles must write a word small, and so many times as many as write it with a capital."""
_GLUE = frozenset("-/@#&_'’.")
"""Marks that glue a word to its neighbour, so that it may be part of something else."""
_POSSESSIVE = frozenset({"'s", "’s", "'S", "’S"})
_ENDS = frozenset(".!?:;…•*|»\n\r")
_QUOTES = "\"'“”‘’„«»([{—–- \t\u00a0"
_OPENING_QUOTES = '"“«„'
_REACH = 24
"""Characters beside a name that are looked at."""
_VOWELS = frozenset("aeiou")
_NOBODY = frozenset({"a", "an", "the", "its", "their", "his", "her", "our", "my", "your", "any", "every", "each", "no", "some", "another"})
"""Before a single word these say that it is no person's name."""
_SUBJECTS = lexicons.words("after_subjects", "speech_verbs", "plain_speech_verbs", "prepositions")
_NEXT = re.compile(r"\s([\w&]+)")
_FRAMES = frozenset({"quote", "reported"})
"""Kinds that may hold names."""
_TITLES = lexicons.words("titles")
_PLACED = lexicons.words("place_prepositions")
_PARTICLES = lexicons.words("particles")


class Verdict(Struct, frozen=True):
    """What nearly all articles call a name."""

    kind: str
    articles: int
    total: int


class Hearsay(Struct, frozen=True):
    """What all articles together say about names."""

    census: Census
    verdicts: Mapping[str, Verdict]
    """By name, of the names on which nearly all agree and some do not."""


def hearsay(counts: Iterable[Count]) -> Hearsay:
    """Put together what census.count says of each article; their order does not matter."""
    known = census.gathered(list(counts))
    return Hearsay(known, {name: verdict for name, by_kind in known.kinds.items() if (verdict := _verdict(name, by_kind))})


def _verdict(name: str, by_kind: Mapping[str, int]) -> Verdict | None:
    kind, most = max(by_kind.items(), key=lambda item: (item[1], item[0]))
    total = sum(by_kind.values())
    share, fewest = (_SHARE_LONG, _FEWEST_LONG) if " " in name else (_SHARE, _FEWEST)
    return Verdict(kind, most, total) if most >= fewest and most >= share * total else None


def agreed(article: Article, marks: Sequence[Mention], count: Count, heard: Hearsay, order: Sequence[str]) -> tuple[Mention, ...]:
    """Return the marks of an article after a second look, by start, then longest first.

    `count` is the article's own. `order` ranks kinds where marks overlap. Marks stay disjoint or nested. What is changed says so in its
    rule and its why.
    """
    doubtful = any(name in heard.verdicts or _written_small(name, heard.census) for name, _, _ in count.names)
    kept = _doubted(article, marks, heard) if doubtful else list(marks)
    new = _heard(article, kept, count.words, heard.census)
    return overlaps.settle([*kept, *new], order) if new else tuple(kept)


def _doubted(article: Article, marks: Sequence[Mention], heard: Hearsay) -> list[Mention]:
    """Return the marks without those that are no names, and the others as what nearly all articles call them."""
    known, verdicts = heard.census, heard.verdicts
    kept: list[Mention] = []
    gone: list[Mention] = []
    small: set[str] = set()
    for mark in marks:
        if mark.kind not in census.NAMED:
            kept.append(mark)
            continue
        verdict = verdicts.get(census.named(mark))
        if verdict and mark.kind != verdict.kind and not _in_context(article, mark, verdict):
            gone.append(mark)
            kept.append(_retyped(mark, verdict))
        else:
            kept.append(mark)
            if _small(mark, known):
                small.add(mark.text)
    if small:
        small -= {mark.text for mark in kept if mark.text in small and _stands(article, mark)}
        gone += [mark for mark in kept if mark.text in small and mark.kind in census.NAMED]
        kept = [mark for mark in kept if mark.text not in small or mark.kind not in census.NAMED]
    return _silenced(kept, gone) if gone else kept


def _in_context(article: Article, mark: Mention, verdict: Verdict) -> bool:
    """Whether the words beside the mark say what it is, so that this article has a voice of its own."""
    if mark.rule in census.IN_CONTEXT or (" " not in mark.text and " " in mark.value):
        return True  # 'Fox' where the article has 'Edward Fox'
    if verdict.kind == "person" and mark.kind == "organisation" and " " in mark.text:
        return True  # firms bear the full names of people
    lead = article.raw.plain[max(0, mark.start - _REACH) : mark.start].split()
    return mark.kind == "place" and bool(lead) and lead[-1] in _PLACED


def _retyped(mark: Mention, verdict: Verdict) -> Mention:
    articles = f"{'an' if verdict.kind[0] in _VOWELS else 'a'} {verdict.kind} in {verdict.articles} of {verdict.total} articles"
    why = f"'{squeezed(mark.text)}' is {articles}; the rule {mark.rule} had taken it for {mark.kind}"
    certainty = round(verdict.articles / (verdict.total + 1), 2)
    return msgspec.structs.replace(
        mark, kind=verdict.kind, rule="archive: another kind", why=why, certainty=certainty, value=squeezed(mark.text)
    )  # fmt: skip


def _small(mark: Mention, known: Census) -> bool:
    """Whether the mark is one word that stands for no longer name, and that the archive writes small nearly always."""
    return mark.value == mark.text and _written_small(mark.text, known)


def _written_small(name: str, known: Census) -> bool:
    """Whether a name is one word that the archive writes small nearly always."""
    if not name.isalpha() or name.isupper():
        return False
    small = known.words.get(name.lower(), 0)
    return small >= _SMALL and small >= _SMALLER * known.words.get(name, 0)


def _stands(article: Article, mark: Mention) -> bool:
    """Whether the article has a voice of its own on this word: by the words beside it, or by a capital within a sentence."""
    return mark.rule in census.IN_CONTEXT or not _opens(article.raw.plain, mark.start)


def _silenced(marks: Sequence[Mention], gone: Sequence[Mention]) -> list[Mention]:
    """Let no quotation lead to a person that is none any more."""
    places = {(mark.start, mark.end) for mark in gone if mark.kind == "person"}
    return [
        msgspec.structs.replace(mark, speaker=msgspec.structs.replace(mark.speaker, named=False))
        if mark.speaker and mark.speaker.named and (mark.speaker.start, mark.speaker.end) in places
        else mark
        for mark in marks
    ]


def _heard(article: Article, marks: Sequence[Mention], words: Words, known: Census) -> list[Mention]:
    """Return marks for known names that no mark of the article has; where one has, its annotators have looked at the others too."""
    own = {mark.text for mark in marks}
    plain = article.raw.plain
    told = known.told_by.keys() & {*words.every.split(" "), *words.pairs.split("\n")}
    here = [name for word in told for name in known.told_by[word] if name not in own and name in plain]
    if not here:
        return []
    taken = _Taken(article, marks)
    new = []
    for name in sorted(here, key=lambda name: (-len(name), name)):
        heard = known.known[name]
        if heard.full in own:
            continue
        for at in _places(plain, name):
            end = at + len(name)
            if (
                taken.free(at, end)
                and _alone(plain, at, end)
                and (" " in name or not _opens(plain, at))
                and (not heard.full or _somebody(plain, at, end))
            ):
                new.append(_claim(plain, at, end, heard))
    return new


def _places(plain: str, name: str) -> Iterator[int]:
    """Yield where a name stands, in longer words too, one after the other."""
    at = plain.find(name)
    while at >= 0:
        yield at
        at = plain.find(name, at + len(name))


def _claim(plain: str, start: int, end: int, known: Known) -> Mention:
    words = plain[start:end]
    if known.full:
        rule, certainty = "archive: family name", 0.78
        why = f"{known.articles} other articles name '{known.full}', and nobody else in the archive has this family name"
    else:
        rule, certainty = "archive: known name", 0.85
        why = f"{known.articles} other articles have it as {known.kind}, and none as anything else"
    return Mention(
        start=start, end=end, kind=known.kind, text=words, certainty=certainty, rule=rule, why=why, value=squeezed(words)
    )  # fmt: skip


def _opens(plain: str, at: int) -> bool:
    """Whether a sentence, a line or a quotation begins here, so that a capital says nothing."""
    before = plain[max(0, at - _REACH) : at].rstrip(_QUOTES)
    return not before or before[-1] in _ENDS or plain[at - 1] in _OPENING_QUOTES


def _alone(plain: str, start: int, end: int) -> bool:
    """Whether the words stand by themselves: no letter, hyphen, particle or capitalised word touches them."""
    before, after = plain[max(0, start - _REACH) : start], plain[end : end + 3]
    if before[-1:].isalnum() or before[-1:] in _GLUE or after[:1].isalnum():
        return False
    if (
        (after[:1] == "." and plain[max(0, end - 2) : end - 1] == ".")
        or (after[:1] in _GLUE and after[1:2].isalnum() and after[:2] not in _POSSESSIVE)
        or (after[:1] == " " and after[1:2].isupper())
    ):
        return False
    last = before.rsplit(None, 1)[-1:] if before[-1:].isspace() else []
    return not last or not (last[0] in _PARTICLES or (last[0] != last[0].lower() and last[0][-1].isalnum() and last[0] not in _TITLES))


def _somebody(plain: str, start: int, end: int) -> bool:
    """Whether a family name stands for a person by itself: not 'the Skovgard case', 'a Skovgard', 'Skovgard & Sons', nor 'in Skovgard'."""
    before = plain[max(0, start - _REACH) : start].split()[-1:]
    if before and (before[0].lower() in _NOBODY or (before[0].isalpha() and before[0].lower() in _PLACED - {"to"})):
        return False
    if plain[end : end + 2] in _POSSESSIVE:
        return not plain[end + 3 : end + 4].isupper()  # 'Harrah's Entertainment'
    after = _NEXT.match(plain, end, end + _REACH)
    word = after[1] if after else ""
    return word != "&" and (not word.isalpha() or word in _SUBJECTS or word.endswith("ed"))


class _Taken:
    """Where no name can be marked any more: inside other names, and outside of the lines that annotators read."""

    def __init__(self, article: Article, marks: Sequence[Mention]) -> None:
        self._blocks = [(block.start, block.end) for block in article.annotated]
        self._starts = [start for start, _ in self._blocks]
        spans = sorted((mark.start, mark.end) for mark in marks if mark.speaker is None and mark.kind not in _FRAMES)
        self._from = [start for start, _ in spans]
        self._to = [end for _, end in spans]

    def free(self, start: int, end: int) -> bool:
        """Whether the stretch lies in one line that is read and touches no mark; marks other than quotations are disjoint."""
        block = bisect_right(self._starts, start) - 1
        if block < 0 or self._blocks[block][1] < end:
            return False
        at = bisect_right(self._from, start)
        return (at == 0 or self._to[at - 1] <= start) and (at == len(self._from) or end <= self._from[at])
