"""Measures what an editor waits for: from saving an article in a running `sitegen serve` to its first look, and to the whole site.

    python tests/benchmarks/serve.py [--sizes 1000,10000] [--articles FOLDER] [--edits 9] [--json]

Each edit adds a sentence to another article, saved as editors save, and waits for the whole site before the next one. Told are, in
milliseconds of the wall clock: when the browser of the article's page was told of the first look, when it had that page in its hands
again, and when it was told of the whole site; medians, and the slowest in brackets. With them the memory of the server, before the first
edit and after the last.
"""

import argparse
import http.client
import json
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2])]

from run import stage  # noqa: E402 - found through the line above
from tools.served import Server  # noqa: E402

from sitegen import config, urls  # noqa: E402

EDIT = "The minister in Geneva said on Friday that revision {} of the plan would go ahead."
_FIRST_BUILD = 1800
"""Seconds; a large archive takes long on a small machine."""
_LEAST = 2.5
"""Seconds after which a file that was read can be told from one that is saved again; before that it is read anew each time."""


def main() -> None:
    options = _options()
    results = {}
    for size in options.sizes:
        with tempfile.TemporaryDirectory() as folder:
            archive = Path(folder) / "archive"
            stage(archive, size, options.articles)
            results[size] = measured(archive, options.edits)
    print(json.dumps(results, indent=1) if options.json else "\n".join(_table(results)))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=lambda given: [int(size) for size in given.split(",")], default=[1000, 10000])
    parser.add_argument("--articles", type=Path, help="a folder of .txt files, of which the first are taken")
    parser.add_argument("--edits", type=int, default=9)
    parser.add_argument("--json", action="store_true")
    return parser.parse_args()


def measured(archive: Path, edits: int) -> dict[str, Any]:
    """Serve an archive and edit it."""
    server = Server(archive)
    try:
        server.until(lambda: server.builds == 1, _FIRST_BUILD)
        time.sleep(_LEAST)
        before = _memory(server)
        sources = sorted(path.name for path in (archive / "seeds").glob("*.txt"))
        ids = urls.article_ids(sources)
        step = max(1, len(sources) // (edits + 1))
        base = config.load(archive).base_url.partition("://")[2].partition("/")[2]
        taken = []
        for number in range(edits):
            source = sources[step * (number + 1) % len(sources)]
            taken.append(_edited(server, source, f"/{base}{urls.article(ids[source])}", EDIT.format(number)))
        return {"taken": taken, "memory_mb": [before, _memory(server)]}
    finally:
        server.stop()


def _edited(server: Server, source: str, page: str, words: str) -> dict[str, float]:
    """Edit one article, with its page open; milliseconds from the save."""
    told = _events(server, page)
    known = next(told)["page"]
    text = (server.folder / "seeds" / source).read_text(encoding="utf-8")
    start = time.perf_counter()
    server.write(f"seeds/{source}", f"{text}\n\n{words}\n")
    found: dict[str, float] = {}
    for news in told:
        now = (time.perf_counter() - start) * 1000
        if news["first"] and "first" not in found:
            found["first"] = now
            assert words.encode() in re.sub(rb"<[^>]*>", b"", _get(server, page).read()), page
            found["page"] = (time.perf_counter() - start) * 1000
        elif news["page"] != known and not news["first"]:
            return found | {"whole": now}
    raise AssertionError(server.said)


def _get(server: Server, path: str) -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=600)
    connection.request("GET", path)
    return connection.getresponse()


def _events(server: Server, page: str) -> Iterator[dict[str, Any]]:
    """Yield what the live script of a page is told."""
    answer = _get(server, f"/_live/events?page={page}")
    for line in iter(answer.readline, b""):
        if line.startswith(b"data: "):
            yield json.loads(line.removeprefix(b"data: "))


def _memory(server: Server) -> int:
    status = Path(f"/proc/{server.process.pid}/status")
    found = re.search(r"VmRSS:\s+(\d+)", status.read_text()) if status.exists() else None
    return int(found[1]) // 1024 if found else 0


def _table(results: dict[int, dict[str, Any]]) -> list[str]:
    lines = [f"{'articles':>9}{'first told':>16}{'page there':>16}{'whole told':>18}{'MB before':>11}{'after':>7}  ms"]
    for size, one in results.items():
        cells = [_told(one["taken"], step) for step in ("first", "page", "whole")]
        lines.append(f"{size:9}{cells[0]:>16}{cells[1]:>16}{cells[2]:>18}{one['memory_mb'][0]:11}{one['memory_mb'][1]:7}")
    return lines


def _told(taken: list[dict[str, float]], step: str) -> str:
    found = [edit[step] for edit in taken if step in edit]
    return f"{statistics.median(found):.0f} ({max(found):.0f})" if found else "-"


if __name__ == "__main__":
    main()
