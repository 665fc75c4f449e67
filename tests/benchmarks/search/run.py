"""Measure the search of a built site in Chromium, and Pagefind on the same articles; README.md beside this tells what each figure is.

    python tests/benchmarks/search/run.py --articles DIR [--first N] [--pagefind]   build a site of DIR's articles, and measure it
    python tests/benchmarks/search/run.py --site DIR [--pagefind]                   measure a site that is built

Exits with 0 whatever the figures are; goals that were missed are told.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from contextlib import nullcontext
from dataclasses import asdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))
sys.path.insert(0, str(Path(__file__).parent))

import articles
import figures
import peer
import queries
import wire
from playwright.sync_api import sync_playwright
from tools import chromium
from visits import Room, measure

from sitegen import urls

LUNR = "lunr.min.js"
FURTHER = 3
"""Further queries of a visit."""


def say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


def category(path: str) -> str:
    """Tell what a path of the site is: lunr.js itself, the search's data or scripts, or the page as any page has it."""
    if Path(path).name == LUNR:
        return "lunr"
    if path.startswith("search/"):
        return "data"
    return "scripts" if path.endswith(".js") and path != "assets/site.js" else "page"


def index_files(site: Path) -> list[Path]:
    """Return everything that the search needs beside its page: what lies below search/, and scripts."""
    scripts = [path for path in sorted((site / "assets").glob("*.js")) if path.name != "site.js"]
    return [path for path in sorted((site / "search").glob("**/*")) if path.is_file()] + scripts


def built(folder: Path, first: int | None, scratch: Path) -> Path:
    """Build an archive of copies of the first articles in `folder`, by name; returns the site."""
    archive = scratch / "archive"
    shutil.rmtree(archive, ignore_errors=True)
    (archive / "seeds").mkdir(parents=True)
    (archive / "sitegen.toml").write_text('title = "News archive"\n', encoding="utf-8")
    for path in sorted(path for path in folder.iterdir() if path.suffix in {".txt", ".md"})[:first]:
        shutil.copy(path, archive / "seeds")
    say("building the site")
    subprocess.run([sys.executable, "-m", "sitegen", "build", "--quiet", "--archive", archive], check=True)
    return archive / "site"


def report(args: argparse.Namespace, scratch: Path) -> None:
    """Measure everything, and print it."""
    site = (args.site or built(args.articles, args.first, scratch)).resolve()
    known = list(articles.read(site))
    say(f"{len(known)} articles in the site")
    if not known:
        sys.exit(f"there are no pages of articles in {site}")
    visits = queries.visits(known, args.visits, FURTHER, args.seed)
    typos = queries.typos(known, args.typos, args.seed)
    for path in index_files(site):
        wire.packed(path)  # or the first visitors would wait for it
    other = other_measured = None
    if args.pagefind:
        say("indexing with Pagefind")
        other = peer.build(known, scratch)
        say(f"indexed in {other.seconds:.1f} s")
    chrome = chromium.executable()
    assert chrome, "there is no Chromium that starts"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chrome, args=list(chromium.FLAGS))
        with wire.serving(site, args.latency / 1000) as served:
            room = Room(browser, served, urls.SEARCH, category)
            own = measure(room, visits, [f"{word}~1" for word in typos], say, typing=True)
        if other:
            say("Pagefind:")
            with wire.serving(other.folder, args.latency / 1000) as served:
                other_measured = measure(Room(browser, served, peer.PAGE, peer.category), visits, typos, say, typing=False)
        version = browser.version
        browser.close()
    sizes = wire.weight(index_files(site)), wire.weight(other.files) if other else None
    found = figures.rows(own, other_measured, sizes, len(known))
    facts = {
        "articles": len(known),
        "visits": len(visits),
        "typos": len(typos),
        "seed": args.seed,
        "latency": args.latency,
        "chromium": version,
        "cores": os.cpu_count(),
        "load": round(os.getloadavg()[1], 2),
    }
    if other:
        facts["pagefind"] = {"version": peer.VERSION, "index seconds": round(other.seconds, 1), "index CPU seconds": round(other.cpu, 1)}
    print("; ".join(f"{name} {value}" for name, value in facts.items()))
    print(figures.table(found))
    if args.json:
        answers = {"sitegen": asdict(own), "pagefind": asdict(other_measured) if other_measured else None}
        rows = [asdict(row) | {"met": [figures.met(row, goal) for goal in row.goals]} for row in found]
        args.json.write_text(json.dumps({**facts, "rows": rows, "answers": answers}, indent=1, ensure_ascii=False), encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("--articles", type=Path, metavar="DIR", help="a folder of articles, .txt or .md; is read only")
    source.add_argument("--site", type=Path, metavar="DIR", help="a site that is built; is read only")
    parser.add_argument("--first", type=int, metavar="N", help="only so many of the articles")
    parser.add_argument("--pagefind", action="store_true", help="measure Pagefind too (installs it from npm into the scratch folder)")
    parser.add_argument("--visits", type=int, default=100, metavar="N", help="first visits with a query of two words")
    parser.add_argument("--typos", type=int, default=100, metavar="N", help="first visits with a misspelt word")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="other queries")
    parser.add_argument("--latency", type=float, default=0, metavar="MS", help="wait so long before every answer of the server")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write figures and every answer here as well")
    parser.add_argument("--scratch", type=Path, metavar="DIR", help="keep what is made here (a folder of its own; default: removed)")
    args = parser.parse_args()
    with nullcontext(args.scratch) if args.scratch else tempfile.TemporaryDirectory() as scratch:
        Path(scratch).mkdir(parents=True, exist_ok=True)
        report(args, Path(scratch).resolve())


if __name__ == "__main__":
    main()
