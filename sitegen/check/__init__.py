"""An archive and its files -> what somebody should look at, each with a weight, a place and what to do.

`problems` is quick and part of every build; `site` reads every page that would be published, some 10 MB a second, and is left to
`sitegen check --site` and `sitegen publish`. archive asks what is unsure, names what clashes or is refused by hosts, pages follows
links, public looks for what should not be made public.
"""

from collections.abc import Sequence
from urllib.parse import urlsplit

from sitegen.check import names, pages, public
from sitegen.check.archive import by_weight, problems
from sitegen.config import Config
from sitegen.model import Archive, Problem, SiteFile

__all__ = ["by_weight", "problems", "site"]


def site(archive: Archive, config: Config, files: Sequence[SiteFile]) -> tuple[Problem, ...]:
    """Return the problems of the finished site, heavy ones first, each once."""
    found = [
        *names.refused(files),
        *pages.problems(archive, config, files),
        *public.problems(archive, config, files),
    ]
    if not config.base_url:
        hint = 'Write base_url = "https://NAME.github.io/REPOSITORY/", or give --base-url.'
        found.append(Problem(config.where, "there is no base_url: feeds, sitemap and canonical links lack their addresses", hint))
    elif config.settings.cname and urlsplit(config.base_url).hostname != config.settings.cname.lower():
        what = f"the site will be at {config.settings.cname}, and its base_url says {config.base_url}"
        found.append(Problem(config.where, what, f'Write base_url = "https://{config.settings.cname}/".'))
    return tuple(sorted(set(found), key=by_weight))
