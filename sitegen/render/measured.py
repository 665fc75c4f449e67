"""How good the marks are on news that others have annotated, as tests/quality/measure.py has written it into data/measured.toml.

A table of right and wrong says more to a reader than any word about certainty; where it was measured, and when, belongs to it.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from sitegen import data, edtf
from sitegen.render import words
from sitegen.render.views import FigureRow, MeasuredView, TrustRow

_TASKS = {
    "name": "People, places and organisations",
    "person": "People",
    "place": "Places",
    "organisation": "Organisations",
    "date": "Dates in the text, with their values",
    "quote": "Quotations",
    "attributed": "Who said them",
    "reported": "Reported speech, with whose it is",
    "furniture": "Page furniture, by lines",
    "headline exact": "Headlines, to the letter",
    "day of publication": "Days of publication",
    "F1 of the first ten tags": "Tags, the first ten",
}
"""Tasks that are shown, in their order."""
_KINDS = {
    "person": "People",
    "place": "Places",
    "organisation": "Organisations",
    "quote": "Quotations",
    "reported": "Reported speech",
    "date": "Dates",
}
"""Kinds as the legend calls them, in its order."""
_MEASURED: Mapping[str, Any] = data.tables("sitegen.render", "measured.toml")


def view(measured: Mapping[str, Any] = _MEASURED) -> MeasuredView:
    """Return the figures by task and set, and how often marks of each certainty are right, by kind."""
    figures = sorted(
        (figure for figure in measured["figure"] if figure["task"] in _TASKS),
        key=lambda figure: (list(_TASKS).index(figure["task"]), figure["set"]),
    )
    return MeasuredView(
        date=edtf.spoken(measured["date"]),
        figures=tuple(
            FigureRow(
                task=_TASKS[figure["task"]],
                set=figure["set"],
                documents=figure["documents"],
                precision=_percent(figure.get("precision")),
                recall=_percent(figure.get("recall", figure.get("share"))),
            )
            for figure in figures
        ),
        bands=words.BANDS,
        trust=_trust(measured["band"]),
    )


def _trust(bands: Sequence[Mapping[str, Any]]) -> tuple[TrustRow, ...]:
    measured = {band["kind"] for band in bands}
    kinds = [kind for kind in _KINDS if kind in measured]
    return tuple(TrustRow(kind=_KINDS[kind], bands=tuple(_right(bands, kind, name) for name in words.BANDS)) for kind in kinds)


def _right(bands: Sequence[Mapping[str, Any]], kind: str, name: str) -> str:
    """Say the share of a kind's marks that are right among those that readers see called by one word."""
    meant = [band for band in bands if band["kind"] == kind and words.certainty(band["average"]) == name]
    marks = sum(band["marks"] for band in meant)
    if not marks:
        return ""
    right = sum(band["right"] * band["marks"] for band in meant) / marks
    return f"{_percent(right)} of {words.number(marks)}".replace(" ", "\N{NO-BREAK SPACE}")


def _percent(share: float | None) -> str:
    return "" if share is None else f"{100 * share:.0f}\N{NO-BREAK SPACE}%"
