"""Compare what words are looked up by in Python with what the browser looks them up by, over word lists of any size.

    python tests/benchmarks/stems.py fr=/usr/share/dict/french de=/usr/share/dict/ngerman ru=ru_RU.dic ...

A list has a word a line; what stands behind '/' or a tab is left out, so dictionaries of Hunspell are lists too. Told for each list: its
words, those whose terms differ (and the first of them), those that have two terms, and the time a word takes in Python. Exit code 1 when
any differ. Debian's packages wfrench, wngerman, wspanish, witalian, wportuguese, wdutch, wdanish, wswedish, wnorwegian, hunspell-ru,
hunspell-hu and hunspell-ro hold lists; none is part of this repository.
"""

import argparse
import json
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from sitegen.search import languages
from sitegen.search.words import letters, spelt, words

BROWSER = files("sitegen.search")
RUNNER = Path(__file__).parents[1] / "search" / "run.js"
CODE = "({code, words}) => words.map((word) => sitegenSearch.termsOf(word, code))"
AT_ONCE = 100_000
SHOWN = 5


def read(path: Path) -> list[str]:
    """Return the words of a list, as they are spelt, each once and in order."""
    data = path.read_bytes()
    try:
        plain = data.decode("utf-8")
    except UnicodeDecodeError:
        plain = data.decode("latin-1")
    entries = (line.partition("/")[0].partition("\t")[0] for line in plain.splitlines())
    return sorted({word for entry in entries for word in spelt(entry)})


def browser(code: str, spellings: list[str]) -> Iterator[list[str]]:
    """Return what the browser's scripts make of the words, run by Node."""
    node = shutil.which("node")
    if node is None:
        raise SystemExit("This needs Node.js.")
    parts = languages.scripts([languages.LANGUAGES[code]])
    settings = {"letters": letters(), "common": []}
    scripts = [
        BROWSER.joinpath("lunr.min.js").read_text(encoding="utf-8"),
        *(content.decode() for content in parts.values()),
        f"globalThis.sitegenSettings = {json.dumps(settings)};",
        *(BROWSER.joinpath("browser", name).read_text(encoding="utf-8") for name in ("search-words.js", "search-languages.js")),
    ]
    for start in range(0, len(spellings), AT_ONCE):
        sent = json.dumps({"scripts": scripts, "code": CODE, "input": {"code": code, "words": spellings[start : start + AT_ONCE]}})
        made = subprocess.run([node, str(RUNNER)], input=sent, capture_output=True, text=True, encoding="utf-8", check=True)
        yield from json.loads(made.stdout)


def compared(code: str, path: Path) -> int:
    """Print the figures of one list; return how many of its words differ."""
    language = languages.LANGUAGES[code]
    spellings = read(path)
    start = time.process_time()
    ours = [list(languages.terms(spelling, language)) for spelling in spellings]
    taken = (time.process_time() - start) / max(1, len(spellings)) * 1e6
    differing = [found for found in zip(spellings, ours, browser(code, spellings), strict=True) if found[1] != found[2]]
    twofold = sum(len(found) > len(words(spelling)) for spelling, found in zip(spellings, ours, strict=True))
    print(
        f"{code}  {len(spellings):>9,} words  {len(differing):>6,} differ  {twofold:>8,} have two terms  {taken:>4.0f} µs a word",
        flush=True,
    )
    for spelling, own, theirs in differing[:SHOWN]:
        print(f"    {spelling}: {own} in Python, {theirs} in the browser")
    return len(differing)


def main() -> None:
    """Compare the lists that are named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("lists", nargs="+", metavar="LANGUAGE=FILE")
    pairs = [entry.partition("=") for entry in parser.parse_args().lists]
    unknown = [code for code, _, path in pairs if code not in languages.LANGUAGES or not Path(path).is_file()]
    if unknown:
        parser.error(f"no such language or file: {', '.join(unknown)}; languages are {', '.join(languages.LANGUAGES)}")
    sys.exit(sum(compared(code, Path(path)) for code, _, path in pairs) > 0)


if __name__ == "__main__":
    main()
