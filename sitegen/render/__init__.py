"""Archive -> the files of its site, but for the search index.

theme finds and reads the looks, and compiled remembers them; index computes what pages look up, and amended what of that is new when a
few articles were edited; pages says which there are; views are the values that templates see, and article, entity, dates, lists and about
make them; body joins marks to text; feeds, structured and outside speak to machines.
Only theme touches the disk, and nothing here knows a kind of marks by name that it would not also show without.
"""

from collections.abc import Sequence
from functools import partial

from msgspec import Struct, structs

from sitegen import urls
from sitegen.config import Config
from sitegen.memo import Memo
from sitegen.model import Archive, Article, Draft, LaterFile, OutputFile, SiteFile
from sitegen.render import amended, connections, feeds, index, outside, pages
from sitegen.render.amended import Edited
from sitegen.render.connections import Ties
from sitegen.render.desk import Desk, Job
from sitegen.render.items import Later, Site
from sitegen.render.leaf import digest
from sitegen.render.links import Links
from sitegen.render.theme import Theme, load
from sitegen.render.writing import FOLDER

__all__ = ["Edited", "Press", "Theme", "again", "files", "press", "theme"]


def theme(config: Config, memory: Memo | None = None) -> Theme:
    """Read the theme that `config` names, from the archive's own folder or the package; ThemeError with file and line.

    Templates that `memory` knows are not compiled again.
    """
    return load(config, memory)


class Press(Struct, frozen=True):
    """What all pages of a site are made from."""

    desk: Desk
    tied: Ties
    theme: Theme
    site: Site
    shared: bytes
    """Digest of what every page depends on."""


def press(archive: Archive, config: Config, theme: Theme, scripts: tuple[str, ...]) -> Press:
    """Look up once what pages are made from. `scripts` are the addresses of those that the search page loads."""
    desk = Desk(index=index.build(archive, theme.wording), config=config, links=Links(config.base_url), scripts=scripts)
    site = pages.site(archive, config, theme.wording)
    shared = digest(theme.digest, config.settings, config.base_url, site)
    return Press(desk=desk, tied=connections.ties(archive), theme=theme, site=site, shared=shared)


def files(made: Press) -> tuple[SiteFile, ...]:
    """Return all pages, feeds and other files, in an order that depends on the archive alone.

    A file is made when its content is asked for, which raises ThemeError when a template fails.
    """
    desk = made.desk
    jobs = pages.jobs(desk, made.tied)
    return (
        *(LaterFile(path=job.address, draft=partial(_page, made, job)) for job in jobs),
        *feeds.files(desk.index, desk.config, desk.links),
        *(_original(article) for article in desk.index.archive.articles),
        *outside.crawlers(pages.addresses(jobs), desk.config),
        *(OutputFile(path=urls.asset(name), content=content) for name, content in made.theme.assets),
    )


def again(made: Press, edited: Sequence[Edited]) -> tuple[tuple[SiteFile, ...], ...]:
    """Return the files that are one article's own, its page and its untouched file, of each article that was edited since."""
    desk = structs.replace(made.desk, index=amended.index(made.desk.index, edited))
    now = structs.replace(made, desk=desk, tied=amended.ties(made.tied, [one.article.source for one in edited]))
    jobs = [pages.of_article(desk, one.article, now.tied) for one in edited]
    return tuple(
        (LaterFile(path=job.address, draft=partial(_page, now, job)), _original(one.article)) for job, one in zip(jobs, edited, strict=True)
    )


def _page(made: Press, job: Job) -> Draft:
    head, view = job.make()
    links = made.desk.links

    def make() -> bytes:
        linking = {"link": links.of(job.address), FOLDER: links.of_folder(job.address)}
        return made.theme.render(job.template, {"site": made.site, "page": _made(head), "view": _made(view), **linking}).encode()

    known, told = _known(view), _known(head)
    return Draft(make=make, depends=digest(made.shared, job.template, job.address, known, None if told is known else told))


def _original(article: Article) -> LaterFile:
    return LaterFile(path=outside.address(article), draft=partial(outside.original, article))


def _known(value: Struct) -> Struct:
    """Return what a value is known by before it is made."""
    return value.matter if isinstance(value, Later) else value


def _made(value: Struct) -> Struct:
    return value.made() if isinstance(value, Later) else value
