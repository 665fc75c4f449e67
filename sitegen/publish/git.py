"""git as a subprocess: never waits for somebody to type, and tells its failures in words that say what to do."""

import os
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path

from sitegen.errors import PublishError
from sitegen.text import visible

_PASSWORD = re.compile(r"://[^\s/@]{1,300}@")
_REASONS = (
    (
        (
            r"Authentication failed|could not read (?:Username|Password)|terminal prompts disabled|Permission (?:to .* )?denied|"
            r"requested URL returned error: 40[13]|Invalid username or (?:password|token)|not authorized|Host key verification failed"
        ),
        "the remote does not let you in",
        "Give git the right to push there: sign in with `gh auth login`, a credential helper or an SSH key, then try `git push` yourself.",
    ),
    (
        r"Could not resolve host|unable to access|Connection (?:refused|timed out)|Failed to connect|No route|Network is unreachable",
        "the remote cannot be reached",
        "Look at the network and at `git remote -v`, then publish again.",
    ),
    (
        r"does not appear to be a git repository|[Rr]epository .*not found|does not exist|not found",
        "there is no repository where the remote should be",
        "Look at `git remote -v`; `git remote set-url NAME URL` mends it.",
    ),
    (
        r"non-fast-forward|fetch first|stale info|! \[rejected\]|cannot lock ref|failed to update ref",
        "somebody else published meanwhile",
        "Publish again: what they published is then looked at first.",
    ),
    (
        r"protected branch|hook declined|pre-receive|remote rejected|GH\d{3}",
        "the remote refuses the branch",
        "What it says is above. Look at the rules of the repository for this branch.",
    ),
)
"""What git says -> what it means and what to do."""
_QUIET = {"GIT_TERMINAL_PROMPT": "0", "GCM_INTERACTIVE": "never", "GIT_ASKPASS": "", "SSH_ASKPASS": "", "LC_ALL": "C"}


class Git:
    """git in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def run(self, *arguments: str, given: bytes | None = None) -> str:
        """Return what git answers; PublishError when it fails."""
        done = self.attempt(*arguments, given=given)
        if done.returncode:
            raise failure(arguments[0], done.stderr.decode("utf-8", "replace"))
        return done.stdout.decode("utf-8", "surrogateescape")

    def attempt(self, *arguments: str, given: bytes | None = None) -> "subprocess.CompletedProcess[bytes]":
        """Run git and return how it ended; PublishError when there is none."""
        try:
            return subprocess.run(  # noqa: S603 - the arguments are ours, and no shell reads them
                ["git", *arguments],  # noqa: S607 - the user's own git
                cwd=self._folder, input=given, stdin=None if given is not None else subprocess.DEVNULL, capture_output=True, check=False,
                env=environment(),
            )  # fmt: skip
        except OSError as error:
            raise PublishError("git cannot be started", where="git", hint="Install git: git-scm.com.") from error


def environment(more: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return the environment in which git asks nobody; GIT_SSH_COMMAND of the user wins."""
    return {"GIT_SSH_COMMAND": "ssh -o BatchMode=yes", **os.environ, **_QUIET, **(more or {})}


def failure(step: str, said: str) -> PublishError:
    """Say what a failure of git means."""
    plain = visible(_PASSWORD.sub("://…@", said)).strip()
    short = " / ".join(line.strip() for line in plain.splitlines() if line.strip())[:500]
    for pattern, what, hint in _REASONS:
        if re.search(pattern, said):
            return PublishError(f"{what}: {short}", where=f"git {step}", hint=f"{hint} Nothing was published.")
    return PublishError(short or "failed without a word", where=f"git {step}", hint="Nothing was published.")
