import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tools import server

from sitegen import cli
from sitegen.errors import PublishError
from sitegen.publish import verify

Command = Callable[..., Any]


@pytest.fixture
def site(archive: Path, sitegen: Command) -> Path:
    assert sitegen("build").code == 0
    return archive / "site"


def test_a_site_as_it_was_built_is_sound_for_sha256sum_too(site: Path, sitegen: Command) -> None:
    end = sitegen("verify")
    assert end.code == 0
    assert "2 articles are as they were built" in end.err
    assert verify(str(site)).sound
    run = subprocess.run(
        ["sha256sum", "-c", "--quiet", "--strict", "sha256sums.txt"], cwd=site, capture_output=True, text=True, check=False
    )
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")


def test_every_file_that_differs_is_missing_or_extra_is_named(site: Path, archive: Path, sitegen: Command) -> None:
    (site / "about.html").write_text("changed")
    (site / "feed.xml").unlink()
    (site / "articles/extra.html").write_text("extra")
    (site / "robots.txt").unlink()
    (site / "robots.txt").symlink_to(site / "index.html")
    (archive / "seeds/bridge-vote.md").write_text("changed")
    (archive / "seeds/harbour-bridge.txt").unlink()
    end = sitegen("verify")
    assert end.code == 6
    assert end.out.splitlines() == [
        "about.html: differs",
        "seeds/bridge-vote.md: differs",
        "feed.xml: is missing",
        "robots.txt: is missing",
        "seeds/harbour-bridge.txt: is missing",
        "articles/extra.html: is extra",
    ]


def test_a_site_on_the_web_is_verified_file_by_file(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    with server.serving({"/archive/": files}) as origin:
        assert verify(f"{origin}/archive").sound
        files["about.html"] += b"\n"
        del files["feed.xml"]
        with pytest.raises(SystemExit) as caught:
            cli.main(["verify", f"{origin}/archive/"])
        assert caught.value.code == 6
        assert capsys.readouterr().out.splitlines() == ["about.html: differs", "feed.xml: is missing"]
        with pytest.raises(PublishError, match="has no list"):
            verify(f"{origin}/elsewhere/")


@pytest.mark.parametrize("place", ["/nowhere", "http://127.0.0.1:9/", "ftp://example.org/"])
def test_a_place_without_a_list_is_told(place: str) -> None:
    with pytest.raises(PublishError):
        verify(place)


@pytest.mark.parametrize("line", ["/etc/passwd", "../x", "a/../../x", "a\\b"])
def test_a_list_that_names_files_elsewhere_is_refused(tmp_path: Path, line: str) -> None:
    (tmp_path / "sha256sums.txt").write_text(f"{'0' * 64}  {line}\n")
    with pytest.raises(PublishError, match="line 1"):
        verify(str(tmp_path))
