"""What the archivist says that a mark stands for, and who they say has spoken.

A correction is for one article: a 'Thursday' elsewhere is another day. It confirms the mark. The value of a date has to have the
shape of one: whatever else it might say would become an address and a machine's date, so it is told and changes nothing.
"""

import re
from collections.abc import Sequence

from msgspec import structs

from sitegen import edtf, text
from sitegen.curate.names import Names
from sitegen.curate.words import ByWords, folded
from sitegen.model import QUOTED, REPORTED, Correction, Mention, Problem, Speaker

_DATED = "date"
_TIMEX = re.compile(
    r"(?:PAST|PRESENT|FUTURE)_REF|P[\dXTYMWDHSQCE.]{2,20}|T[\dX:A-Z]{2,9}|(?:BC)?[\dX]{2,4}(?:-[\dXWQHA-Z]{1,3}){0,3}(?:T[\dX:A-Z]{2,9})?[?~%]?",
    re.ASCII,
)
"""Values of TIMEX3, looked at for their shape: 2022-03-03, 2022-W09, XXXX-WXX-4, 2022-03-03TMO, P5D, PAST_REF."""
_DAY = re.compile(r"(\d{4}-\d\d(?:-\d\d)?)(?:T.*)?", re.ASCII)


class Corrections:
    """The corrections, made ready to be looked up; remembers which of them were of use."""

    def __init__(self, corrections: Sequence[Correction], names: Names) -> None:
        self._corrections = corrections
        self._names = names
        self._used: set[Correction] = set()
        self._senseless: set[Correction] = set()
        by_article: dict[str, list[Correction]] = {}
        for correction in corrections:
            by_article.setdefault(names.source(correction.article) or "", []).append(correction)
        self._books = {source: ByWords((rule.text, rule) for rule in rules) for source, rules in by_article.items()}

    def obey(self, source: str, marks: Sequence[Mention]) -> tuple[Mention, ...]:
        """Return `marks`, of the article `source`, in their order, as the archivist says that they are."""
        book = self._books.get(source)
        return tuple(self._corrected(mark, book, marks) for mark in marks) if book else tuple(marks)

    def problems(self) -> list[Problem]:
        """Tell the corrections of articles that there are not, and those that match nothing."""
        problems = []
        for rule in self._corrections:
            if rule.article not in self._names:
                problems += self._names.unknown(rule.where, [rule.article])
            elif rule not in self._used:
                marked = "quotation" if rule.speaker is not None else "date or name"
                what = f"the rule that corrects “{rule.text}” in {rule.article} matches no {marked}"
                hint = "Write the marked words as the article has them, or their beginning and '…'."
                problems.append(Problem(where=rule.where, what=what, hint=hint))
            elif rule in self._senseless:
                what = f"the rule that corrects “{rule.text}” in {rule.article} gives the value “{rule.value}”, which is no date"
                hint = "Write it like 2022, 2022-03, 2022-03-03 or P5D; `sitegen explain` shows the value that it has now."
                problems.append(Problem(where=rule.where, what=what, hint=hint))
        return problems

    def _corrected(self, mark: Mention, book: ByWords[Correction], marks: Sequence[Mention]) -> Mention:
        spoken = mark.kind in {QUOTED, REPORTED}
        rule = next((rule for rule in book.find(mark.text) if (rule.speaker is not None) == spoken), None)
        if rule is None:
            return mark
        self._used.add(rule)
        if mark.kind == _DATED and not _is_time(text.squeezed(rule.value or "")):
            self._senseless.add(rule)
            return mark
        said = structs.replace(
            mark, status="confirmed", certainty=1.0, rule="correction", why=f"the archivist says so ({rule.where})"
        )  # fmt: skip
        if rule.speaker is None:
            return structs.replace(said, value=text.squeezed(rule.value or ""))
        return structs.replace(said, speaker=_speaker(text.squeezed(rule.speaker), mark, marks))


def _is_time(value: str) -> bool:
    """Whether `value` has the shape of a TIMEX3 value, and is on the calendar when it tells a month or a day."""
    if not _TIMEX.fullmatch(value):
        return False
    if day := _DAY.fullmatch(value.rstrip("?~%")):
        try:
            edtf.check(day[1])
        except ValueError:
            return False
    return True


def _speaker(name: str, quotation: Mention, marks: Sequence[Mention]) -> Speaker | None:
    """Find whom the archivist names: the mark of that name nearest to the quotation, else nobody that is marked here."""
    if not name:
        return None
    key = folded(name)
    named = [mark for mark in marks if mark.speaker is None and key in {folded(mark.value), folded(mark.text)}]
    if not named:
        return Speaker(name=name, start=quotation.start, end=quotation.start, named=False)
    nearest = min(named, key=lambda mark: (abs(mark.start - quotation.start), mark.start))
    return Speaker(name=nearest.value or name, start=nearest.start, end=nearest.end, named=True)
