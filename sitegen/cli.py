"""Arguments -> one command -> words and an exit code. Here is the only try/except meant for a user.

Exit codes: 0 done; 1 an error of sitegen's own; 2 arguments or configuration; 3 the seeds folder; 4 the theme; 5 the site folder;
6 problems were found and count (`sitegen check`, --strict); 130 stopped by Ctrl-C.
"""

import sys
from collections.abc import Callable, Container, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NoReturn

import click
import msgspec

from sitegen import __version__, config, crew, explain, memo, new, pipeline, remember, unchanged, watch
from sitegen import workshop as workshop_module
from sitegen.console import SHOWN, Terminal
from sitegen.errors import ConfigError, ProblemsFoundError, SitegenError
from sitegen.model import Archive, Doubt
from sitegen.profiling import Profile
from sitegen.text import visible
from sitegen.workshop import Workshop

Command = Callable[..., Any]
_PATH = click.Path(path_type=Path)


def _archive(command: Command) -> Command:
    told = "The archive's folder, if it is not this one."
    return click.option("--archive", "-a", metavar="DIR", type=_PATH, default=Path(), help=told)(command)


def _base_url(command: Command) -> Command:
    told = "Where the site will be, instead of what the configuration says."
    return click.option("--base-url", metavar="URL", help=told)(command)


def _jobs(command: Command) -> Command:
    told = "Processes that work at once; as many as the computer has cores, if not said."
    return click.option("--jobs", "-j", type=click.IntRange(1), help=told)(command)


def _quiet(command: Command) -> Command:
    return click.option("--quiet", "-q", is_flag=True, help="Say nothing but errors.")(command)


def _verbose(command: Command) -> Command:
    return click.option("--verbose", "-v", is_flag=True, help="Tell every stage, and every problem.")(command)


@click.group(
    epilog="Exit codes: 0 done, 1 internal error, 2 arguments or configuration, 3 seeds folder, 4 theme, 5 site folder, "
    "6 problems found (check, --strict), 130 stopped by Ctrl-C.",
    context_settings={"help_option_names": ["--help", "-h"]},
)
@click.version_option(__version__, message="sitegen %(version)s")
def app() -> None:
    """Publish a folder of scraped news articles as an annotated, searchable static archive."""


@app.command()
@_archive
@_base_url
@click.option("--strict", is_flag=True, help="Write nothing and fail when there are problems.")
@click.option("--watch", "watching", is_flag=True, help="Go on: build again whenever something is saved.")
@_jobs
@click.option("--profile", is_flag=True, help="Tell what every stage took in time and memory.")
@click.option("--trace", metavar="FILE", type=_PATH, help="Write the same as a trace for chrome://tracing.")
@_quiet
@_verbose
def build(
    archive: Path,
    base_url: str | None,
    *,
    strict: bool,
    watching: bool,
    jobs: int | None,
    profile: bool,
    trace: Path | None,
    quiet: bool,
    verbose: bool,
) -> None:
    """Turn the seeds folder into the site."""
    if quiet and verbose:
        raise ConfigError("can't be both quiet and verbose", where="--quiet --verbose", hint="Leave one of them out.")
    terminal = Terminal(-1 if quiet else int(verbose))
    settings = config.load(archive, base_url)
    with Workshop(terminal.say, jobs or crew.cores()) as workshop:
        if profile or trace:
            _profiled(terminal, workshop, settings, trace, strict=strict)
        elif not watching:
            _build(terminal, workshop, settings, strict=strict)
        else:
            _watch(terminal, workshop, (archive, base_url), settings, strict=strict)


def _profiled(terminal: Terminal, workshop: Workshop, settings: config.Config, trace: Path | None, *, strict: bool) -> None:
    profile = Profile()
    crewed = profile.looking_at_method(crew.Crew, "each", lambda stage: f"{stage.name} of each")
    with profile.looking_at(pipeline, workshop_module), crewed, profile.span("all"):
        _build(terminal, workshop, settings, strict=strict)
    terminal.table("Profile", *profile.table())
    if trace:
        profile.write_trace(trace)


