import json
import shutil
import signal
import subprocess
import sys
import time
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from sitegen import cli, output

TITLE = 'title = "A small archive"\nbase_url = "https://example.org/a/"\n'
ARTICLE = "Bridge closes\n\nTue, 14 May 2024, 9:30 am\n\nThe harbour bridge of Ostend will be closed for six weeks, the city said.\n"


class End(NamedTuple):
    """How a command ended."""

    code: int
    out: str
    err: str


Command = Callable[..., End]


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "sitegen.toml").write_text(TITLE)
    (tmp_path / "seeds" / "bridge.txt").write_text(ARTICLE)
    return tmp_path


@pytest.fixture
def sitegen(archive: Path, capsys: pytest.CaptureFixture[str]) -> Command:
    def run(command: str, *arguments: str) -> End:
        where = [] if command == "new" or command.startswith("-") else ["--archive", str(archive)]
        with pytest.raises(SystemExit) as caught:
            cli.main([command, *where, *arguments])
        captured = capsys.readouterr()
        return End(int(caught.value.code or 0), captured.out, captured.err)

    return run


def test_build_writes_the_site_and_says_what_it_did(archive: Path, sitegen: Command) -> None:
    end = sitegen("build")
    assert end.code == 0
    assert "1 article -> site/" in end.err
    assert (archive / "site" / "articles" / "bridge.html").is_file()
    again = sitegen("build")
    assert " 0 written, 0 removed" in again.err


def test_what_was_told_is_told_again_when_nothing_changed(sitegen: Command) -> None:
    time.sleep(0.15)
    first, again = sitegen("build"), sitegen("build")
    assert again.err.splitlines()[:-1] == first.err.splitlines()[:-1]
    assert " 0 written, 0 removed, " in again.err


def test_strict_refuses_also_when_nothing_changed(archive: Path, sitegen: Command) -> None:
    (archive / "seeds" / "undated.txt").write_text("Tram opens\n\nThe tram to Eastfield has opened.\n")
    time.sleep(0.15)
    assert sitegen("build").code == 0
    assert sitegen("build", "--strict").code == 6


def test_profile_tells_the_stages_and_trace_writes_them(archive: Path, sitegen: Command) -> None:
    end = sitegen("build", "--profile", "--trace", str(archive / "trace.json"))
    assert end.code == 0
    assert {"read.articles", "annotate of each", "output.write", "all"} <= {line.partition("\t")[0] for line in end.out.splitlines()}
    assert json.loads((archive / "trace.json").read_text())["traceEvents"]


def test_jobs_must_be_a_number_of_processes(sitegen: Command) -> None:
    assert sitegen("build", "--jobs", "2").code == 0
    assert sitegen("build", "--jobs", "0").code == 2


def test_clean_forgets_and_the_next_build_makes_the_same(archive: Path, sitegen: Command) -> None:
    sitegen("build")
    assert (archive / ".sitegen").is_dir()
    assert ".sitegen/ removed" in sitegen("clean").err
    assert not (archive / ".sitegen").exists()
    assert "there is no .sitegen/" in sitegen("clean").err
    assert " 0 written, 0 removed" in sitegen("build").err


def test_a_title_alone_is_enough(archive: Path, sitegen: Command) -> None:
    (archive / "sitegen.toml").write_text('title = "x"\n')
    assert sitegen("build").code == 0


def test_quiet_says_nothing_and_verbose_every_stage(sitegen: Command) -> None:
    assert "annotating: 1" in sitegen("build", "-v").err
    assert sitegen("build", "-q").err == ""
    assert sitegen("build", "-q", "-v").code == 2


def test_strict_fails_on_problems_and_leaves_the_site_as_it_was(archive: Path, sitegen: Command) -> None:
    assert sitegen("build").code == 0
    before = (archive / "site" / output.MANIFEST).read_bytes()
    (archive / "seeds" / "undated.txt").write_text("Nobody knows when\n\nThis was written at some time, by somebody, somewhere.\n")
    end = sitegen("build", "--strict")
    assert end.code == 6
    assert "seeds/undated.txt" in end.err
    assert (archive / "site" / output.MANIFEST).read_bytes() == before


