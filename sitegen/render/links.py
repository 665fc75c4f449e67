"""Links as one page writes them.

Asking urls.relative costs ten microseconds, and pages ask for the same links again and again: those that lie in one folder write all
links alike, but for the link to themselves, and share the answers.
"""

import posixpath
from urllib.parse import urlsplit

from sitegen import urls


class Links:
    """Answers for all pages of one build."""

    def __init__(self, base_url: str) -> None:
        self._root = urlsplit(base_url).path or "/"
        self._folders: dict[str, dict[str, str]] = {}

    def to(self, target: str, page: str) -> str:
        """Return the link from `page` to `target`, both addresses below the site; `target` may end in '#fragment'.

        The error page is served at any depth: its links start at the domain's root.
        """
        path, sign, fragment = target.partition("#")
        if page == urls.NOT_FOUND:
            return urls.absolute(path, self._root) + sign + fragment
        if path == page:
            return urls.relative(target, page)
        known = self._folders.setdefault(posixpath.dirname(page), {})
        if path not in known:
            known[path] = urls.relative(path, page)
        return known[path] + sign + fragment
