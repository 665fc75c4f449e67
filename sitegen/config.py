"""sitegen.toml, or [tool.sitegen] of a pyproject.toml, -> a frozen Config. Same keys, one parser.

A title alone is enough. Unknown keys are errors that name the file and the line: a misspelt setting must not be silently ignored.
"""

import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from msgspec import Struct

from sitegen import toml
from sitegen.errors import ConfigError

FILE, PROJECT = "sitegen.toml", "pyproject.toml"
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,8}")
_DOMAIN = re.compile(r"(?=.{4,253}\Z)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,10}[a-z0-9-]{2,63}", re.ASCII | re.IGNORECASE)


LANGUAGE_HINT = 'Write it like "en" or "pt-BR" (BCP 47).'


class Settings(Struct, frozen=True, forbid_unknown_fields=True):
    """The keys of the file, as an archivist writes them."""

    title: str
    description: str = ""
    language: str = "en"
    """BCP 47, of the articles that state none and of the interface."""
    languages: tuple[str, ...] = ()
    """BCP 47: the other languages whose words the search knows by their stems; those that articles state beside these are searched as
    they stand."""
    base_url: str = ""
    """Where the site will be: https://example.org/archive/. Without it pages work, but feeds have paths only, and there is no sitemap."""
    author: str = ""
    """Who keeps the archive."""
    edition: str = ""
    """What this state of the archive is called, such as "2" or "November 2026": every page and every citation says it."""
    cname: str = ""
    """The domain of one's own under which GitHub Pages shows the site; `sitegen publish` hands it over."""
    seeds: str = "seeds"
    site: str = "site"
    theme: str = "reading-room"
    annotators: tuple[str, ...] = ()
    """Names of the annotators to run; empty for all."""
    lunr_index: bool = False
    """Whether the site has its whole index in one file as well, for other tools that speak Lunr."""
    data: bool = True
    """Whether the site has its data to be reused: tables, texts, annotations, a database, citations."""
    offline: bool = False
    """Whether browsers keep what a reader of the search has seen, so that it works without a network."""


class Config(Struct, frozen=True):
    """Settings with everything that depends on where they lie."""

    settings: Settings
    root: Path
    """The archive's folder: the one that holds the file."""
    where: str
    """The file's name, for messages."""
    base_url: str
    """Empty, or an http(s) address that ends in '/'."""
    drafts: bool = False
    """Whether drafts are shown. No key of the file: only `sitegen serve` shows them, and it writes no site."""

    @property
    def seeds(self) -> Path:
        """The folder of the raw articles."""
        return self.root / self.settings.seeds

    @property
    def site(self) -> Path:
        """The folder that the site is written to."""
        return self.root / self.settings.site


def load(start: Path, base_url: str | None = None) -> Config:
    """Find and read the configuration in `start` or the nearest folder above it; ConfigError says what is wrong and where.

    `base_url` overrides the file's (from --base-url).
    """
    for folder in (start.resolve(), *start.resolve().parents):
        own, project = folder / FILE, folder / PROJECT
        if own.is_file():
            return _config(own, "", base_url)
        if project.is_file() and "sitegen" in toml.parse(_bytes(project), project.name).get("tool", {}):
            return _config(project, "tool.sitegen", base_url)
    raise ConfigError(
        f"there is no {FILE} here or in a folder above, and no pyproject.toml with [tool.sitegen]",
        where=str(start),
        hint="`sitegen new DIR` makes a small archive; for one with its articles in seeds/, a sitegen.toml with a title alone is enough.",
    )


def is_language(tag: str) -> bool:
    """Whether `tag` is written as BCP 47 has it; no list of the languages that there are is asked."""
    return bool(_LANGUAGE.fullmatch(tag))


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise ConfigError(f"cannot be read: {error.strerror}", where=str(path)) from error


def _config(path: Path, table: str, base_url: str | None) -> Config:
    data = _bytes(path)
    value: Any = toml.parse(data, path.name)
    for name in table.split(".") if table else []:
        value = value[name]
    settings = toml.convert(value, Settings, data, path.name, table)

    def place(key: str) -> str:
        return f"{path.name}:{toml.line_of(data, key, table) or 1}"

    for key, tags in (("language", (settings.language,)), ("languages", settings.languages)):
        for tag in tags:
            if not is_language(tag):
                raise ConfigError(f"{tag!r} is no language tag", where=place(key), hint=LANGUAGE_HINT)
    for key, name in (("seeds", settings.seeds), ("site", settings.site), ("theme", settings.theme)):
        if not name.isprintable() or not name.strip():
            raise ConfigError(f"{name!r} is no name of a folder", where=place(key), hint=f"Name a folder as {key}.")
    if not settings.title.strip():
        raise ConfigError("the title is empty", where=place("title"), hint='Write title = "My archive".')
    if settings.cname and not _DOMAIN.fullmatch(settings.cname):
        hint = 'Write it like "archive.example.org", without https:// and without a path.'
        raise ConfigError(f"{settings.cname!r} is no name of a domain", where=place("cname"), hint=hint)
    address, said = (settings.base_url, place("base_url")) if base_url is None else (base_url, "--base-url")
    config = Config(settings=settings, root=path.parent, where=path.name, base_url=_address(address, said))
    _check_folders(config, place("site" if "site" in value else "seeds"))
    return config


def _address(address: str, where: str) -> str:
    if not address:
        return ""
    try:
        parts = urlsplit(address)
    except ValueError:
        parts = urlsplit("")
    simple = not (parts.query or parts.fragment or any(c in address for c in " \"'<>\\"))
    if parts.scheme not in {"http", "https"} or not parts.hostname or not simple:
        raise ConfigError(f"{address!r} is no web address", where=where, hint='Write it like "https://example.org/archive/".')
    return address if address.endswith("/") else f"{address}/"


def _check_folders(config: Config, where: str) -> None:
    seeds, site, root = config.seeds.resolve(), config.site.resolve(), config.root.resolve()
    if site == root or root.is_relative_to(site):
        raise ConfigError("the site folder would be the archive's own folder or one around it", where=where, hint='Write site = "site".')
    if seeds == site or seeds.is_relative_to(site) or site.is_relative_to(seeds):
        raise ConfigError("the seeds and the site folder lie in one another", where=where, hint="Give each a folder of its own.")
