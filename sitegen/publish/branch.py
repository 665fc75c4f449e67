"""What a branch has, what it will have, and the commit between the two."""

import hashlib
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from sitegen import output, urls
from sitegen.errors import PublishError
from sitegen.model import OutputFile
from sitegen.publish.git import Git, environment, failure

BRANCH = "gh-pages"
_OURS = "sitegen-publishing"
"""A branch of our own for as long as publishing takes."""
_SEEN = "refs/sitegen/published"
_CNAME = "CNAME"
_OTHERS = frozenset({_CNAME, urls.NO_JEKYLL, ".gitignore"})
"""What a branch may have and still count as empty."""


class Changes(Struct, frozen=True):
    """What publishing changes, as sorted paths below the site."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    before: int
    """Bytes of all files."""
    after: int

    @property
    def any(self) -> bool:
        """Whether there is something to publish."""
        return bool(self.added or self.changed or self.removed)


class Plan(Struct, frozen=True):
    """What is to be published, and over what."""

    root: Path
    remote: str
    branch: str
    tip: str
    """The commit that is published now; empty when none is."""
    files: tuple[OutputFile, ...]
    """All that the branch will have but the manifest, which output adds."""
    changes: Changes
    foreign: bool
    """Whether the branch holds what sitegen did not publish."""


def plan(root: Path, files: Sequence[OutputFile], remote: str, branch: str, cname: str) -> Plan:
    """Look at what is published and say what would change; PublishError when the remote cannot be asked. Nothing of it is changed."""
    git = Git(root)
    if git.attempt("rev-parse", "--git-dir").returncode:
        hint = "Make it one: git init, git add ., git commit -m Begin, then git remote add origin URL."
        raise PublishError("is no git repository", where=str(root), hint=hint)
    if git.attempt("check-ref-format", f"refs/heads/{branch}").returncode or branch.startswith("-"):
        raise PublishError("is no name of a branch", where=branch, hint=f"Take {BRANCH}.")
    if remote.startswith("-") or git.attempt("remote", "get-url", "--", remote).returncode:
        known = git.run("remote").split()
        hint = f"Add it: git remote add {remote} URL." + (f" There are: {', '.join(known)}; --remote names one." if known else "")
        raise PublishError("there is no such remote", where=remote, hint=hint)
    if branch == git.attempt("symbolic-ref", "--short", "HEAD").stdout.decode().strip():
        raise PublishError(
            "is the branch that you work on, and publishing would replace its files", where=branch, hint=f"Take {BRANCH}, or another one."
        )
    tip = _tip(git, remote, branch)
    published = _tree(git, tip) if tip else {}
    wanted = list(files)
    if cname:
        wanted.append(OutputFile(_CNAME, f"{cname}\n".encode()))
    elif _CNAME in published:  # written by GitHub when the domain was set there
        wanted.append(OutputFile(_CNAME, git.attempt("cat-file", "blob", published[_CNAME][0]).stdout))
    foreign = bool(published.keys() - _OTHERS) and output.MANIFEST not in published
    return Plan(
        root=root, remote=remote, branch=branch, tip=tip, files=tuple(wanted), foreign=foreign,
        changes=_changes(published, wanted, git.run("rev-parse", "--show-object-format").strip()),
    )  # fmt: skip


def hand_over(planned: Plan, message: str) -> str:
    """Commit and push; return the commit. PublishError when that fails: then nothing has changed, here or there."""
    git = Git(planned.root)
    if not (who := git.attempt("var", "GIT_COMMITTER_IDENT")).stdout or who.returncode:
        hint = 'Say who you are: git config --global user.name "Your Name", git config --global user.email you@example.org.'
        raise PublishError("git does not know who commits", where="git config", hint=hint)
    name, _, rest = who.stdout.decode("utf-8", "replace").partition(" <")
    ours = f"refs/heads/{_OURS}"
    try:
        git.attempt("update-ref", "-d", ours)  # of a run that was killed
        if planned.tip:
            git.run("update-ref", ours, planned.tip)
        with tempfile.TemporaryDirectory(prefix="sitegen-") as scratch:
            folder = Path(scratch) / "site"
            output.write(planned.files, folder)
            _import(planned.root, folder, message, {"GIT_COMMITTER_NAME": name, "GIT_COMMITTER_EMAIL": rest.partition(">")[0]})
        commit = git.run("rev-parse", ours).strip()
        _as_planned(git, commit, planned)
        # never forced: the remote takes it only when it still has what was looked at
        git.run("push", "--quiet", planned.remote, f"{commit}:refs/heads/{planned.branch}")
    finally:
        git.attempt("update-ref", "-d", ours)
        git.attempt("update-ref", "-d", _SEEN)
    return commit


def _tip(git: Git, remote: str, branch: str) -> str:
    """Return the commit at the remote's branch, fetched; empty when there is no such branch."""
    listed = git.run("ls-remote", "--heads", remote, f"refs/heads/{branch}").split()
    if not listed:
        return ""
    git.run("fetch", "--quiet", "--no-tags", "--no-write-fetch-head", remote, f"+refs/heads/{branch}:{_SEEN}")
    return git.run("rev-parse", _SEEN).strip()


def _tree(git: Git, commit: str) -> Mapping[str, tuple[str, int]]:
    """Return path -> (id of the content, bytes)."""
    found = {}
    for line in git.run("ls-tree", "--full-tree", "-r", "-l", "-z", commit).split("\0"):
        if line:
            about, _, path = line.partition("\t")
            _, _, name, size = about.split()
            found[path] = (name, int(size) if size.isdigit() else 0)
    return found


def _changes(published: Mapping[str, tuple[str, int]], files: Sequence[OutputFile], form: str) -> Changes:
    now = {file.path: _blob(file.content, form) for file in files}
    before = {path: name for path, (name, _) in published.items() if path != output.MANIFEST}
    return Changes(
        added=tuple(sorted(now.keys() - before.keys())),
        changed=tuple(sorted(path for path in now.keys() & before.keys() if now[path] != before[path])),
        removed=tuple(sorted(before.keys() - now.keys())),
        before=sum(size for _, size in published.values()),
        after=sum(len(file.content) for file in files),
    )


def _blob(content: bytes, form: str) -> str:
    """Return the id that git gives a content."""
    return hashlib.new(form, b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()


def _import(root: Path, folder: Path, message: str, who: Mapping[str, str]) -> None:
    """Let ghp-import commit the folder to our branch; a process of its own, since it works in the current folder and ends the program."""
    command = [sys.executable, "-m", "ghp_import", "--branch", _OURS, "--remote", "nowhere-sitegen", "--message", message, str(folder)]
    done = subprocess.run(command, cwd=root, capture_output=True, check=False, env=environment(who), stdin=subprocess.DEVNULL)  # noqa: S603 - our own arguments
    if done.returncode:
        raise failure("fast-import", done.stderr.decode("utf-8", "replace"))


def _as_planned(git: Git, commit: str, planned: Plan) -> None:
    """Hold what was committed against what was planned: ghp-import tells no failure of git's."""
    form = git.run("rev-parse", "--show-object-format").strip()
    wanted = {file.path: _blob(file.content, form) for file in planned.files}
    made = {path: name for path, (name, _) in _tree(git, commit).items() if path != output.MANIFEST}
    if made != wanted:
        raise PublishError("the commit is not what was to be published", where="git fast-import", hint="Nothing was published. Try again.")
