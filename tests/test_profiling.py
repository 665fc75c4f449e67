import json
from pathlib import Path
from types import ModuleType

import pytest

from sitegen import profiling, text
from sitegen.errors import OutputError
from sitegen.profiling import Profile


def pipeline() -> ModuleType:
    """Return a module that calls another room, as the pipeline does."""
    made = ModuleType("made")
    vars(made)["text"] = text
    exec("def digest(words): return text.digest(words)", vars(made))
    return made


def test_calls_of_other_rooms_are_timed_and_do_what_they_did() -> None:
    module, profile = pipeline(), Profile()
    with profile.looking_at(module), profile.span("all"):
        assert module.digest("a") == text.digest("a")
    assert [(span.name, span.inside) for span in profile.spans] == [("text.digest", True), ("all", False)]


def test_afterwards_nothing_is_timed() -> None:
    module, profile = pipeline(), Profile()
    with profile.looking_at(module):
        pass
    module.digest("a")
    assert profile.spans == []
    assert vars(module)["text"] is text


def test_methods_are_timed_by_their_first_argument() -> None:
    class Crew:
        def each(self, stage: str) -> str:
            return stage

    profile = Profile()
    with profile.looking_at_method(Crew, "each", str.upper):
        assert Crew().each("clean") == "clean"
    Crew().each("annotate")
    assert [span.name for span in profile.spans] == ["CLEAN"]


def test_the_table_adds_up_calls_of_one_name() -> None:
    profile = Profile()
    for _ in range(3):
        with profile.span("one"):
            pass
    columns, rows = profile.table()
    assert len(columns) == len(rows[0]) == 5
    assert [row[:2] for row in rows] == [("one", "3")]


def test_the_trace_is_what_chrome_reads(tmp_path: Path) -> None:
    profile = Profile()
    with profile.span("one"):
        pass
    profile.write_trace(tmp_path / "trace.json")
    (event,) = json.loads((tmp_path / "trace.json").read_text())["traceEvents"]
    assert (event["name"], event["ph"]) == ("one", "X")
    assert event["dur"] >= 0
    with pytest.raises(OutputError, match="trace cannot be written"):
        profile.write_trace(tmp_path)


def test_memory_is_told_in_bytes() -> None:
    assert profiling.peak() > 10_000_000 or not hasattr(profiling, "resource")
