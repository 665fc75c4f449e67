"""Archive -> the files of its site, but for the search index.

theme finds and reads the looks; index computes what pages look up; pages says which there are; views are the values that templates
see, and article, entity, dates, lists and about make them; body joins marks to text; feeds, structured and outside speak to machines.
Only theme touches the disk, and nothing here knows a kind of marks by name that it would not also show without.
"""

from sitegen import urls
from sitegen.config import Config
from sitegen.extending import Track
from sitegen.model import Archive, OutputFile
from sitegen.render import feeds, index, outside, pages
from sitegen.render.links import Links
from sitegen.render.theme import Theme, load

__all__ = ["Theme", "files", "theme"]


def theme(config: Config) -> Theme:
    """Read the theme that `config` names, from the archive's own folder or the package; ThemeError with file and line."""
    return load(config)


def files(archive: Archive, config: Config, theme: Theme, scripts: tuple[str, ...], track: Track) -> tuple[OutputFile, ...]:
    """Make all pages, feeds and other files, in an order that depends on the archive alone; ThemeError when a template fails.

    `scripts` are the addresses of those that the search page loads; `track` is told of the pages as they are made.
    """
    links = Links(config.base_url)
    desk = pages.Desk(index=index.build(archive), config=config, links=links, scripts=scripts)
    site = pages.site(archive, config)
    jobs = pages.jobs(desk)
    made = []
    for job in track(jobs, "making pages"):
        page, view = job.make()
        values = {"site": site, "page": page, "view": view, "link": links.of(job.address)}
        made.append(OutputFile(path=job.address, content=theme.render(job.template, values).encode()))
    made += feeds.files(desk.index, config, links)
    made += [outside.original(article) for article in archive.articles]
    made += outside.crawlers(pages.addresses(jobs), config)
    made += [OutputFile(path=urls.asset(name), content=content) for name, content in theme.assets]
    return tuple(made)
