"""Themes: found and read whole, once, before anything else is done; the only disk in this room.

A theme is a folder with templates/ and assets/ and, when it builds on another, a theme.toml that says so. Files fall through one by
one: a theme of a single template is a theme. All templates are compiled here, so that a broken one is told before an hour's work,
and whatever fails in a template later is told with its file and line too. Themes are trusted; what they show is escaped and made
visible at one door (writing.show), through which all values reach a page.
"""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import TypeVar

from jinja2 import BytecodeCache, FunctionLoader, StrictUndefined, TemplateError, TemplateSyntaxError
from markupsafe import Markup
from msgspec import Struct, structs

from sitegen import text, toml
from sitegen.config import Config
from sitegen.errors import ConfigError, ThemeError
from sitegen.memo import Memo
from sitegen.render import words, writing
from sitegen.render.compiled import Compiled
from sitegen.render.wording import Wording, Words, from_right

_PACKAGE = Path(__file__).resolve().parents[1]
_PLACES = (_PACKAGE / "themes", _PACKAGE.parent / "themes")
"""In a wheel, and beside the package when it runs from its source."""
_Kind = TypeVar("_Kind", bound=Struct)
_IMPORTED = re.compile(r"""\{%-?\s*(?:from|import)\s+["']([^"'\n]+)""")
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]*")


class Manifest(Struct, frozen=True, forbid_unknown_fields=True):
    """theme.toml."""

    extends: str = ""
    """The theme that has every file which this one lacks; may have the same name, which means the next one of that name."""
    description: str = ""


class Layer(Struct, frozen=True):
    """One theme's own files."""

    name: str
    where: str
    """Its folder as messages call it."""
    templates: Mapping[str, str]
    """Name below templates/ -> source."""
    assets: Mapping[str, bytes]
    """Name below assets/ -> content."""
    words: Mapping[str, bytes]
    """Name below words/ -> content."""


class Theme(Struct, frozen=True):
    """A theme with all that it builds on: pages are made by `render`, `assets` are published as they are."""

    name: str
    environment: writing.Writing
    assets: tuple[tuple[str, bytes], ...]
    """(name below assets/, content), by name."""
    digest: str
    """Of all templates and words: what else a page depends on, beside the values that it shows."""
    wording: Wording

    def render(self, template: str, values: Mapping[str, object]) -> str:
        """Make a page; ThemeError with the template's file and line when that fails."""
        try:
            return self.environment.page(template, values)
        except (TemplateError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
            where = _template_line(error.__traceback__)
            if isinstance(error, TemplateSyntaxError):
                where = f"{error.filename}:{error.lineno}"
            if not where and not isinstance(error, TemplateError):
                raise
            message = str(error) if isinstance(error, TemplateError) else f"{type(error).__name__}: {error}"
            raise ThemeError(message, where=where or f"theme {self.name}", hint=f"While making a page with {template}.") from error


Sources = tuple[tuple[str, tuple[str, str]], ...]
"""(name of a template, (its source, where that stands)), by name."""
Files = tuple[tuple[str, bytes], ...]
_last: dict[tuple[Sources, Files, str], Theme] = {}
"""Whoever builds again and again changes articles more often than templates."""


def load(config: Config, memory: Memo | None = None) -> Theme:
    """Read the theme that `config` names, and those that it builds on; ThemeError says what is missing or broken, and where.

    What was compiled before is taken from `memory`.
    """
    try:
        layers = _layers(config)
    except OSError as error:
        raise ThemeError(f"cannot be looked into: {error.strerror}", where=str(error.filename), hint="Mend its permissions.") from error
    sources: dict[str, tuple[str, str]] = {}
    assets: dict[str, bytes] = {}
    for layer in layers:
        for name, source in layer.templates.items():
            place = (source, f"{layer.where}/templates/{name}")
            sources.setdefault(name, place)
            sources.setdefault(f"{layer.name}/{name}", place)
        assets = {**layer.assets, **assets}
    given = (tuple(sorted(sources.items())), _words(layers, config.settings.language), config.settings.language)
    compiled = _last[given] if given in _last else _compiled(*given, memory or Memo(None))
    _last.clear()
    _last[given] = compiled
    return structs.replace(compiled, name=config.settings.theme, assets=tuple(sorted(assets.items())))


def _compiled(templates: Sources, words: Files, language: str, memory: Memo) -> Theme:
    """Return a theme without its assets."""
    sources = dict(templates)
    wording = Wording(language, [(_converted(data, Words, where), where) for where, data in words])
    code = Compiled(memory, text.digest(repr((words, language)), 32))
    environment = _environment(sources, wording, code)
    shortest = {place: name for name, place in sorted(sources.items(), key=lambda item: (-len(item[0]), item[0]))}
    for name in shortest.values():  # a file has two names, and is compiled under the one by which pages ask for it, before they are made
        try:
            environment.get_template(name)
        except TemplateSyntaxError as error:
            hint = "Mend that line of the template."
            raise ThemeError(error.message or "the template is broken", where=f"{error.filename}:{error.lineno}", hint=hint) from error
    digest = text.digest(repr((templates, words, language)), 32)
    imported = sorted({name for source, _ in sources.values() for name in _IMPORTED.findall(source)})
    environment.know(code.wanted(digest, lambda: environment.wanted(imported)))
    return Theme(name="", environment=environment, assets=(), digest=digest, wording=wording)


def _words(layers: list[Layer], language: str) -> Files:
    """Return the files of a language and where they stand, the theme's own first: 'fr-CA' has those of 'fr' and its own."""
    tags = language.split("-")
    names = [f"{'-'.join(tags[:length])}.toml" for length in range(len(tags), 0, -1)]
    return tuple((f"{layer.where}/words/{name}", layer.words[name]) for layer in layers for name in names if name in layer.words)


def _environment(sources: Mapping[str, tuple[str, str]], wording: Wording, code: BytecodeCache) -> writing.Writing:
    made = writing.Writing(
        wording,
        loader=FunctionLoader(lambda name: (*sources[name], lambda: True) if name in sources else None),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
        finalize=writing.finalize,
        bytecode_cache=code,
    )
    made.filters |= {
        "counted": wording.counted,
        "articles": wording.articles,
        "times": wording.times,
        "listed": wording.listed,
        "number": wording.number,
        "brief": cache(wording.brief),
        "capital": words.capital,
    }
    made.globals["english"] = wording.english
    made.globals["direction"] = Markup(' dir="rtl"') if from_right(wording.language) else Markup()
    return made


def _template_line(trace: TracebackType | None) -> str:
    """Return file:line of the innermost template that a failure came through, or nothing: then it is not the theme's."""
    found = ""
    while trace:
        if "__jinja_exception__" in trace.tb_frame.f_globals:  # so Jinja marks the frames that it rewrites to the template's own lines
            found = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}"
        trace = trace.tb_next
    return found


