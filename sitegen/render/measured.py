"""How good the marks are on news that others have annotated, as tests/quality/measure.py has written it into data/measured.toml.

A table of right and wrong says more to a reader than any word about certainty; where it was measured, and when, belongs to it.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from sitegen import data
from sitegen.render import words
from sitegen.render.views import FigureRow, MeasuredView, TrustRow
from sitegen.render.wording import Wording, message

_TASKS = {
    "name": message("People, places and organisations"),
    "person": message("People"),
    "place": message("Places"),
    "organisation": message("Organisations"),
    "date": message("Dates in the text, with their values"),
    "quote": message("Quotations"),
    "attributed": message("Who said them"),
    "reported": message("Reported speech, with whose it is"),
    "furniture": message("Page furniture, by lines"),
    "headline exact": message("Headlines, to the letter"),
    "day of publication": message("Days of publication"),
    "F1 of the first ten tags": message("Tags, the first ten"),
}
"""Tasks that are shown, in their order."""
_KINDS = {
    "person": message("People"),
    "place": message("Places"),
    "organisation": message("Organisations"),
    "quote": message("Quotations"),
    "reported": message("Reported speech"),
    "date": message("Dates"),
}
"""Kinds as the legend calls them, in its order."""
_MEASURED: Mapping[str, Any] = data.tables("sitegen.render", "measured.toml")


def view(say: Wording, measured: Mapping[str, Any] = _MEASURED) -> MeasuredView:
    """Return the figures by task and set, and how often marks of each certainty are right, by kind."""
    figures = sorted(
        (figure for figure in measured["figure"] if figure["task"] in _TASKS),
        key=lambda figure: (list(_TASKS).index(figure["task"]), figure["set"]),
    )
    return MeasuredView(
        date=say.date(measured["date"]),
        figures=tuple(
            FigureRow(
                task=say.plain(_TASKS[figure["task"]]),
                set=figure["set"],
                documents=figure["documents"],
                precision=_percent(figure.get("precision")),
                recall=_percent(figure.get("recall", figure.get("share"))),
            )
            for figure in figures
        ),
        bands=tuple(map(say.plain, words.BANDS)),
        trust=_trust(measured["band"], say),
    )


def _trust(bands: Sequence[Mapping[str, Any]], say: Wording) -> tuple[TrustRow, ...]:
    measured = {band["kind"] for band in bands}
    kinds = [kind for kind in _KINDS if kind in measured]
    return tuple(
        TrustRow(kind=say.plain(_KINDS[kind]), bands=tuple(_right(bands, kind, name, say) for name in words.BANDS)) for kind in kinds
    )


def _right(bands: Sequence[Mapping[str, Any]], kind: str, name: str, say: Wording) -> str:
    """Say the share of a kind's marks that are right among those that readers see called by one word."""
    meant = [band for band in bands if band["kind"] == kind and words.certainty(band["average"]) == name]
    marks = sum(band["marks"] for band in meant)
    if not marks:
        return ""
    right = sum(band["right"] * band["marks"] for band in meant) / marks
    return say.plain("{share} of {number}", share=_percent(right), number=marks).replace(" ", "\N{NO-BREAK SPACE}")


def _percent(share: float | None) -> str:
    return "" if share is None else f"{100 * share:.0f}\N{NO-BREAK SPACE}%"
