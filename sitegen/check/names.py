"""Paths of files that clash, or that GitHub Pages, git or another file system refuses. The limits are those that Pages documents."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence

from sitegen import urls
from sitegen.model import Problem, SiteFile

_TOTAL, _ONE = 1_000_000_000, 100 * 1024 * 1024
"""Bytes of a published site, and of a file in a repository of GitHub's."""
_LONGEST = 255
"""Bytes of one name on common file systems."""
_CHARACTERS = re.compile(r'["*:<>?|\\\x00-\x1f\x7f]')
_NAMES = re.compile(r"(?:\.git|\.\.?|con|prn|aux|nul|com\d|lpt\d)(?:\..*)?|.*[. ]", re.IGNORECASE | re.DOTALL)
_FINE = frozenset({".gitignore", ".gitattributes", ".gitkeep"})
_NO_DATA = "Write data = false into the configuration: the site then goes without its data, or publish it somewhere else."
_RENAME = "Rename what makes it: an article, an entity, a tag or a file of the theme."


def flat(path: str) -> str:
    """Return what two paths share that some file system takes for one."""
    return unicodedata.normalize("NFC", path.casefold())


def clashes(files: Sequence[SiteFile]) -> Iterator[Problem]:
    """Tell the files that lie on one path, also where a file system does not tell upper from lower case, and files that are folders too."""
    alike: defaultdict[str, list[str]] = defaultdict(list)
    folders: dict[str, str] = {}
    for file in files:
        alike[flat(file.path)].append(file.path)
        folder = file.path.rpartition("/")[0]
        while folder and folder not in folders:
            folders[folder] = file.path
            folder = folder.rpartition("/")[0]
    for paths in alike.values():
        if len(paths) > 1:
            others = ", ".join(sorted(set(paths))[1:])
            what = f"would differ from {others} in case only" if others else f"would be written {len(paths)} times"
            yield Problem(min(paths), what, "Rename what makes one of them: an article, an entity or a tag.", "error")
    for folder, inner in folders.items():
        for path in alike.get(flat(folder), ()):
            yield Problem(path, f"would be a file and the folder of {inner}", _RENAME, "error")


def refused(files: Sequence[SiteFile]) -> Iterator[Problem]:
    """Tell what GitHub Pages would not take: sizes and names."""
    total = sum(len(file.content) for file in files)
    if total > _TOTAL:
        data = sum(len(file.content) for file in files if file.path.startswith(urls.data("")))
        what = f"the site has {total / 1e9:.2f} GB{f', {data / 1e9:.2f} of them data' if data else ''}, and GitHub Pages takes 1 GB"
        yield Problem("site", what, _NO_DATA if total - data <= _TOTAL else "Divide the archive, or publish it somewhere else.", "error")
    for file in files:
        if len(file.content) > _ONE:
            what = f"has {len(file.content) / 2**20:.0f} MiB, and GitHub takes 100 MiB a file"
            hint = _NO_DATA if file.path.startswith(urls.data("")) else "Divide what it is made from."
            yield Problem(file.path, what, hint, "error")
        for name in file.path.split("/"):
            bad = _CHARACTERS.search(name)
            if bad or (_NAMES.fullmatch(name) and name not in _FINE) or len(name.encode("utf-8", "replace")) > _LONGEST:
                why = f"the character {bad[0]!r}" if bad else "a name that is reserved, too long, or ends in a dot or a space"
                yield Problem(file.path, f"has {why}, which GitHub Pages or a file system refuses", _RENAME, "error")
                break