def _watch(terminal: Terminal, workshop: Workshop, where: tuple[Path, str | None], settings: config.Config, *, strict: bool) -> None:
    terminal.say(f"Watching {settings.root}; Ctrl-C ends it.")
    while True:
        folders = (settings.seeds, settings.site)
        with watch.Watch([settings.root, settings.seeds], [settings.site, settings.seeds / remember.FILE]) as watched:
            while (settings.seeds, settings.site) == folders:
                with _told(terminal):
                    _build(terminal, workshop, settings, strict=strict)
                settings = _reloaded(terminal, watched, *where)


def _reloaded(terminal: Terminal, watched: watch.Watch, archive: Path, base_url: str | None) -> config.Config:
    while True:
        watched.wait()
        with _told(terminal):
            return config.load(archive, base_url)


@contextmanager
def _told(terminal: Terminal) -> Iterator[None]:
    try:
        yield
    except SitegenError as error:
        terminal.fail(str(error))
        terminal.say("Still watching: mend it and save.")


def _build(terminal: Terminal, workshop: Workshop, settings: config.Config, *, strict: bool) -> None:
    last = unchanged.last(settings)
    if last is not None:
        terminal.problems(last.problems, None if terminal.verbosity > 0 else SHOWN)
        if not (strict and last.problems):
            _tell_built(terminal, settings, (last.articles, last.files, 0, 0, len(last.problems)))
            return
        raise _refused(len(last.problems))
    made = workshop.build(settings, terminal.track)
    site = made.site
    terminal.problems(site.problems, None if terminal.verbosity > 0 else SHOWN)
    if strict and site.problems:
        raise _refused(len(site.problems))
    done, problems = workshop.write(made, terminal.track)
    terminal.problems(problems)
    for path in done.kept:
        terminal.say(f"{settings.settings.site}/{path}: no page of this archive any more, but somebody changed it: left as it is")
    counts = (len(site.archive.articles), len(site.files), done.written, len(done.removed), len(site.problems))
    _tell_built(terminal, settings, counts)


def _refused(problems: int) -> ProblemsFoundError:
    return ProblemsFoundError(_count(problems, "problem"), hint="Nothing was written, as --strict asks.")


def _tell_built(terminal: Terminal, settings: config.Config, counts: tuple[int, int, int, int, int]) -> None:
    articles, files, written, removed, problems = counts
    terminal.say(
        f"{_count(articles, 'article')} -> {settings.settings.site}/: {_count(files, 'file')}, "
        f"{written} written, {removed} removed, {_count(problems, 'problem')}"
    )


@app.command()
@_archive
def clean(archive: Path) -> None:
    """Forget what earlier builds worked out. The next build works everything out again and makes the same site."""
    settings = config.load(archive)
    size = memo.clean(settings.root / memo.FOLDER)
    Terminal().say(f"{memo.FOLDER}/ removed, {size / 1e6:,.1f} MB" if size else f"there is no {memo.FOLDER}/")


@app.command()
@_archive
@_base_url
@_verbose
def check(archive: Path, base_url: str | None, *, verbose: bool) -> None:
    """Tell every problem of the archive and write nothing. Exit code 6 when there is one."""
    terminal = Terminal(int(verbose))
    site = pipeline.build(config.load(archive, base_url), terminal.track)
    for file in terminal.track(site.files, "making pages"):
        _ = file.content  # a template that fails is told here
    terminal.problems(site.problems)
    if site.problems:
        raise ProblemsFoundError(_count(len(site.problems), "problem"))
    terminal.say(f"{_count(len(site.archive.articles), 'article')}, no problems")


