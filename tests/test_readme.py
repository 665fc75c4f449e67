"""The README's words about the commands are the commands' own, and its first steps work as they stand there."""

import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from sitegen import cli

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMON = ("archive", "base_url", "quiet", "verbose")


def _said(option: click.Option) -> str:
    names = ", ".join(f"`{name}`" for name in sorted(option.opts, key=lambda name: (not name.startswith("--"), name)))
    value = "" if option.is_flag else f" {option.make_metavar(click.Context(cli.app))}".replace("INTEGER", "NUMBER")
    default = f" [{option.default}]" if option.show_default else ""
    return f"- {names}{value}: {option.help}{default}"


def _common() -> Iterator[str]:
    seen = {}
    for command in cli.app.commands.values():
        seen |= {option.name: option for option in command.params if isinstance(option, click.Option) and option.name in COMMON}
    yield from (_said(seen[name]) for name in COMMON)


def commands() -> str:
    """Return what the README must say of the commands."""
    made = ["Most commands take", "", *_common(), ""]
    for name, command in sorted(cli.app.commands.items()):
        arguments = [param.make_metavar(click.Context(command)) for param in command.params if isinstance(param, click.Argument)]
        made += [f"**`{' '.join(['sitegen', name, *arguments])}`** {' '.join((command.help or '').split())}", ""]
        own = [_said(param) for param in command.params if isinstance(param, click.Option) and param.name not in COMMON]
        made += [*own, ""] if own else []
    return "\n".join(made)


def _squeezed(words: str) -> str:
    return " ".join(words.split())


def test_every_command_and_every_option_is_told_in_the_words_of_its_help() -> None:
    assert _squeezed(commands()) in _squeezed(README), f"README.md, Commands, should be:\n\n{commands()}"


def test_the_exit_codes_are_those_of_the_help() -> None:
    epilog = cli.app.epilog or ""
    codes = re.findall(r"\b(\d+) ", epilog.partition(":")[2])
    told = README.partition("Exit codes:")[2].partition("\n\n")[0]
    assert codes == re.findall(r"(?:^|; |\n)\s*(\d+) ", told)


@pytest.fixture
def steps() -> list[str]:
    """The lines of the first block of commands below 'Your own archive'."""
    block = README.partition("## Your own archive")[2].partition("\n\n    ")[2].partition("\n\n")[0]
    return [re.sub(r"\s+#.*", "", line).strip() for line in block.splitlines()]


def test_a_newcomers_steps_work_as_they_are_written(steps: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert [step for step in steps if step.startswith("sitegen")] == [
        "sitegen new archive",
        "sitegen serve",
        "sitegen check --site",
        "sitegen publish",
        "sitegen verify",
    ]
    remote = tmp_path / "archive.git"
    configuration = tmp_path / "gitconfig"
    configuration.write_text("[user]\n\tname = Jane\n\temail = jane@example.org\n[init]\n\tdefaultBranch = main\n")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(configuration))
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}:/usr/local/bin:/usr/bin:/bin")
    subprocess.run(["git", "init", "--quiet", "--bare", str(remote)], check=True)
    folder = tmp_path
    for step in steps:
        if step.startswith("cd "):
            folder /= step.removeprefix("cd ")
            continue
        command = step.replace("git@github.com:YOU/archive.git", remote.as_uri())
        if step == "sitegen serve":
            _serve_a_moment(folder)
            continue
        run = subprocess.run(["bash", "-ec", command], cwd=folder, capture_output=True, text=True, check=False, timeout=120)
        assert run.returncode == 0, f"{command}: {run.stdout}{run.stderr}"
    published = subprocess.run(
        ["git", "-C", str(remote), "ls-tree", "-r", "--name-only", "gh-pages"], capture_output=True, text=True, check=True
    )
    assert "articles/bridge-vote.html" in published.stdout.splitlines()


def _serve_a_moment(folder: Path) -> None:
    log = folder.parent / "log"
    with log.open("w") as file, subprocess.Popen(["sitegen", "serve", "--port", "0"], cwd=folder, stderr=file) as serving:
        for _ in range(1_200):
            if "Shown: 2 articles" in log.read_text():
                break
            time.sleep(0.05)
        serving.terminate()
    assert "Shown: 2 articles" in log.read_text()
