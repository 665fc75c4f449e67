"""Measures whole builds: from nothing, with nothing changed, after one edit, and how all of it grows. One command.

    python tests/benchmarks/run.py [--sizes 1000,10000] [--articles FOLDER] [--runs 3] [--jobs 2] [--peers RUNNER ROOM] [--json]

Figures are medians of CPU seconds (user and system, of all processes) and the peak memory of the largest process. RUNNER is a program
that builds the same number of articles with another generator and prints one line of JSON with cpu, wall and rss_mb for cold, nochange
and edit: `RUNNER ROOM PEER N --runs R`.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import corpus

ROOT = Path(__file__).parents[2]
PEERS = ("hugo", "pelican", "pelican-rel")
EDIT = "\n\nThe minister in Geneva said on Friday that revision {} of the plan would go ahead.\n"
_TICK = 0.2
"""Seconds after which the clock of any file system has gone on."""


def main() -> None:
    options = _options()
    results: dict[str, Any] = {"sitegen": {}, "peers": {}}
    for size in options.sizes:
        with tempfile.TemporaryDirectory() as folder:
            archive = Path(folder) / "archive"
            stage(archive, size, options.articles)
            results["sitegen"][size] = _measured(archive, options.runs, options.jobs)
            for peer in PEERS if options.peers else ():
                results["peers"].setdefault(size, {})[peer] = _peer(options.peers, peer, size, options.runs)
    results["growth"] = {
        f"{small} to {large}": round(results["sitegen"][large]["cold"]["cpu"] / results["sitegen"][small]["cold"]["cpu"], 2)
        for small, large in zip(options.sizes, options.sizes[1:], strict=False)
    }
    print(json.dumps(results, indent=1) if options.json else "\n".join(_table(results)))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=lambda given: [int(size) for size in given.split(",")], default=[1000, 10000])
    parser.add_argument("--articles", type=Path, help="a folder of .txt files, of which the first are taken")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--peers", nargs=2, metavar=("RUNNER", "ROOM"))
    parser.add_argument("--json", action="store_true")
    return parser.parse_args()


def stage(archive: Path, size: int, articles: Path | None) -> None:
    """Lay an archive of so many articles into a folder that there is not yet."""
    archive.mkdir()
    (archive / "sitegen.toml").write_text('title = "News archive"\nbase_url = "https://example.org/"\n')
    if articles is None:
        corpus.write(size, archive / "seeds")
        return
    found = sorted(articles.glob("*.txt"))[:size]
    if len(found) < size:
        sys.exit(f"{articles} holds {len(found)} articles, but {size} are asked for")
    (archive / "seeds").mkdir()
    for path in found:
        shutil.copyfile(path, archive / "seeds" / path.name)


def _measured(archive: Path, runs: int, jobs: int) -> dict[str, Any]:
    """Time builds of an archive; each edit is of another article."""
    articles = sorted((archive / "seeds").glob("*.txt"))
    found: dict[str, list[dict[str, float]]] = {"cold": [], "nothing": [], "edit": []}
    for run in range(runs):
        for folder in ("site", ".sitegen"):
            shutil.rmtree(archive / folder, ignore_errors=True)
        (archive / "seeds" / "addresses.toml").unlink(missing_ok=True)
        time.sleep(_TICK)
        found["cold"].append(_timed(archive, "--jobs", str(jobs)))
        found["nothing"].append(_timed(archive))
        with articles[len(articles) // 2 + run].open("a", encoding="utf-8") as file:
            file.write(EDIT.format(run))
        time.sleep(_TICK)
        found["edit"].append(_timed(archive, "--jobs", str(jobs)))
    made: dict[str, Any] = {
        step: {name: round(statistics.median(run[name] for run in taken), 3) for name in taken[0]} for step, taken in found.items()
    }
    files = [path for path in (archive / "site").rglob("*") if path.is_file()]
    return made | {"files": len(files), "mb": round(sum(path.stat().st_size for path in files) / 1e6, 1)}


def _timed(archive: Path, *more: str) -> dict[str, float]:
    command = [sys.executable, "-m", "sitegen", "build", "--quiet", *more]
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=archive, env={**os.environ, "PYTHONPATH": str(ROOT)})
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(command)} ended with {process.returncode}")
    memory = usage.ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)
    return {"cpu": usage.ru_utime + usage.ru_stime, "wall": time.perf_counter() - start, "rss_mb": memory}


def _peer(peers: list[str], peer: str, size: int, runs: int) -> dict[str, Any]:
    runner, room = peers
    done = subprocess.run([sys.executable, runner, room, peer, str(size), "--runs", str(runs)], capture_output=True, text=True, check=False)
    if done.returncode:
        return {"failed": done.stderr[-500:]}
    answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return answer


def _table(results: dict[str, Any]) -> list[str]:
    lines = [f"{'':14}{'articles':>9}{'cold':>9}{'nothing':>9}{'edit':>9}{'peak MB':>9}  CPU seconds"]
    for size, one in results["sitegen"].items():
        cpu = "".join(f"{one[step]['cpu']:9.2f}" for step in ("cold", "nothing", "edit"))
        lines.append(f"{'sitegen':14}{size:9}{cpu}{one['cold']['rss_mb']:9.0f}  {one['files']} files, {one['mb']} MB")
        for peer, theirs in results["peers"].get(size, {}).items():
            steps = [theirs.get(step) or {} for step in ("cold", "nochange", "edit")]
            cpu = "".join(f"{step['cpu']:9.2f}" if "cpu" in step else f"{'-':>9}" for step in steps)
            lines.append(f"{peer:14}{size:9}{cpu}{steps[0].get('rss_mb', 0):9.0f}")
    return [*lines, *(f"growth of the cold build, {which}: {times} times" for which, times in results["growth"].items())]


if __name__ == "__main__":
    main()