@app.command(name="explain")
@click.argument("files", metavar="[FILE]...", nargs=-1, type=_PATH)
@_archive
@click.option(
    "--format", "form", type=click.Choice(["table", "jsonl"]), default="table", help="A table to read (the default), or JSON Lines."
)
@click.option("--doubts", is_flag=True, help="Only what the rules leave open in the whole archive, with the lines that would settle it.")
@click.option("--entities", is_flag=True, help="Only the people, places and organisations, and whom and what each appears with.")
def explain_command(files: tuple[Path, ...], archive: Path, form: str, *, doubts: bool, entities: bool) -> None:
    """Show what was understood of articles, of all where no FILE is named, each claim with the words that justify it.

    Below the tables stand the lines that would change each decision, as an archivist may copy them.
    """
    terminal = Terminal()
    settings = config.load(archive)
    whole = pipeline.archive(settings, Terminal(-1).track)
    if doubts:
        _tell_doubts(terminal, whole.doubts, form)
        return
    if entities:
        _tell_entities(terminal, whole, form)
        return
    known = {article.source for article in whole.articles}
    sources = [_source(file, settings, known) for file in files] if files else sorted(known)
    if form == "jsonl":
        for record in explain.records(whole, sources):
            terminal.answer(msgspec.json.encode(record).decode())
        return
    for source, tables in zip(sources, explain.tables(whole, sources), strict=True):
        for table in tables:
            terminal.table(table.title, table.columns, table.rows)
        _comment(terminal, f"To change a decision about {source}, copy its lines and edit them", "")
        for choice in explain.choices(whole, source):
            _comment(terminal, f"{choice.decision} (in {settings.settings.seeds}/{choice.change.file})", choice.change.lines)


def _tell_doubts(terminal: Terminal, doubts: Sequence[Doubt], form: str) -> None:
    if not doubts and form == "table":
        terminal.answer("# The rules leave nothing open; what has no date, or an uncertain one, `sitegen check` tells")
    for doubt in doubts:
        if form == "jsonl":
            terminal.answer(msgspec.json.encode(explain.doubt_record(doubt)).decode())
        else:
            _comment(terminal, f"{doubt.where}: {doubt.what}" if doubt.where else doubt.what, doubt.curation)


def _tell_entities(terminal: Terminal, archive: Archive, form: str) -> None:
    if form == "table":
        table = explain.entity_table(archive)
        terminal.table(table.title, table.columns, table.rows)
        return
    for record in explain.entity_records(archive):
        terminal.answer(msgspec.json.encode(record).decode())


def _comment(terminal: Terminal, words: str, lines: str) -> None:
    """Answer with lines of TOML under a comment; all of it may be copied into a file as it stands."""
    terminal.answer(f"# {visible(' '.join(words.split()))}\n{lines}\n")


@app.command(name="new")
@click.argument("folder", metavar="DIR", type=_PATH)
def new_command(folder: Path) -> None:
    """Make a small archive that builds, to start from. DIR must be empty or not exist yet."""
    for path in new.archive(folder):
        click.echo(path)
    click.echo(f"\nNow: cd {folder} && sitegen build")


def _source(file: Path, settings: config.Config, known: Container[str]) -> str:
    """Find the article that an argument means: a path from here, from the archive's folder or below the seeds folder."""
    seeds = settings.seeds.resolve()
    for start in (Path(), settings.root, seeds):
        place = (start / file).resolve()
        if place.is_relative_to(seeds) and place.relative_to(seeds).as_posix() in known:
            return place.relative_to(seeds).as_posix()
    raise ConfigError(
        "is no article of this archive",
        where=str(file),
        hint=f"Name a .txt or .md file below {settings.settings.seeds}/; `sitegen check` tells which files could not be read.",
    )


def _count(number: int, thing: str) -> str:
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


def main(arguments: list[str] | None = None) -> NoReturn:
    """Run the command that `arguments` (else the process's own) name; an error that a user can mend ends as words and an exit code."""
    try:
        # click's standalone mode would make Ctrl-C an exit code of 1.
        app.main(arguments, prog_name="sitegen", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except SitegenError as error:
        Terminal().fail(str(error))
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        Terminal().fail("stopped")
        sys.exit(130)
    sys.exit(0)
