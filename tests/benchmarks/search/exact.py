"""Hold the index in parts against the whole one, both asked by stock lunr.js: the same articles, the same order, the same scores?

    python tests/benchmarks/search/exact.py --site DIR [--queries 1000] [--seed N]

DIR is a site that was built with `lunr_index = true`. Queries have one to four terms of the index, drawn as often as articles have them: as
they are, with a letter missing and ~1 or ~2, as prefix, ending or both, in some fields, with + or -, with a boost. Prints JSON: how many
queries were answered alike. Scores that differ by less than 1e-9 count as equal, and then the article's number decides, as on the page:
lunr.js adds a score's parts up in the order of its terms' numbers, which the two do not share, so their last bits differ.
Exit code 1 when an answer differs.
"""

import argparse
import json
import shutil
import subprocess
import sys
from pathlib import Path


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--site", type=Path, required=True)
    parser.add_argument("--queries", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    node = shutil.which("node")
    if node is None:
        sys.exit("Node.js is missing.")
    if not (args.site / "search" / "lunr-index.json").is_file():
        sys.exit(f"{args.site} has no search/lunr-index.json: build it with lunr_index = true.")
    script = Path(__file__).with_suffix(".js")
    command = [node, "--max-old-space-size=8000", str(script), str(args.site.resolve()), str(args.queries), str(args.seed)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode:
        sys.exit(done.stderr)
    found = json.loads(done.stdout)
    print(json.dumps(found, indent=1))
    sys.exit(found["differing"] > 0)


if __name__ == "__main__":
    main()