def test_check_tells_all_problems_and_writes_nothing(archive: Path, sitegen: Command) -> None:
    assert sitegen("check").code == 0
    (archive / "seeds" / "undated.txt").write_text("Nobody knows when\n\nThis was written at some time, by somebody, somewhere.\n")
    assert sitegen("check").code == 6
    assert not (archive / "site").exists()


def test_the_base_url_of_the_command_line_wins(archive: Path, sitegen: Command) -> None:
    assert sitegen("build", "--base-url", "https://other.example/b").code == 0
    assert "https://other.example/b/articles/bridge.html" in (archive / "site" / "articles" / "bridge.html").read_text()


def test_a_missing_seeds_folder_is_told_with_what_to_do(archive: Path, sitegen: Command) -> None:
    shutil.rmtree(archive / "seeds")
    end = sitegen("build")
    assert end.code == 3
    assert "seeds" in end.err


def test_a_folder_of_no_articles_builds_and_says_so(archive: Path, sitegen: Command) -> None:
    (archive / "seeds" / "bridge.txt").unlink()
    end = sitegen("build")
    assert end.code == 0
    assert "seeds" in end.err
    assert (archive / "site" / "index.html").is_file()


def test_a_file_that_cannot_be_read_is_told_and_the_rest_is_built(archive: Path, sitegen: Command) -> None:
    (archive / "seeds" / "damaged.txt").write_bytes(b"Caf\xc3\xa9 and \xff\xfe broken\n")
    end = sitegen("build")
    assert end.code == 0
    assert "seeds/damaged.txt@10" in end.err
    assert (archive / "site" / "articles" / "bridge.html").is_file()


def test_broken_toml_beside_an_article_names_file_and_line(archive: Path, sitegen: Command) -> None:
    (archive / "seeds" / "bridge.toml").write_text('source = "x"\ndate = \n')
    end = sitegen("build")
    assert end.code == 0
    assert "seeds/bridge.toml:2" in end.err


def test_a_broken_configuration_names_file_and_line(archive: Path, sitegen: Command) -> None:
    (archive / "sitegen.toml").write_text('title = "x"\nbase_ulr = "y"\n')
    end = sitegen("build")
    assert end.code == 2
    assert "sitegen.toml:2" in end.err
    assert "base_ulr" in end.err


def test_no_configuration_says_how_to_start(archive: Path, sitegen: Command) -> None:
    (archive / "sitegen.toml").unlink()
    end = sitegen("build")
    assert end.code == 2
    assert "sitegen new" in end.err


def test_a_missing_theme_has_an_exit_code_of_its_own(archive: Path, sitegen: Command) -> None:
    (archive / "sitegen.toml").write_text(TITLE + 'theme = "nowhere"\n')
    end = sitegen("build")
    assert end.code == 4
    assert "nowhere" in end.err


def test_a_foreign_site_folder_is_refused_before_any_work(archive: Path, sitegen: Command) -> None:
    (archive / "site").mkdir()
    (archive / "site" / "thesis.doc").write_text("years of work")
    end = sitegen("build")
    assert end.code == 5
    assert [path.name for path in (archive / "site").iterdir()] == ["thesis.doc"]


def test_explain_answers_in_lines_of_json(archive: Path, sitegen: Command) -> None:
    end = sitegen("explain", "--format", "jsonl")
    (record,) = map(json.loads, end.out.splitlines())
    text = (archive / "seeds" / "bridge.txt").read_text()
    assert record["source"] == "bridge.txt"
    assert record["published"]["edtf"] == "2024-05-14"
    assert text[record["headline"]["start"] : record["headline"]["end"]] == "Bridge closes"
    assert end.err == ""


def test_explain_shows_tables_of_the_articles_that_are_named(archive: Path, sitegen: Command) -> None:
    end = sitegen("explain", str(archive / "seeds" / "bridge.txt"))
    assert end.code == 0
    assert "Bridge closes" in end.out
    assert "Tue, 14 May 2024, 9:30 am" in end.out


