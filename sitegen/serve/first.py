"""The first look: what somebody has edited is shown before the whole site is built anew, where it is a few articles and nothing else.

Counted are all edits since the site that is shown was built, however many builds were given up meanwhile. A file that is new, gone or
renamed, curation, a theme or the configuration change more than the page of an article: they are left to the build, and so is whatever
fails here by a mistake of the archivist, which the build will tell.
"""

import posixpath
from collections.abc import Iterable
from pathlib import Path

from sitegen import glimpse, urls
from sitegen.config import Config
from sitegen.errors import SitegenError
from sitegen.pipeline import Site
from sitegen.serve.preview import Look, Preview
from sitegen.watch import Round

_MOST = 5
"""Articles: each of them takes time from the build."""
_SIDE = ".toml"


class First:
    """Looks at what was edited since the last whole site."""

    def __init__(self, preview: Preview) -> None:
        self._preview = preview
        self._whole: tuple[Site, Config] | None = None
        self._changed: set[Path] = set()
        self._rehearsed = False

    def look(self, moment: Round) -> None:
        """Show what the round has changed, as far as that can be told at once."""
        self._changed |= moment.changed
        if self._whole is None or not moment.changed:
            return
        looks = self._looks(*self._whole, moment.config)
        if looks is None:
            seeds, touched = moment.config.seeds.resolve(), {path.with_suffix("") for path in moment.changed}
            looks = [look for look in self._preview.state.looks if (seeds / look.source).with_suffix("") not in touched]
        self._preview.look(tuple(looks))

    def whole(self, site: Site, config: Config) -> None:
        """Know that all that was saved is shown, as a whole."""
        self._whole = site, config
        self._changed.clear()
        if not self._rehearsed:
            glimpse.rehearse(site)
            self._rehearsed = True

    def _looks(self, site: Site, built: Config, config: Config) -> list[Look] | None:
        sources = edited(self._changed, config.seeds.resolve(), site) if config == built else None
        if not sources:
            return None
        try:
            found = glimpse.articles(site, config.seeds, sources)
            return None if found is None else list(map(_look, found))
        except SitegenError:  # a template that fails with these words: the build makes the same page, and tells it
            return None


def edited(changed: Iterable[Path], seeds: Path, site: Site) -> tuple[str, ...] | None:
    """Return the sources of the articles of `site` whose file, or the file beside them, is among `changed`; None where that is not all.

    `seeds` is the folder's real path, as those of `changed` are.
    """
    known = site.press.desk.index.by_source
    found: set[str] = set()
    for path in changed:
        source = path.relative_to(seeds).as_posix() if path.is_relative_to(seeds) else ""
        stem, suffix = posixpath.splitext(source)
        owners = [source] if source in known else []
        if suffix.lower() == _SIDE:
            owners = [other for other in known if other.startswith(stem) and posixpath.splitext(other)[0] == stem]
        if not owners:
            return None
        found.update(owners)
    return tuple(sorted(found)) if len(found) <= _MOST else None


def _look(found: glimpse.Glimpse) -> Look:
    article = found.article
    files = {file.path: file.content for file in found.files}
    return Look(source=article.source, address=urls.article(article.id), draft=article.raw.stated.draft, files=files)
