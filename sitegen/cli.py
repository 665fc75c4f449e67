"""Arguments -> one command -> words and an exit code. Here is the only try/except meant for a user.

Exit codes: 0 done; 1 an error of sitegen's own; 2 arguments or configuration; 3 the seeds folder; 4 the theme; 5 the site folder;
6 problems were found and count (`sitegen check`, --strict, `publish`, `verify`); 7 publishing failed; 8 no port to serve at;
130 stopped by Ctrl-C.
"""

import importlib
import os
import sys
from collections.abc import Callable, Container, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NoReturn

import click
import msgspec

from sitegen import __version__, check, config, crew, explain, memo, new, pipeline, report, unchanged, watch
from sitegen import workshop as workshop_module
from sitegen.console import SHOWN, Terminal
from sitegen.errors import ConfigError, ProblemsFoundError, PublishError, SitegenError
from sitegen.model import WEIGHTS, Archive, Doubt, Problem, Weight, made
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
    return click.option("--jobs", "-j", metavar="NUMBER", type=click.IntRange(1), help=told)(command)


def _quiet(command: Command) -> Command:
    return click.option("--quiet", "-q", is_flag=True, help="Say nothing but errors.")(command)


def _verbose(command: Command) -> Command:
    return click.option("--verbose", "-v", is_flag=True, help="Tell every stage, and every problem.")(command)