def test_explain_tells_the_lines_that_would_change_a_decision(sitegen: Command) -> None:
    out = sitegen("explain", "bridge.txt").out
    lines = out[out.index("# To change a decision about bridge.txt") :]
    assert "# headline, " in lines
    assert 'title = "Bridge closes"' in lines
    tomllib.loads("\n".join(line for line in lines.splitlines() if not line.startswith(("title", "date", "author", "source", "url"))))


def test_explain_lists_what_is_left_open(sitegen: Command) -> None:
    for form in ("table", "jsonl"):
        end = sitegen("explain", "--doubts", "--format", form)
        assert (end.code, end.err) == (0, "")


def test_explain_says_that_nothing_is_left_open(sitegen: Command) -> None:
    assert sitegen("explain", "--doubts").out.startswith("# The rules leave nothing open")
    assert sitegen("explain", "--doubts", "--format", "jsonl").out == ""


def test_explain_finds_an_article_by_the_name_that_check_tells(sitegen: Command) -> None:
    assert sitegen("explain", "seeds/bridge.txt").code == 0
    assert sitegen("explain", "bridge.txt").code == 0


def test_a_reader_that_has_read_enough_is_no_error(archive: Path) -> None:
    for number in range(60):
        (archive / "seeds" / f"{number}.txt").write_text(ARTICLE)
    explain = f"{sys.executable} -m sitegen explain --format jsonl --archive {archive}"
    run = subprocess.run(["bash", "-o", "pipefail", "-c", f"{explain} | head -c 10"], capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr) == (0, "")
    build = f"{sys.executable} -m sitegen build --archive {archive}"
    run = subprocess.run(["bash", "-o", "pipefail", "-c", f"{build} 2>&1 | head -c 10"], capture_output=True, text=True, check=False)
    assert run.returncode == 0
    assert (archive / "site" / "index.html").is_file()


def test_explain_of_something_else_says_what_is_expected(sitegen: Command) -> None:
    end = sitegen("explain", "nothing.txt")
    assert end.code == 2
    assert "nothing.txt" in end.err


def test_a_new_archive_builds_without_a_word_of_advice_but_the_address(tmp_path: Path, sitegen: Command) -> None:
    folder = tmp_path / "fresh"
    assert sitegen("new", str(folder)).code == 0
    end = sitegen("build", "--archive", str(folder), "--base-url", "https://example.org/")
    assert end.code == 0
    assert "2 articles" in end.err
    assert "0 problems" in end.err
    assert sitegen("new", str(folder)).code == 5


def _with_a_thread(archive: Path) -> None:
    (archive / "seeds" / "later.txt").write_text(ARTICLE.replace("Bridge closes", "Bridge opens").replace("14 May", "15 May"))
    (archive / "seeds" / "curation.toml").write_text('[[thread]]\nname = "The bridge"\narticles = ["bridge.txt", "later.txt"]\n')


def test_build_remembers_the_address_of_a_thread_and_building_again_changes_nothing(archive: Path, sitegen: Command) -> None:
    _with_a_thread(archive)
    assert sitegen("build").code == 0
    remembered = archive / "seeds" / "addresses.toml"
    assert tomllib.loads(remembered.read_text())["threads"] == {"the-bridge": {"articles": ["bridge.txt", "later.txt"]}}
    before = remembered.stat()
    again = sitegen("build")
    assert " 0 written, 0 removed" in again.err
    after = remembered.stat()
    assert (after.st_mtime_ns, after.st_ino) == (before.st_mtime_ns, before.st_ino)
    assert (archive / "site" / "threads" / "the-bridge.html").is_file()


def test_a_renamed_article_leaves_a_page_that_leads_on(archive: Path, sitegen: Command) -> None:
    assert sitegen("build").code == 0
    (archive / "seeds" / "bridge.txt").rename(archive / "seeds" / "harbour.txt")
    assert sitegen("build").code == 0
    page = (archive / "site" / "articles" / "bridge.html").read_text()
    assert '<meta http-equiv="refresh" content="0; url=harbour.html">' in page
    assert '<link rel="canonical" href="https://example.org/a/articles/harbour.html">' in page
    assert "articles/bridge.html" not in (archive / "site" / "sitemap.xml").read_text()
    shutil.rmtree(archive / "site")
    (archive / "seeds" / "harbour.txt").rename(archive / "seeds" / "port.txt")
    assert sitegen("build").code == 0
    for former in ("bridge", "harbour"):
        assert "url=port.html" in (archive / "site" / "articles" / f"{former}.html").read_text()
    assert " 0 written, 0 removed" in sitegen("build").err


