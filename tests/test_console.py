import os
import subprocess
import sys

import pytest

from sitegen.console import Terminal
from sitegen.model import Problem

PROBLEMS = [Problem(where=f"seeds/{n}.txt:1", what="is odd", hint="Mend it.") for n in range(3)]


def test_quiet_says_errors_alone(capsys: pytest.CaptureFixture[str]) -> None:
    terminal = Terminal(-1)
    terminal.say("result")
    terminal.problems(PROBLEMS)
    assert list(terminal.track([1, 2], "counting")) == [1, 2]
    terminal.fail("broken")
    assert capsys.readouterr().err == "error: broken\n"


def test_a_stage_is_a_plain_line_where_there_is_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    assert list(Terminal(1).track([1, 2], "counting")) == [1, 2]
    assert capsys.readouterr().err == "counting: 2\n"


def test_problems_beyond_the_limit_are_counted(capsys: pytest.CaptureFixture[str]) -> None:
    Terminal().problems(PROBLEMS, 2)
    told = capsys.readouterr().err
    assert told.count("is odd") == 2
    assert "and 1 more" in told


def test_articles_cannot_steer_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    terminal = Terminal()
    terminal.say("\x1b[2Jgone [bold]not bold[/bold]")
    terminal.table("\x1b[31m", ["a"], [["\x1b]0;title\x07"]])
    captured = capsys.readouterr()
    assert "\x1b" not in captured.err + captured.out
    assert "[bold]not bold[/bold]" in captured.err


def test_answers_go_to_standard_output_as_they_are(capsys: pytest.CaptureFixture[str]) -> None:
    Terminal().answer('{"a": "[bold]"}')
    captured = capsys.readouterr()
    assert captured.out == '{"a": "[bold]"}\n'
    assert captured.err == ""


def test_a_table_in_a_pipe_is_lines_with_tabs(capsys: pytest.CaptureFixture[str]) -> None:
    Terminal().table("Title", ["a", "b"], [["1", "two\nlines and\ttabs"]])
    assert capsys.readouterr().out == "Title\na\tb\n1\ttwo lines and tabs\n\n"


def test_answers_are_utf_8_whatever_the_locale_says() -> None:
    command = [sys.executable, "-c", "from sitegen.console import Terminal; Terminal().answer('Erdoğan')"]
    run = subprocess.run(command, capture_output=True, check=True, env={**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C"})
    assert run.stdout.decode("utf-8") == "Erdoğan\n"
