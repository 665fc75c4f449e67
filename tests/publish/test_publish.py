"""Publishing to real repositories, over file:// and over http."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tools import git_server

from sitegen import output

Git = Callable[..., str]
Command = Callable[..., Any]
PAGES = "refs/heads/gh-pages"


def _files(git: Git, remote: Path, branch: str = PAGES) -> dict[str, str]:
    lines = git(remote, "ls-tree", "-r", branch).splitlines()
    return {line.partition("\t")[2]: line.split()[2] for line in lines}


def _refs(git: Git, folder: Path) -> str:
    return git(folder, "for-each-ref") + git(folder, "status", "--porcelain", "--ignored=no", "--untracked-files=no")


def test_a_site_is_published_once_and_the_second_time_nothing(archive: Path, remote: Path, git: Git, sitegen: Command) -> None:
    before = _refs(git, archive)
    end = sitegen("publish")
    assert end.code == 0, end.err
    assert "0.0 MB -> " in end.err
    assert "added  index.html" in end.err
    there = _files(git, remote)
    built = {path.relative_to(archive / "site").as_posix() for path in (archive / "site").rglob("*") if path.is_file()}
    assert there.keys() == built
    assert {".nojekyll", "index.html", "sha256sums.txt", output.MANIFEST} <= there.keys()
    assert git(remote, "log", "-1", "--format=%an <%ae> %s", PAGES) == "Jane Doe <jane@example.org> Publish My archive: 2 articles\n"
    # what publishing needs goes again; the working tree and the branches of the archive are as they were
    assert {line.split("\t")[-1] for line in _refs(git, archive).splitlines()} - {"refs/remotes/origin/gh-pages"} == {
        line.split("\t")[-1] for line in before.splitlines()
    }
    tip = git(remote, "rev-parse", PAGES)
    again = sitegen("publish")
    assert again.code == 0
    assert "Nothing to publish." in again.err
    assert git(remote, "rev-parse", PAGES) == tip


def test_what_changes_is_told_and_history_is_kept(archive: Path, remote: Path, git: Git, sitegen: Command) -> None:
    assert sitegen("publish").code == 0
    (archive / "seeds/harbour-bridge.txt").unlink()
    (archive / "seeds/harbour-bridge.toml").unlink()
    (archive / "seeds/curation.toml").unlink()
    (archive / "seeds/market.txt").write_text("Market opens\n\n3 May 2024\n\nThe market opened.\n")
    first = git(remote, "rev-parse", PAGES).strip()
    dry = sitegen("publish", "--dry-run")
    assert dry.code == 0
    for line in ("added  articles/market.html", "removed  articles/harbour-bridge.html", "changed  index.html"):
        assert line in dry.err
    assert git(remote, "rev-parse", PAGES).strip() == first
    assert not (archive / "site/articles/market.html").exists()
    assert sitegen("publish").code == 0
    assert git(remote, "rev-parse", f"{PAGES}^").strip() == first
    there = _files(git, remote)
    assert "articles/market.html" in there
    assert "articles/harbour-bridge.html" not in there


def test_errors_stop_it_unless_they_are_overruled(archive: Path, remote: Path, git: Git, sitegen: Command) -> None:
    (archive / "seeds/leak.txt").write_text("Leak\n\n3 May 2024\n\nThe key is AKIA" + "ABCDEFGHIJKLMNOP, he said.\n")
    end = sitegen("publish")
    assert end.code == 6
    assert "seeds/leak.txt:5" in end.err
    assert "Nothing was published" in end.err
    assert git(remote, "for-each-ref") == ""
    assert not (archive / "site").exists()
    forced = sitegen("publish", "--force")
    assert forced.code == 0
    assert "Overruled by --force: 1 error" in forced.err


def test_a_branch_of_somebody_else_is_left_alone(remote: Path, git: Git, sitegen: Command, tmp_path: Path) -> None:
    theirs = tmp_path / "theirs"
    git(tmp_path, "clone", "--quiet", remote.as_uri(), str(theirs))
    (theirs / "thesis.html").write_text("years of work")
    git(theirs, "add", ".")
    git(theirs, "commit", "--quiet", "-m", "Thesis")
    git(theirs, "push", "--quiet", "origin", "HEAD:gh-pages")
    tip = git(remote, "rev-parse", PAGES).strip()
    end = sitegen("publish")
    assert end.code == 7
    assert "sitegen did not publish" in end.err
    assert git(remote, "rev-parse", PAGES).strip() == tip
    assert sitegen("publish", "--force").code == 0
    assert git(remote, "rev-parse", f"{PAGES}^").strip() == tip  # on top of it: the thesis is still in the history


def test_a_remote_that_moved_meanwhile_is_not_overwritten(archive: Path, remote: Path, git: Git, sitegen: Command, tmp_path: Path) -> None:
    assert sitegen("publish").code == 0
    hook = archive / ".git/hooks/pre-push"
    other = tmp_path / "other"
    git(tmp_path, "clone", "--quiet", "--branch", "gh-pages", remote.as_uri(), str(other))
    hook.write_text(
        f"#!/bin/sh\nunset GIT_DIR\ncd {other} && echo theirs > theirs.html\n"
        "git add . && git commit -qm Theirs && git push -q origin gh-pages\n"
    )
    hook.chmod(0o755)
    (archive / "seeds/market.txt").write_text("Market opens\n\n3 May 2024\n\nThe market opened.\n")
    before = _refs(git, archive)
    end = sitegen("publish")
    assert end.code == 7
    assert "somebody else published meanwhile" in end.err
    assert "theirs.html" in _files(git, remote)
    assert _refs(git, archive) == before
    assert not (archive / "site/articles/market.html").exists()


def test_the_domain_of_ones_own_is_handed_over_and_one_that_github_wrote_stays(
    archive: Path, remote: Path, git: Git, sitegen: Command
) -> None:
    told = archive / "sitegen.toml"
    told.write_text(told.read_text() + 'cname = "archive.example.org"\n')
    assert sitegen("publish").code == 0
    assert git(remote, "show", f"{PAGES}:CNAME") == "archive.example.org\n"
    told.write_text(told.read_text().replace('cname = "archive.example.org"\n', ""))
    assert "Nothing to publish." in sitegen("publish").err
    assert git(remote, "show", f"{PAGES}:CNAME") == "archive.example.org\n"


@pytest.mark.parametrize(
    ("arrange", "words"),
    [
        (["remote", "remove", "origin"], "git remote add origin"),
        (["remote", "set-url", "origin", "file:///nowhere/at/all.git"], "there is no repository where the remote should be"),
        (["remote", "set-url", "origin", "http://127.0.0.1:9/archive.git"], "the remote cannot be reached"),
        (["config", "remote.pushDefault", "x"], ""),
    ],
)
def test_a_remote_that_is_missing_or_wrong_is_told(archive: Path, git: Git, sitegen: Command, arrange: list[str], words: str) -> None:
    git(archive, *arrange)
    end = sitegen("publish")
    assert end.code == (7 if words else 0)
    assert words in end.err
    assert "Traceback" not in end.err


def test_a_folder_without_git_and_a_nameless_committer_are_told(
    archive: Path, git: Git, sitegen: Command, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "gitconfig").write_text("[user]\n\tuseConfigOnly = true\n")
    end = sitegen("publish")
    assert end.code == 7
    assert "git does not know who commits" in end.err
    assert git(archive, "for-each-ref", "refs/heads/sitegen-publishing") == ""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    (archive / ".git").rename(tmp_path / "gone")
    assert "git init" in sitegen("publish").err


def test_the_branch_of_the_articles_is_refused(sitegen: Command) -> None:
    end = sitegen("publish", "--branch", "main")
    assert end.code == 7
    assert "the branch that you work on" in end.err
    assert sitegen("publish", "--branch", "--force").code == 7
    assert sitegen("publish", "--remote", "--upload-pack=x").code == 7


def test_over_http_with_and_without_the_password(archive: Path, remote: Path, git: Git, sitegen: Command) -> None:
    with git_server.serving(remote.parent, password="s3cret") as origin:
        git(archive, "remote", "set-url", "origin", f"{origin}/archive.git")
        end = sitegen("publish")
        assert end.code == 7
        assert "the remote does not let you in" in end.err
        git(archive, "remote", "set-url", "origin", f"{origin}/archive.git".replace("http://", "http://jane:wrong@"))
        end = sitegen("publish")
        assert end.code == 7
        assert "wrong" not in end.err
        assert git(remote, "for-each-ref") == ""
        git(archive, "remote", "set-url", "origin", f"{origin}/archive.git".replace("http://", "http://jane:s3cret@"))
        assert sitegen("publish").code == 0
        assert "index.html" in _files(git, remote)
        assert "Nothing to publish." in sitegen("publish").err


def test_a_push_that_the_remote_refuses_leaves_nothing_behind(archive: Path, remote: Path, git: Git, sitegen: Command) -> None:
    hook = remote / "hooks/pre-receive"
    hook.write_text("#!/bin/sh\necho 'no pages here' >&2\nexit 1\n")
    hook.chmod(0o755)
    with git_server.serving(remote.parent) as origin:
        git(archive, "remote", "set-url", "origin", f"{origin}/archive.git")
        before = _refs(git, archive)
        end = sitegen("publish")
    assert end.code == 7
    assert "the remote refuses the branch" in end.err
    assert "no pages here" in end.err
    assert _refs(git, archive) == before
    assert not (archive / "seeds/addresses.toml").exists()


def test_drafts_are_not_published(archive: Path, remote: Path, git: Git, sitegen: Command) -> None:
    (archive / "seeds/secret.md").write_text("---\ndraft: true\ntitle: Not yet\n---\n\nNobody may read this yet.\n")
    assert sitegen("publish").code == 0
    assert not [path for path in _files(git, remote) if "secret" in path]
    assert "Not yet" not in git(remote, "show", f"{PAGES}:index.html")


def test_an_archive_may_lie_within_a_larger_repository(archive: Path, remote: Path, git: Git, sitegen: Command) -> None:
    (archive / ".git").rename(archive.parent / ".git")
    assert sitegen("publish").code == 0
    assert "index.html" in _files(git, remote)
    assert "Nothing to publish." in sitegen("publish").err