def _until(happened: Callable[[], bool]) -> None:
    """Wait for what a busy machine may need a minute for."""
    end = time.monotonic() + 60
    while not happened():
        assert time.monotonic() < end
        time.sleep(0.05)


def test_watching_does_not_build_again_for_the_addresses_that_it_wrote(archive: Path, tmp_path: Path) -> None:
    _with_a_thread(archive)
    log = tmp_path / "log"
    command = [sys.executable, "-m", "sitegen", "build", "--watch", "--archive", str(archive)]
    with log.open("w") as file, subprocess.Popen(command, stderr=file) as watching:
        _until(lambda: " written, " in log.read_text())
        assert (archive / "seeds" / "addresses.toml").is_file()
        time.sleep(2)
        watching.send_signal(signal.SIGINT)
        watching.wait(timeout=60)
    assert log.read_text().count(" written, ") == 1


def test_version_and_help(sitegen: Command) -> None:
    assert sitegen("--version").out.startswith("sitegen ")
    usage = sitegen("--help").out
    assert all(command in usage for command in ("build", "check", "explain", "new", "Exit codes"))


def test_watching_builds_again_survives_a_mistake_and_ends_with_ctrl_c(archive: Path, tmp_path: Path) -> None:
    page, log = archive / "site" / "articles" / "bridge.html", tmp_path / "log"

    def until(words: str, path: Path) -> None:
        _until(lambda: path.is_file() and words in path.read_text())

    command = [sys.executable, "-m", "sitegen", "build", "--watch", "--archive", str(archive)]
    with log.open("w") as file, subprocess.Popen(command, stderr=file) as watching:
        until("six weeks", page)
        (archive / "sitegen.toml").write_text("title = ")
        until("sitegen.toml:1: is not valid TOML", log)
        (archive / "sitegen.toml").write_text(TITLE)
        (archive / "seeds" / "bridge.txt").write_text(ARTICLE.replace("six weeks", "seven weeks"))
        until("seven weeks", page)
        watching.send_signal(signal.SIGINT)
        watching.wait(timeout=60)
    assert watching.returncode == 130
    assert "Traceback" not in log.read_text()


def test_check_of_the_whole_site_answers_programs(archive: Path, sitegen: Command) -> None:
    (archive / "seeds" / "leak.txt").write_text("Leak\n\n14 May 2024\n\nMail jane@example.org, key AKIA" + "ABCDEFGHIJKLMNOP.\n")
    end = sitegen("check", "--site", "--format", "json")
    assert end.code == 6
    found = json.loads(end.out)
    assert [(one["weight"], one["file"], one["line"]) for one in found[:1]] == [("error", "seeds/leak.txt", 5)]
    assert ("notice", "seeds/leak.txt") in [(one["weight"], one["file"]) for one in found]
    assert sitegen("check", "--site", "--format", "github").out.startswith("::error file=")
    text = sitegen("check", "--site").err
    assert text.index("errors: 1") < text.index("notices: ")


def test_check_counts_what_it_is_told_to(archive: Path, sitegen: Command) -> None:
    (archive / "seeds" / "when.txt").write_text("Nobody knows when\n\nThis was written at some time, by somebody, somewhere.\n")
    assert [sitegen("check", "--fail-on", weight).code for weight in ("error", "warning", "notice")] == [0, 6, 6]
    (archive / "seeds" / "when.toml").write_text("draft = true\n")
    assert [sitegen("check", "--fail-on", weight).code for weight in ("error", "warning", "notice")] == [0, 0, 6]
    end = sitegen("build", "--strict")
    assert end.code == 0
    assert "1 article -> site/" in end.err
    assert not (archive / "site" / "articles" / "when.html").exists()