def _layers(config: Config) -> list[Layer]:
    """Follow `extends` from the archive's own themes to the package's."""
    own = config.root / "themes"
    places = [own, *(place for place in _PLACES if place.resolve() != own.resolve())]
    wanted, after, asked_by = config.settings.theme, -1, config.where
    seen: list[Path] = []
    layers = []
    while wanted:
        if not _NAME.fullmatch(wanted):
            raise ThemeError(f"{wanted!r} is no name for a theme", where=asked_by, hint="Write letters, digits, '-', '_' and '.'.")
        folders = [(index, place / wanted) for index, place in enumerate(places) if (place / wanted).is_dir()]
        if seen and wanted == seen[-1].name:
            folders = [(index, folder) for index, folder in folders if index > after]
        if not folders:
            raise ThemeError(f"there is no theme {wanted!r}", where=asked_by, hint=_choice(places, own))
        after, folder = folders[0]
        if folder in seen:
            raise ThemeError(f"the themes extend one another in a circle, back to {wanted!r}", where=asked_by)
        seen.append(folder)
        where = f"themes/{wanted}"
        manifest = _manifest(folder, where)
        layers.append(
            Layer(
                name=wanted,
                where=where,
                templates=_templates(folder, where),
                assets=_files(folder / "assets", where),
                words=_files(folder / "words", where),
            )
        )
        wanted, asked_by = manifest.extends, f"{where}/theme.toml"
    return layers


def _choice(places: list[Path], own: Path) -> str:
    names = sorted({folder.name for place in places if place.is_dir() for folder in place.iterdir() if folder.is_dir()})
    return f"Looked in {own} and in the package. There are: {', '.join(names) or 'none'}."


def _manifest(folder: Path, where: str) -> Manifest:
    path = folder / "theme.toml"
    if not path.is_file():
        return Manifest()
    return _converted(_bytes(path, where), Manifest, f"{where}/theme.toml")


def _converted(data: bytes, kind: type[_Kind], where: str) -> _Kind:
    try:
        return toml.convert(toml.parse(data, where), kind, data, where)
    except ConfigError as error:
        raise ThemeError(error.message, where=error.where, hint=error.hint) from error


def _templates(folder: Path, where: str) -> dict[str, str]:
    made = {}
    for name, data in _files(folder / "templates", where).items():
        try:
            made[name] = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            raise ThemeError("is not UTF-8", where=f"{where}/templates/{name}:{line}", hint="Save the template as UTF-8.") from error
    return made


def _files(folder: Path, where: str) -> dict[str, bytes]:
    """Read all files below `folder`, by their path there; hidden ones are the editor's and the system's, not the theme's."""
    if not folder.is_dir():
        return {}
    paths = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    return {name: _bytes(paths[name], where) for name in sorted(paths) if not any(part.startswith(".") for part in name.split("/"))}


def _bytes(path: Path, where: str) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise ThemeError(f"{path.name} cannot be read: {error.strerror}", where=where) from error
