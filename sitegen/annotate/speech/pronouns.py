"""Who 'he' or 'she' is: the nearest plausible person of the article, or nobody.

A person is plausible when nothing says that the pronoun is not theirs: 'Mr.', 'the congresswoman' before the name, or a first name that is
given to one sex only (lexicons women_first_names and men_first_names). Of several plausible people one is taken when he was quoted
last and no other was named since, when the paragraph names only him, or when he alone is the subject of the sentence before. Otherwise
the pronoun stays what it is. 'Roe's spokesman' without a name leaves it open, too.
"""

from msgspec import structs

from sitegen.annotate import lexicons
from sitegen.annotate.speech.reading import Text
from sitegen.annotate.speech.sources import PREPOSITIONS, Source
from sitegen.model import Mention, Speaker
from sitegen.text import folded

_WOMEN, _MEN = lexicons.words("women_first_names"), lexicons.words("men_first_names")
_LEADERS = lexicons.shown("leaders")
_HERS = frozenset({"she", "her"})
_HIS = frozenset({"he", "his"})
_TITLES = {**dict.fromkeys(lexicons.words("women_titles"), "f"), **dict.fromkeys(lexicons.words("men_titles"), "m")}
_TITLE_CHARACTERS = 16
_PARAGRAPH = 1500
"""Characters of a paragraph before a pronoun that are read: a text without line ends is one paragraph."""
_NEAR = 600
"""Characters before a paragraph in which a pronoun's person is looked for."""
_FAR = 2000
"""The same where a first name must say that the pronoun is that person's."""
_OPENING = 60
"""Characters of a sentence in which its subject begins."""
_SENTENCES = 3


class People:
    """The people of an article, with what is known of their pronouns."""

    def __init__(self, text: Text) -> None:
        """Read nothing yet: most articles have no pronoun that speaks."""
        self._text = text
        self._sexes: dict[str, str] | None = None

    def resolved(self, source: Source, paragraph: int, previous: Speaker | None) -> Source:
        """Say who the source's pronoun is, in the paragraph that begins at `paragraph`.

        `previous` was quoted last, at most a paragraph ago.
        """
        word, at = source.speaker.name.lower(), source.speaker.start
        name = ""
        if word == "it":
            name = previous.name if previous and previous.named and self._organisation(previous.name) else ""
        elif word in _HERS or word in _HIS:
            name = self._person("f" if word in _HERS else "m", max(paragraph, at - _PARAGRAPH), at, previous)
        if not name:
            return source
        why = f"{source.why}, and '{source.speaker.name}' is '{name}'"
        return Source(structs.replace(source.speaker, name=name, named=True), why, "pronoun", pronoun=True)

    def _organisation(self, name: str) -> bool:
        return any(mark.kind == "organisation" and mark.value == name for mark in self._text.marks)

    def _person(self, sex: str, start: int, at: int, previous: Speaker | None) -> str:
        text = self._text
        before = previous.name if previous and previous.named and self._plausible(previous.name, sex) else ""
        aides = text.aides(start, at)
        owners = {owner for owner, _ in aides}
        if before in owners or any(not holder for _, holder in aides):
            return ""  # 'he' is 'Roe's spokesman' as likely as Roe
        marks = [mark for mark in text.people(start, at) if mark.value not in owners and self._plausible(mark.value, sex)]
        people = {mark.value for mark in marks}
        if before and (not people or before in people):
            since = {mark.value for mark in marks if previous and mark.start > previous.end}
            if since <= {before} or self._subject(start, at, sex) in {before, ""}:
                return before
        if len(people) == 1:
            return marks[0].value
        if people:
            return self._subject(start, at, sex)
        return "" if previous and not before and previous.named is False else self._earlier(start, sex)

    def _earlier(self, start: int, sex: str) -> str:
        """Return the one person of the paragraphs before `start`; further away only one whose first name fits."""
        text = self._text
        near = max(0, start - _NEAR)
        if text.aides(near, start):
            return ""
        people = {mark.value for mark in text.people(near, start) if self._plausible(mark.value, sex)}
        if len(people) == 1:
            return min(people)
        if people:
            return self._subject(near, start, sex)
        sure = {mark.value for mark in text.people(max(0, start - _FAR), near) if self._sex(mark.value) == sex}
        return min(sure) if len(sure) == 1 else ""

    def _subject(self, start: int, at: int, sex: str) -> str:
        """Return the person who alone is named by the last sentence that names anybody plausible, as its subject; else ''."""
        text = self._text
        for _ in range(_SENTENCES):
            first = text.sentence_start(start, at)
            marks = [mark for mark in text.people(first, at) if self._plausible(mark.value, sex)]
            if marks:
                only = len({mark.value for mark in marks}) == 1
                return marks[0].value if only and self._leads(marks[0], first) else ""
            at = first
            if at <= start:
                break
        return ""

    def _leads(self, mark: Mention, first: int) -> bool:
        text = self._text
        return mark.start - first <= _OPENING and not text.owns(mark.end) and text.last_word(first, mark.start) not in PREPOSITIONS

    def _plausible(self, name: str, sex: str) -> bool:
        return self._sex(name) in {"", sex}

    def _sex(self, name: str) -> str:
        if self._sexes is None:
            self._sexes = {}
            for mark in self._text.marks:
                if mark.kind == "person":
                    title = self._text.plain[max(0, mark.start - _TITLE_CHARACTERS) : mark.start].split()
                    told = _TITLES.get(title[-1].lower(), "") if title else ""
                    if told:
                        self._sexes.setdefault(mark.value, told)
        known = self._sexes.get(name)
        if known is None:
            full = folded(name if " " in name else _LEADERS.get(name, name))
            first = full.partition(" ")[0].partition("-")[0] if " " in full else ""
            known = self._sexes[name] = "f" if first in _WOMEN else "m" if first in _MEN else ""
        return known
