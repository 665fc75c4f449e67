"""Links as one page writes them.

Pages ask for the same links again and again: those that lie in one folder write all links alike, but for the links into themselves, and
share the answers.
"""

import posixpath
from collections.abc import Callable
from urllib.parse import urlsplit

from sitegen import urls


class Links:
    """Answers for all pages of one build."""

    def __init__(self, base_url: str) -> None:
        self._root = urlsplit(base_url).path or "/"
        self._folders: dict[str, dict[str, str]] = {}
        self._writers: dict[str, Callable[[str], str]] = {}

    def of(self, page: str) -> Callable[[str], str]:
        """Return what gives the link from `page` to an address below the site, which may end in '#fragment'.

        The error page is served at any depth: its links start at the domain's root.
        """
        if page == urls.NOT_FOUND:
            return self._from_the_root
        known = self._known(page)

        def link(target: str) -> str:
            found = known.get(target)
            if found is not None:
                return found
            path, sign, fragment = target.partition("#")
            if path == page and sign:
                return f"#{fragment}"
            if path not in known:
                known[path] = urls.relative(path, page)
            return known[path] + sign + fragment

        return link

    def of_folder(self, page: str) -> Callable[[str], str]:
        """Return what gives the same links for all pages of the folder that `page` lies in; those into the page itself name its file."""
        folder = posixpath.dirname(page)
        if page == urls.NOT_FOUND:
            return self._from_the_root
        made = self._writers.get(folder)
        if made is None:
            made = self._writers[folder] = self.of(f"{folder}/ " if folder else " ")
        return made

    def _known(self, page: str) -> dict[str, str]:
        return self._folders.setdefault(posixpath.dirname(page), {})

    def to(self, target: str, page: str) -> str:
        """Return the link from `page` to `target`, both addresses below the site."""
        return self.of(page)(target)

    def _from_the_root(self, target: str) -> str:
        path, sign, fragment = target.partition("#")
        return urls.absolute(path, self._root) + sign + fragment
