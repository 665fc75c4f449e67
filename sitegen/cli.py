"""Arguments -> one command -> words and an exit code. Here is the only try/except meant for a user.

Exit codes: 0 done; 1 an error of sitegen's own; 2 arguments or configuration; 3 the seeds folder; 4 the theme; 5 the site folder;
6 problems were found and count (`sitegen check`, --strict); 130 stopped by Ctrl-C.
"""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from sitegen import __version__, config, explain, new, output, pipeline, watch
from sitegen.console import SHOWN, Terminal
from sitegen.errors import ConfigError, ProblemsFoundError, SitegenError

app = typer.Typer(
    name="sitegen",
    help="Publish a folder of scraped news articles as an annotated, searchable static archive.",
    epilog="Exit codes: 0 done, 1 internal error, 2 arguments or configuration, 3 seeds folder, 4 theme, 5 site folder, "
    "6 problems found (check, --strict).",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

Archive = Annotated[
    Path, typer.Option("--archive", "-a", metavar="DIR", help="The archive's folder, if it is not this one.", show_default=False)
]
BaseUrl = Annotated[
    str | None, typer.Option("--base-url", metavar="URL", help="Where the site will be, instead of what the configuration says.")
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but errors.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="Tell every stage, and every problem.")]
HERE = Path()


class Format(StrEnum):
    """How `sitegen explain` answers."""

    TABLE = "table"
    JSONL = "jsonl"


def _terminal(*, quiet: bool, verbose: bool) -> Terminal:
    if quiet and verbose:
        raise ConfigError("can't be both quiet and verbose", where="--quiet --verbose", hint="Leave one of them out.")
    return Terminal(-1 if quiet else int(verbose))


@app.callback(invoke_without_command=True)
def _root(version: Annotated[bool, typer.Option("--version", help="Tell the version and stop.")] = False) -> None:  # noqa: FBT002 - a flag
    if version:
        typer.echo(f"sitegen {__version__}")
        raise typer.Exit


@app.command()
def build(
    archive: Archive = HERE,
    base_url: BaseUrl = None,
    strict: Annotated[bool, typer.Option("--strict", help="Write nothing and fail when there are problems.")] = False,  # noqa: FBT002
    quiet: Quiet = False,  # noqa: FBT002
    verbose: Verbose = False,  # noqa: FBT002
    watching: Annotated[bool, typer.Option("--watch", help="Go on: build again whenever something is saved.")] = False,  # noqa: FBT002
) -> None:
    """Turn the seeds folder into the site."""
    terminal = _terminal(quiet=quiet, verbose=verbose)
    settings = config.load(archive, base_url)
    if not watching:
        _build(terminal, settings, strict=strict)
        return
    terminal.say(f"Watching {settings.root}; Ctrl-C ends it.")
    with watch.Watch(settings.root, [settings.site]) as watched:
        while True:
            try:
                _build(terminal, config.load(archive, base_url), strict=strict)
            except SitegenError as error:
                terminal.fail(str(error))
            watched.wait()


def _build(terminal: Terminal, settings: config.Config, *, strict: bool) -> None:
    output.refuse_foreign(settings.site)
    site = pipeline.build(settings, terminal.track)
    terminal.problems(site.problems, None if terminal.verbosity > 0 else SHOWN)
    if strict and site.problems:
        raise ProblemsFoundError(_count(len(site.problems), "problem"), hint="Nothing was written, as --strict asks.")
    done = output.write(site.files, settings.site)
    for path in done.kept:
        terminal.say(f"{settings.settings.site}/{path}: no page of this archive any more, but somebody changed it: left as it is")
    terminal.say(
        f"{_count(len(site.archive.articles), 'article')} -> {settings.settings.site}/: {_count(len(site.files), 'file')}, "
        f"{done.written} written, {len(done.removed)} removed, {_count(len(site.problems), 'problem')}"
    )


@app.command()
def check(archive: Archive = HERE, base_url: BaseUrl = None, verbose: Verbose = False) -> None:  # noqa: FBT002
    """Tell every problem of the archive and write nothing. Exit code 6 when there is one."""
    terminal = _terminal(quiet=False, verbose=verbose)
    site = pipeline.build(config.load(archive, base_url), terminal.track)
    terminal.problems(site.problems)
    if site.problems:
        raise ProblemsFoundError(_count(len(site.problems), "problem"))
    terminal.say(f"{_count(len(site.archive.articles), 'article')}, no problems")


@app.command(name="explain")
def explain_command(
    files: Annotated[list[Path] | None, typer.Argument(metavar="FILE...", help="Articles; without one, all of the archive.")] = None,
    archive: Archive = HERE,
    form: Annotated[Format, typer.Option("--format", help="A table to read, or JSON Lines for programs.")] = Format.TABLE,
) -> None:
    """Show what was understood of an article, each claim with the words that justify it."""
    terminal = Terminal()
    settings = config.load(archive)
    whole = pipeline.archive(settings, Terminal(-1).track)
    known = {article.source: article for article in whole.articles}
    sources = [_source(file, settings, known) for file in files] if files else sorted(known)
    if form is Format.JSONL:
        for record in explain.records(whole, sources):
            terminal.answer(msgspec.json.encode(record).decode())
        return
    for source in sources:
        for table in explain.tables(whole, known[source]):
            terminal.table(table.title, table.columns, table.rows)


@app.command(name="new")
def new_command(folder: Annotated[Path, typer.Argument(metavar="DIR", help="A folder that is empty or does not exist yet.")]) -> None:
    """Make a small archive that builds, to start from."""
    for path in new.archive(folder):
        typer.echo(path)
    typer.echo(f"\nNow: cd {folder} && sitegen build")


def _source(file: Path, settings: config.Config, known: object) -> str:
    """Find the article that an argument means: a path from here, or one below the seeds folder."""
    below = file.resolve()
    seeds = settings.seeds.resolve()
    names = [below.relative_to(seeds).as_posix()] if below.is_relative_to(seeds) else []
    for name in (*names, file.as_posix()):
        if isinstance(known, dict) and name in known:
            return name
    raise ConfigError(
        "is no article of this archive",
        where=str(file),
        hint=f"Name a .txt or .md file below {settings.settings.seeds}/; `sitegen check` tells which files could not be read.",
    )


def _count(number: int, thing: str) -> str:
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


def main(arguments: list[str] | None = None) -> None:
    """Run the command that `arguments` (else the process's own) name; an error that a user can mend ends as words and an exit code."""
    try:
        app(arguments)
    except SitegenError as error:
        Terminal().fail(str(error))
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        sys.exit(130)
