"""Asks Lighthouse what it thinks of the pages that readers see most, with the profile of a telephone; takes some two minutes.

python tests/benchmarks/lighthouse.py [PAGE ...]    # home, article, entity, search, ...: tests/tools/kinds.py has all

Served from memory and without compression, which GitHub Pages has: the figures are a little worse than those of a published site.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2])]

from tools import building, chromium, kinds, server  # noqa: E402 - found through the line above

LIGHTHOUSE = "lighthouse@12.8.2"
"""Fetched by npm when it is asked for: with its hundred packages it would make up most of package-lock.json."""
PAGES = ("home", "article", "entity", "search")
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
FLAGS = "--headless=new --no-sandbox --disable-gpu"


def main(wanted: list[str]) -> int:
    """Print the four scores of each page and what takes points away; 1 where a score is less than 100."""
    addresses = kinds.addresses(building.repository().archive)
    worst = 100
    with server.serving({"/repo/": building.repository_files()}) as origin, tempfile.TemporaryDirectory() as scratch:
        for name in wanted or PAGES:
            report = _report(f"{origin}/repo/{addresses[name]}", Path(scratch) / "report.json")
            scores = {category: round(100 * report["categories"][category]["score"]) for category in CATEGORIES}
            print(f"{name}: {', '.join(f'{category} {score}' for category, score in scores.items())}")
            for audit in _lacking(report):
                print(f"    {audit}")
            worst = min(worst, *scores.values())
    return int(worst < 100)


def _report(address: str, path: Path) -> dict[str, Any]:
    command = [
        "npm",
        "exec",
        "--yes",
        f"--package={LIGHTHOUSE}",
        "--",
        "lighthouse",
        address,
        "--output=json",
        f"--output-path={path}",
        "--quiet",
        f"--chrome-flags={FLAGS}",
    ]
    command.append(f"--only-categories={','.join(CATEGORIES)}")
    subprocess.run(command, env={**os.environ, "CHROME_PATH": chromium.executable() or ""}, check=True, timeout=300)
    report: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return report


def _lacking(report: dict[str, Any]) -> list[str]:
    weighed = {audit["id"] for category in CATEGORIES for audit in report["categories"][category]["auditRefs"] if audit["weight"]}
    found = [audit for key, audit in report["audits"].items() if key in weighed and audit["score"] is not None and audit["score"] < 1]
    return [f"{audit['title']} {audit.get('displayValue', '')}".strip() for audit in found]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
