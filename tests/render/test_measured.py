"""The figures on the page about the archive are those that were measured."""

from sitegen.render import measured
from sitegen.render.views import FigureRow, TrustRow
from sitegen.render.wording import ENGLISH

DATA = {
    "date": "2026-11-23",
    "figure": [
        {"task": "date", "set": "b", "documents": 10, "precision": 0.872, "recall": 0.6, "f1": 0.71},
        {"task": "name", "set": "a", "documents": 437, "precision": 0.9, "recall": 0.8, "f1": 0.85},
        {"task": "headline exact", "set": "c", "documents": 31, "share": 0.742},
        {"task": "speaker: name", "set": "d", "documents": 9, "precision": 0.9, "recall": 0.8, "f1": 0.85},
    ],
    "band": [
        {"kind": "person", "said": "0.9 to 1.0", "marks": 100, "average": 0.94, "right": 0.93},
        {"kind": "person", "said": "0.7 to 0.8", "marks": 30, "average": 0.75, "right": 0.8},
        {"kind": "person", "said": "0.8 to 0.9", "marks": 10, "average": 0.85, "right": 0.6},
        {"kind": "place", "said": "0.4 to 0.5", "marks": 1000, "average": 0.45, "right": 0.5},
    ],
}


def test_tasks_come_in_their_order_with_their_sets() -> None:
    view = measured.view(ENGLISH, DATA)
    assert view.date == "23 November 2026"
    assert view.figures == (
        FigureRow("People, places and organisations", "a", 437, "90\N{NO-BREAK SPACE}%", "80\N{NO-BREAK SPACE}%"),
        FigureRow("Dates in the text, with their values", "b", 10, "87\N{NO-BREAK SPACE}%", "60\N{NO-BREAK SPACE}%"),
        FigureRow("Headlines, to the letter", "c", 31, "", "74\N{NO-BREAK SPACE}%"),
    )


def test_marks_are_told_by_the_words_that_readers_see() -> None:
    view = measured.view(ENGLISH, DATA)
    assert view.bands == ("sure", "likely", "unsure", "doubtful")
    assert view.trust == (
        TrustRow(
            "People",
            (
                "93\N{NO-BREAK SPACE}%\N{NO-BREAK SPACE}of\N{NO-BREAK SPACE}100",
                "75\N{NO-BREAK SPACE}%\N{NO-BREAK SPACE}of\N{NO-BREAK SPACE}40",
                "",
                "",
            ),
        ),
        TrustRow("Places", ("", "", "", "50\N{NO-BREAK SPACE}%\N{NO-BREAK SPACE}of\N{NO-BREAK SPACE}1,000")),
    )


def test_what_is_shipped_can_be_shown() -> None:
    shipped = measured.view(ENGLISH)
    assert {row.kind for row in shipped.trust} == {"People", "Places", "Organisations", "Quotations", "Reported speech", "Dates"}
    assert shipped.figures
