"""sha256sums.txt: the SHA-256 of every file of a site and of every article as it was scraped: anybody can tell a copy from a change.

It is written as `sha256sum` writes, so that `sha256sum -c sha256sums.txt` checks a copy without sitegen; articles stand in comments.
A hidden file would not do: GitHub's own action for Pages leaves such files out, which is why none is listed either. It proves that
nothing was damaged or exchanged behind the archivist's back, as long as the list itself comes from somewhere that is trusted.
"""

import json
import re
from collections.abc import Iterable, Mapping
from functools import partial

from msgspec import Struct

from sitegen import urls
from sitegen.model import Archive, ListFile, SiteFile

_ABOUT = """\
# SHA-256 of every file of this site, as `sha256sum -c sha256sums.txt` and `sitegen verify` check it. Lines with #article name the
# articles as they were scraped; each is also a file below originals/.
"""
_LINE = re.compile(r"([0-9a-f]{64})  (.+)")
_ARTICLE = re.compile(r'#article ([0-9a-f]{64}) (".*")')


class Sums(Struct, frozen=True):
    """What a list says."""

    files: Mapping[str, str]
    """Path below the site -> SHA-256."""
    articles: Mapping[str, str]
    """Source below the seeds folder -> SHA-256."""


def file(archive: Archive, files: Iterable[SiteFile]) -> ListFile:
    """Return the list for the site of `files`."""
    return ListFile(path=urls.CHECKSUMS, of=partial(_listed, archive), others=tuple(files))


def _listed(archive: Archive, digests: Mapping[str, str]) -> bytes:
    lines = [f"#article {article.raw.sha256} {json.dumps(article.source, ensure_ascii=False)}" for article in archive.articles]
    lines += [f"{digest}  {path}" for path, digest in sorted(digests.items()) if not path.startswith(".")]
    return (_ABOUT + "\n".join(lines) + "\n").encode()


def read(content: bytes) -> Sums:
    """Read a list; ValueError that says which line is none of it."""
    files: dict[str, str] = {}
    articles: dict[str, str] = {}
    for number, line in enumerate(content.decode("utf-8").split("\n"), 1):
        if said := _ARTICLE.fullmatch(line):
            articles[json.loads(said[2])] = said[1]
        elif said := _LINE.fullmatch(line):
            path = said[2]
            if path.startswith("/") or ".." in path.split("/") or "\\" in path or path in files:
                raise ValueError(f"line {number} names no file of a site")
            files[path] = said[1]
        elif line and not line.startswith("#"):
            raise ValueError(f"line {number} is not understood")
    if not files:
        raise ValueError("it names no files")
    return Sums(files=files, articles=articles)
