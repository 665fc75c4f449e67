from pathlib import Path

from sitegen.errors import ThemeError
from sitegen.model import Problem
from sitegen.serve import mistakes


def test_the_lines_around_a_mistake_are_shown_with_their_numbers(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text("\n".join(f"line {number}" for number in range(1, 21)))
    found = mistakes.of_error(ThemeError("is broken", where="a.toml:10", hint="Mend it."), [tmp_path])
    assert [(line.number, line.text, line.wrong) for line in found.lines] == [
        (number, f"line {number}", number == 10) for number in range(7, 14)
    ]
    assert found.words.splitlines()[0] == "a.toml:10: is broken"
    assert ">    10 | line 10" in found.words
    assert found.words.endswith("Mend it.")


def test_a_place_in_bytes_is_a_line_too(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"one\ntwo\nCaf\xff\xfe\n")
    (found,) = mistakes.of_problems([Problem("a.txt@11", "is no text", "", "error"), Problem("b", "may be", "", "warning")], [tmp_path])
    assert [line.text for line in found.lines if line.wrong] == ["Caf\N{REPLACEMENT CHARACTER}\N{REPLACEMENT CHARACTER}"]


def test_files_elsewhere_are_not_opened(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret")
    inner = tmp_path / "inner"
    inner.mkdir()
    (inner / "link").symlink_to(tmp_path / "secret")
    for where in ("../secret:1", str(tmp_path / "secret:1"), "link:1", "missing:1", "a\0b:1", "secret"):
        assert mistakes.of_error(ThemeError("x", where=where), [inner]).lines == ()


def test_characters_that_hide_are_made_visible_and_long_lines_cut(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("\x1b[31m" + "x" * 1000)
    (line,) = mistakes.of_error(ThemeError("x\x1b", where="a:1"), [tmp_path]).lines
    assert "\x1b" not in line.text
    assert len(line.text) == 160
