"""Pagefind, measured beside sitegen: installed from npm into a scratch folder, on the same articles, asked the same queries.

So that it does not pay for sitegen's page furniture, it indexes a plain copy of each article: the headline, the day and the text, nothing
else. `peer.html` is the least page that searches with Pagefind's own API: it loads `pagefind.js`, calls `search` and then `data` of the
first ten results, and shows them. All of Pagefind's settings are as they come. Its interface (pagefind-ui and the like) is neither loaded
nor counted.
"""

import html
import resource
import shutil
import subprocess
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from articles import Article

VERSION = "1.6.0"
PAGE = "search.html"
INTERFACE = ("ui", "modular", "component", "highlight", "playground")
"""What Pagefind also writes, by the word after 'pagefind-': not needed for searching."""


@dataclass(frozen=True)
class Peer:
    """A folder with Pagefind's index in it: bytes as they are sent are counted of `files`; seconds are those of indexing alone."""

    folder: Path
    files: list[Path]
    seconds: float
    cpu: float


def page(article: Article) -> str:
    """Write the plain copy of an article."""
    escape = html.escape
    day = f"<p><time>{escape(article.day)}</time></p>\n" if article.day else ""
    text = "".join(f"<p>{escape(line)}</p>\n" for line in article.text.split("\n"))
    return f"""<!doctype html>
<html lang="{escape(article.language)}">
<head><meta charset="utf-8"><title>{escape(article.headline)}</title></head>
<body><main data-pagefind-body>
<h1>{escape(article.headline)}</h1>
{day}{text}</main></body>
</html>
"""


def install(scratch: Path) -> Path:
    """Install the pinned version, if it is not there yet; returns its command."""
    command = scratch / f"pagefind-{VERSION}" / "node_modules" / ".bin" / "pagefind"
    if not command.exists():
        room = scratch / f"pagefind-{VERSION}"
        room.mkdir(parents=True, exist_ok=True)
        (room / "package.json").write_text("{}\n", encoding="utf-8")
        subprocess.run(["npm", "install", "--no-audit", "--no-fund", "--loglevel=error", f"pagefind@{VERSION}"], cwd=room, check=True)
    return command


def build(articles: Sequence[Article], scratch: Path) -> Peer:
    """Write the copies and index them."""
    command = install(scratch)
    folder = scratch / "peer"
    shutil.rmtree(folder, ignore_errors=True)
    for article in articles:
        path = folder / "articles" / article.page
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page(article), encoding="utf-8")
    language = Counter(article.language for article in articles).most_common(1)[0][0]
    own = Path(__file__).with_name("peer.html").read_text(encoding="utf-8").replace("LANGUAGE", html.escape(language))
    (folder / PAGE).write_text(own, encoding="utf-8")
    start, before = time.monotonic(), _cpu()
    subprocess.run([command, "--quiet", "--site", folder, "--glob", "articles/**/*.html"], check=True, stdout=subprocess.DEVNULL)
    seconds, cpu = time.monotonic() - start, _cpu() - before
    bundle = folder / "pagefind"
    files = [path for path in sorted(bundle.glob("**/*")) if path.is_file() and not _interface(path)]
    return Peer(folder, files, seconds, cpu)


def category(path: str) -> str:
    """Tell what a path of the peer's folder is: its page, its code (WebAssembly included) or data."""
    if path.endswith(".html"):
        return "page"
    return "scripts" if path.endswith((".js", ".pagefind")) else "data"


def _interface(path: Path) -> bool:
    return path.name.partition("-")[2].startswith(INTERFACE) and path.name.startswith("pagefind-")


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