@click.group(
    epilog="Exit codes: 0 done, 1 internal error, 2 arguments or configuration, 3 seeds folder, 4 theme, 5 site folder, "
    "6 problems found (check, --strict, publish, verify), 7 publishing failed, 8 no port to serve at, 130 stopped by Ctrl-C.",
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
    with Workshop(terminal.say, jobs or crew.cores(), again=watching) as workshop:
        if profile or trace:
            _profiled(terminal, workshop, settings, trace, strict=strict)
        elif not watching:
            _build(terminal, workshop, settings, strict=strict)
        else:
            _watch(terminal, workshop, (archive, base_url), settings, strict=strict)


def _profiled(terminal: Terminal, workshop: Workshop, settings: config.Config, trace: Path | None, *, strict: bool) -> None:
    profile = Profile()
    crewed = profile.looking_at_method(crew.Crew, "each", lambda stage: f"{stage.name} of each")
    simply = profile.looking_at_method(crew.Crew, "simply", lambda step: f"{step.name} of each")
    with profile.looking_at(pipeline, workshop_module), crewed, simply, profile.span("all"):
        _build(terminal, workshop, settings, strict=strict)
    terminal.table("Profile", *profile.table())
    if trace:
        profile.write_trace(trace)


def _watch(terminal: Terminal, workshop: Workshop, where: tuple[Path, str | None], settings: config.Config, *, strict: bool) -> None:
    terminal.say(f"Watching {settings.root}; Ctrl-C ends it.")
    for moment in watch.rounds(lambda: config.load(*where), partial(_tell, terminal)):
        try:
            _build(terminal, workshop, moment.config, strict=strict)
        except SitegenError as error:
            _tell(terminal, error)


@app.command()
@_archive
@_base_url
@click.option("--host", metavar="ADDRESS", default="127.0.0.1", show_default=True, help="Listen there; other machines may then read along.")
@click.option("--port", metavar="NUMBER", type=click.IntRange(0, 65535), default=8000, show_default=True, help="Or the next free one.")
@click.option("--open", "opening", is_flag=True, help="Open a browser.")
@_quiet
@_verbose
def serve(archive: Path, base_url: str | None, *, host: str, port: int, opening: bool, quiet: bool, verbose: bool) -> None:
    """Show the site while you work on it: what you save shows at once, drafts and doubts included. Ctrl-C ends it."""
    room = importlib.import_module("sitegen.serve")  # brings a server that no other command should load
    terminal = Terminal(-1 if quiet else int(verbose))
    place = room.Place(host=host, port=port, open=opening)
    with Workshop(terminal.say, crew.cores(), again=True) as workshop:
        room.run(lambda: config.load(archive, base_url), lambda settings, track: workshop.build(settings, track).site, terminal, place)


def _tell(terminal: Terminal, error: SitegenError) -> None:
    terminal.fail(str(error))
    terminal.say("Still watching: mend it and save.")


def _build(terminal: Terminal, workshop: Workshop, settings: config.Config, *, strict: bool) -> None:
    last = unchanged.last(settings)
    if last is not None:
        terminal.problems(last.problems, None if terminal.verbosity > 0 else SHOWN)
        if strict:
            _refuse(last.problems)
        _tell_built(terminal, settings, (last.articles, last.files, 0, 0, len(last.problems)))
        return
    built = workshop.build(settings, terminal.track)
    site = built.site
    terminal.problems(site.problems, None if terminal.verbosity > 0 else SHOWN)
    if strict:
        _refuse(site.problems)
    done, problems = workshop.write(built, terminal.track)
    terminal.problems(problems)
    for path in done.kept:
        terminal.say(f"{settings.settings.site}/{path}: no page of this archive any more, but somebody changed it: left as it is")
    counts = (len(site.archive.articles), len(site.files), done.written, len(done.removed), len(site.problems))
    _tell_built(terminal, settings, counts)


def _refuse(problems: Sequence[Problem]) -> None:
    """ProblemsFoundError where some of them count: all but notices do."""
    counting = [problem for problem in problems if problem.weight != "notice"]
    if counting:
        raise ProblemsFoundError(report.counted(counting), hint="Nothing was written, as --strict asks.")


def _tell_built(terminal: Terminal, settings: config.Config, counts: tuple[int, int, int, int, int]) -> None:
    articles, files, written, removed, problems = counts
    terminal.say(
        f"{_count(articles, 'article')} -> {settings.settings.site}/: {_count(files, 'file')}, "
        f"{written} written, {removed} removed, {_count(problems, 'problem')}"
    )


@app.command(name="check")
@_archive
@_base_url
@click.option("--site", "whole", is_flag=True, help="Look through every page as well: links, images, secrets, what GitHub Pages takes.")
@click.option(
    "--format", "form", type=click.Choice(report.FORMATS), default="text", help="Words (the default), JSON, or annotations for GitHub."
)
@click.option(
    "--fail-on", type=click.Choice(WEIGHTS), default="warning", show_default=True, help="The lightest weight that makes the exit code 6."
)
@_verbose
def check_command(archive: Path, base_url: str | None, *, whole: bool, form: str, fail_on: Weight, verbose: bool) -> None:
    """Tell every problem of the archive, heavy ones first, and write nothing. Exit code 6 when one counts."""
    terminal = Terminal(int(verbose))
    settings = config.load(archive, base_url)
    with Workshop(terminal.say, crew.cores()) as workshop:
        site = workshop.build(settings, terminal.track).site
    files = made(terminal.track(site.files, "making pages"))  # a template that fails is told here
    told = (*site.problems, *(check.site(site.archive, settings, files) if whole else ()))
    found = sorted(set(told), key=check.by_weight)
    if form == "text":
        terminal.weighed(found)
    else:
        for line in report.lines(found, form, os.path.relpath(settings.root)):
            terminal.answer(line)
    if any(WEIGHTS.index(problem.weight) <= WEIGHTS.index(fail_on) for problem in found):
        raise ProblemsFoundError(report.counted(found))
    terminal.say(f"{_count(len(site.archive.articles), 'article')}, {report.counted(found)}")


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
@click.option("--remote", metavar="NAME", default="origin", show_default=True, help="Where to push, as `git remote` names it.")
@click.option("--branch", metavar="NAME", default="gh-pages", show_default=True, help="The branch that Pages shows.")
@click.option("--dry-run", is_flag=True, help="Tell what would change and change nothing.")
@click.option("--force", is_flag=True, help="Publish in spite of errors, or over what sitegen did not publish; never rewrites history.")
@_quiet
@_verbose
def publish(
    archive: Path, base_url: str | None, *, remote: str, branch: str, dry_run: bool, force: bool, quiet: bool, verbose: bool
) -> None:
    """Build, check, show what changes, and push the site to GitHub Pages."""
    terminal = Terminal(-1 if quiet else int(verbose))
    settings = config.load(archive, base_url)
    with Workshop(terminal.say, crew.cores()) as workshop:
        _publish(terminal, workshop, settings, (remote, branch), dry_run=dry_run, force=force)


def _publish(
    terminal: Terminal, workshop: Workshop, settings: config.Config, where: tuple[str, str], *, dry_run: bool, force: bool
) -> None:
    room = importlib.import_module("sitegen.publish")
    built = workshop.build(settings, terminal.track)
    site, files = built.site, made(terminal.track(built.site.files, "making pages"))
    found = sorted({*site.problems, *check.site(site.archive, settings, files)}, key=check.by_weight)
    errors = [problem for problem in found if problem.weight == "error"]
    terminal.weighed(errors)
    terminal.say(f"Checked: {report.counted(found)}" + ("; `sitegen check --site` tells all" if len(found) > len(errors) else ""))
    if errors and not (force or dry_run):
        raise ProblemsFoundError(report.counted(errors), hint="Nothing was published. --force publishes all the same.")
    remote, branch = where
    planned = room.plan(settings.root, files, remote, branch, settings.settings.cname)
    for line in report.changes(planned.changes):
        terminal.say(line)
    if planned.foreign and not (force or dry_run):
        hint = "Nothing was published. Name another --branch, or publish on top of it, its history kept, with --force."
        raise PublishError("holds files that sitegen did not publish", where=f"{remote}/{branch}", hint=hint)
    if dry_run or not planned.changes.any:
        terminal.say("Nothing to publish." if not planned.changes.any else "Nothing was published, as --dry-run asks.")
        return
    if overruled := [report.counted(errors)] * bool(errors) + ["files that sitegen did not publish are replaced"] * planned.foreign:
        terminal.say(f"Overruled by --force: {'; '.join(overruled)}")
    commit = room.hand_over(planned, f"Publish {settings.settings.title}: {_count(len(site.archive.articles), 'article')}")
    _, problems = workshop.write(built, terminal.track)
    terminal.problems(problems)
    if not planned.tip:
        terminal.say(f"GitHub shows it once you have chosen the branch {branch} in the repository's settings, under Pages.")
    terminal.say(f"Published: {remote}/{branch} is at {commit[:10]}{f', shown at {settings.base_url}' if settings.base_url else ''}")


@app.command()
@click.argument("place", metavar="[URL or DIR]", required=False)
@_archive
def verify(place: str | None, archive: Path) -> None:
    """Hold a published site, or a copy in a folder, against its checksums. Without a place: this archive's site, and its articles."""
    room = importlib.import_module("sitegen.publish")
    terminal = Terminal()
    settings = None if place else config.load(archive)
    found = room.verify(place or str(settings.site if settings else ""), settings.seeds if settings else None)
    for word, paths in (("differs", found.differ), ("is missing", found.missing), ("is extra", found.extra)):
        for path in paths:
            terminal.answer(f"{path}: {word}")
    if not found.sound:
        raise ProblemsFoundError(f"{len(found.differ):,} differ, {len(found.missing):,} missing, {len(found.extra):,} extra")
    terminal.say(f"{_count(found.files, 'file')} and {_count(found.articles, 'article')} are as they were built")


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
@click.option("--github", is_flag=True, help="With a README and a workflow that builds, checks and publishes it on GitHub Pages.")
def new_command(folder: Path, *, github: bool) -> None:
    """Make a small archive that builds, to start from. DIR must be empty or not exist yet."""
    for path in new.archive(folder, github=github):
        click.echo(path)
    click.echo(f"\nNow: cd {folder} && sitegen serve")
    if github:
        click.echo(f"Before the first push, read {new.REQUIREMENTS}: it says where the workflow gets sitegen from.")


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
