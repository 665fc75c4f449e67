import json

from sitegen import report
from sitegen.model import Problem

PROBLEMS = [
    Problem("seeds/a, b.txt:3", "is 100% odd\n::error::x", "Mend: it.", "error"),
    Problem("seeds/c.txt@12", "is odd"),
    Problem("seeds/d.txt", "is odd", "", "notice"),
]


def test_json_has_every_part_apart() -> None:
    found = json.loads("\n".join(report.lines(PROBLEMS, "json", ".")))
    assert [(one["weight"], one["file"], one["line"], one["offset"]) for one in found] == [
        ("error", "seeds/a, b.txt", 3, None),
        ("warning", "seeds/c.txt", None, 12),
        ("notice", "seeds/d.txt", None, None),
    ]


def test_annotations_are_one_line_each_and_cannot_be_broken_out_of() -> None:
    assert list(report.lines(PROBLEMS, "github", "sub/archive")) == [
        "::error file=sub/archive/seeds/a%2C b.txt,line=3::is 100%25 odd%0A::error::x. Mend: it.",
        "::warning file=sub/archive/seeds/c.txt::is odd",
        "::notice file=sub/archive/seeds/d.txt::is odd",
    ]


def test_counts_are_words() -> None:
    assert report.counted(PROBLEMS) == "1 error, 1 warning, 1 notice"
    assert report.counted([]) == "no problems"
