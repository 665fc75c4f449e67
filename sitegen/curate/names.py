"""How a rule names an article: by its path below the seeds folder, or by the last part of its address.

For a name that is no article's, the one that is like it is told. Comparing a name with every article would cost seconds for each
mistake in a large archive, so it is compared with those that have its file name and with its neighbours in the order of the alphabet.
"""

import posixpath
from bisect import bisect_left
from collections.abc import Mapping, Sequence

from sitegen import text, toml
from sitegen.model import Problem

_NEIGHBOURS = 8
"""On either side."""
_MOST_TOLD = 5
_HINT = "Name it by its path below the seeds folder."


class Names:
    """The articles of the archive, by whatever a rule may call them."""

    def __init__(self, ids: Mapping[str, str]) -> None:
        """`ids` are the last parts of addresses, by source."""
        self._sources = {name: source for source, made in ids.items() for name in (made, source)}
        self._sorted = sorted(ids)
        self._by_file: dict[str, str] = {}
        """What spellings of a file's name share, without folder and suffix -> its source, the first one."""
        for source in self._sorted:
            self._by_file.setdefault(_file(source), source)

    def __contains__(self, name: str) -> bool:
        """Whether an article is called so."""
        return name in self._sources

    def source(self, name: str) -> str | None:
        """Return the source of the article that is called so, else None."""
        return self._sources.get(name)

    def unknown(self, where: str, names: Sequence[str]) -> list[Problem]:
        """Tell, as one Problem, those of `names` that are no article's."""
        missing = [name for name in dict.fromkeys(names) if name not in self]
        if not missing:
            return []
        shown = listed([f"“{name}”" for name in missing])
        return [Problem(where, f"there is no article {shown}", f"{self._nearest(missing[0])}{_HINT}")]

    def _nearest(self, name: str) -> str:
        alike = self._by_file.get(_file(name))
        if alike:
            return f"Did you mean {toml.quoted(alike)}? "
        at = bisect_left(self._sorted, name)
        return toml.nearest(name, self._sorted[max(0, at - _NEIGHBOURS) : at + _NEIGHBOURS])


def listed(sources: Sequence[str]) -> str:
    """Return the first few of `sources`, and how many more there are."""
    more = len(sources) - _MOST_TOLD
    return f"{', '.join(sources[:_MOST_TOLD])} and {more} more" if more > 0 else ", ".join(sources)


def _file(path: str) -> str:
    return text.key(posixpath.splitext(posixpath.basename(path))[0])
