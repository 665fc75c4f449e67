"""Archive -> the files of its site, but for the search index.

theme finds and reads the looks; index computes what pages look up; pages says which there are; views are the values that templates
see, and article, entity, dates, lists and about make them; body joins marks to text; feeds, structured and outside speak to machines.
Only theme touches the disk, and nothing here knows a kind of marks by name that it would not also show without.
"""

from functools import partial

from msgspec import Struct

from sitegen import urls
from sitegen.config import Config
from sitegen.model import Archive, Draft, LaterFile, OutputFile, SiteFile
from sitegen.render import feeds, index, outside, pages
from sitegen.render.desk import Desk, Job
from sitegen.render.items import Later
from sitegen.render.leaf import digest
from sitegen.render.links import Links
from sitegen.render.theme import Theme, load
from sitegen.render.writing import FOLDER

__all__ = ["Theme", "files", "theme"]


def theme(config: Config) -> Theme:
    """Read the theme that `config` names, from the archive's own folder or the package; ThemeError with file and line."""
    return load(config)


def files(archive: Archive, config: Config, theme: Theme, scripts: tuple[str, ...]) -> tuple[SiteFile, ...]:
    """Return all pages, feeds and other files, in an order that depends on the archive alone.

    A file is made when its content is asked for, which raises ThemeError when a template fails. `scripts` are the addresses of those that
    the search page loads.
    """
    links = Links(config.base_url)
    desk = Desk(index=index.build(archive, theme.wording), config=config, links=links, scripts=scripts)
    site = pages.site(archive, config, theme.wording)
    jobs = pages.jobs(desk)

    shared = digest(theme.digest, config.settings, config.base_url, site)

    def page(job: Job) -> Draft:
        head, view = job.make()

        def make() -> bytes:
            linking = {"link": links.of(job.address), FOLDER: links.of_folder(job.address)}
            return theme.render(job.template, {"site": site, "page": _made(head), "view": _made(view), **linking}).encode()

        known = _known(view)
        told = _known(head)
        return Draft(make=make, depends=digest(shared, job.template, job.address, known, None if told is known else told))

    return (
        *(LaterFile(path=job.address, draft=partial(page, job)) for job in jobs),
        *feeds.files(desk.index, config, links),
        *(LaterFile(path=outside.address(article), draft=partial(outside.original, article)) for article in archive.articles),
        *outside.crawlers(pages.addresses(jobs), config),
        *(OutputFile(path=urls.asset(name), content=content) for name, content in theme.assets),
    )


def _known(value: Struct) -> Struct:
    """Return what a value is known by before it is made."""
    return value.matter if isinstance(value, Later) else value


def _made(value: Struct) -> Struct:
    return value.made() if isinstance(value, Later) else value
