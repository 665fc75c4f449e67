"""Random edits of an archive while it is served: at the end, what is served must be what a clean build makes.

python tests/tools/edits.py [EDITS [SEED]] prints the memory of the server on the way; 200 edits take some minutes.
"""

import http.client
import random
import re
import sys
import tempfile
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2])]

from msgspec import structs  # noqa: E402 - found through the line above
from tools.building import contents, quietly  # noqa: E402
from tools.served import BASE, Server  # noqa: E402

from sitegen import config, new, pipeline  # noqa: E402

_SCRIPT = re.compile(rb'<script src="/_live/live\.js"[^>]*></script>\n')
_DAYS = ("3 May 2024", "14 May 2024", "2 June 2023")
_WORDS = ("harbour", "bridge", "Annelies Verhoeven", "Ostend", "ferries", "the Flemish Roads Agency", "budget", "London")


def archive(folder: Path) -> Path:
    """Make a small archive that is served below a path."""
    new.archive(folder)
    told = folder / "sitegen.toml"
    told.write_text(told.read_text() + f'base_url = "https://example.org{BASE}"\n')
    return folder


def edit(server: Server, chance: random.Random) -> None:
    """Do one thing that an archivist might do."""
    articles = sorted((server.folder / "seeds").glob("*.txt"))
    words = " ".join(chance.choices(_WORDS, k=12))
    if chance.random() < 0.25 or len(articles) < 2:
        _archive(server, chance, words)
    else:
        _article(server, chance, words, chance.choice(articles))


def _archive(server: Server, chance: random.Random, words: str) -> None:
    told = (server.folder / "sitegen.toml").read_text()
    name, content = chance.choice(
        [
            (f"seeds/bridge-{chance.randrange(40)}.txt", f"{words.capitalize()}\n\n{chance.choice(_DAYS)}\n\n{words}, said London.\n"),
            ("seeds/curation.toml", f'[[reject]]\ntext = "{chance.choice(_WORDS)}"\n'),
            ("seeds/curation.toml", "title = \n"),
            ("sitegen.toml", re.sub(r"^title = .*", f'title = "{words}"', told, flags=re.MULTILINE)),
            ("themes/reading-room/templates/undated.html", chance.choice([f"{words}\n", "{{ broken\n", "fine\n"])),
        ]
    )
    if name.startswith("themes"):
        server.write("themes/reading-room/theme.toml", 'extends = "reading-room"\n')
    server.write(name, content)


def _article(server: Server, chance: random.Random, words: str, some: Path) -> None:
    other, side = some.with_name(f"harbour-{chance.randrange(40)}.txt"), f"seeds/{some.stem}.toml"
    match chance.choice(["copy", "copy", "change", "change", "remove", "rename", "draft", "break", "side"]):
        case "copy":
            server.write(f"seeds/{other.name}", f"{words.capitalize()}\n\n{chance.choice(_DAYS)}\n\nThe {words}.\n")
        case "change":
            server.write(f"seeds/{some.name}", some.read_text(encoding="utf-8") + f"\nThe {words} again.\n")
        case "remove":
            some.unlink()
        case "rename":
            some.rename(other)
        case "draft":
            server.write(side, f"draft = {chance.choice(['true', 'false'])}\n")
        case "break":
            server.write(side, "title = \n")
        case "side":
            server.write(side, f'source = "{words}"\ndate = "2024-05-{chance.randrange(10, 30)}"\n')


def mend(server: Server) -> None:
    """Take away what is broken; until then the last good site stays, and edits do not show."""
    for side in sorted((server.folder / "seeds").glob("*.toml")):
        if "title = \n" in side.read_text():
            server.write(f"seeds/{side.name}", "")
    template = "themes/reading-room/templates/undated.html"
    if (server.folder / template).exists() and "{{" in (server.folder / template).read_text():
        server.write(template, "mended\n")


def fetch(server: Server, path: str) -> bytes:
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
    try:
        connection.request("GET", path)
        return connection.getresponse().read()
    finally:
        connection.close()


def differences(server: Server) -> list[str]:
    """Return the files that are served otherwise than a clean build makes them."""
    settings = structs.replace(config.load(server.folder), drafts=True)
    clean = contents(pipeline.build(settings, quietly))
    return [path for path, content in clean.items() if _SCRIPT.sub(b"", fetch(server, BASE + path)) != content]


def memory(server: Server) -> int:
    """Return the server's resident memory in MiB, where the system tells it."""
    status = Path(f"/proc/{server.process.pid}/status")
    found = re.search(r"VmRSS:\s+(\d+)", status.read_text()) if status.exists() else None
    return int(found[1]) // 1024 if found else 0


def run(server: Server, edits: int, seed: int) -> None:
    """Make the edits, some of them in the middle of a build, and wait until the last one is shown."""
    chance = random.Random(seed)
    for number in range(edits):
        before = server.builds
        if chance.random() < 0.4:
            mend(server)
        edit(server, chance)
        if chance.random() < 0.8:
            end = chance.choice([0.3, 3])
            try:
                server.until(lambda before=before: server.builds > before, end)  # type: ignore[misc]
            except AssertionError:
                assert server.process.poll() is None, server.said
        if edits > 50 and number % 20 == 0:
            print(f"{number} edits, {server.builds} builds shown, {memory(server)} MiB", flush=True)
    mend(server)
    server.write("seeds/last.txt", "The last word\n\n3 May 2024\n\nThis was the last edit of all.\n")
    server.until(lambda: b"the last edit of all" in fetch(server, f"{BASE}articles/last.html"), 60)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        running = Server(archive(Path(scratch) / "archive"))
        try:
            run(running, int(sys.argv[1]) if len(sys.argv) > 1 else 200, int(sys.argv[2]) if len(sys.argv) > 2 else 7)
            found = differences(running)
            print(f"{memory(running)} MiB at the end; {len(found)} files differ from a clean build: {found[:5]}")
        finally:
            running.stop()
    sys.exit(bool(found))
