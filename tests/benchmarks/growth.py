"""How the understanding of an archive grows: CPU seconds and memory of each stage, for archives of different sizes side by side.

    python tests/benchmarks/growth.py SMALL_ARCHIVE LARGE_ARCHIVE ...

Each archive is read and understood in a process of its own, and nothing is written but its memory. What is worked out for each article
alone is remembered there, so that the second run shows what every build pays, and an edit of one article too. The digest tells whether
two versions of the program understand the same.
"""

import argparse
import contextlib
import hashlib
import json
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from sitegen import collector, config, crew, heap, memo, pipeline
from sitegen.memo import Memo
from sitegen.model import Archive
from sitegen.profiling import Profile

STATUS = Path("/proc/self/status")


def memory() -> int:
    """Return the MB that this process has now."""
    fields = dict(line.split(":", 1) for line in STATUS.read_text().splitlines()) if STATUS.exists() else {}
    return int(fields.get("VmRSS", "0 kB").split()[0]) // 1000


def quiet(items: Iterable[object], _: str) -> Iterator[object]:
    return iter(items)


def digest(archive: Archive) -> dict[str, str]:
    """Return the digest of each field of an archive."""
    encoder = msgspec.msgpack.Encoder(order="sorted")
    made = {}
    for field in archive.__struct_fields__:
        known = hashlib.blake2b(digest_size=8)
        value = getattr(archive, field)
        parts = sorted(value.items()) if isinstance(value, dict) else value if isinstance(value, tuple) else (value,)
        for part in parts:
            known.update(encoder.encode(part))
        made[field] = known.hexdigest()
    return made


def understood(folder: Path, jobs: int) -> dict[str, object]:
    """Read and understand one archive, and say what it took."""
    heap.giving_back()
    settings, profile = config.load(folder), Profile()
    now: dict[str, int] = {}
    span = profile.span

    @contextlib.contextmanager
    def looked_at(name: str) -> Iterator[None]:
        with span(name):
            yield
        now[name] = memory()

    profile.span = looked_at  # type: ignore[method-assign]
    hands = crew.Crew(jobs)
    each = profile.looking_at_method(crew.Crew, "each", lambda stage: f"{stage.name} of each")
    simply = profile.looking_at_method(crew.Crew, "simply", lambda step: f"{step.name} of each")
    with Memo(folder / memo.FOLDER) as remembered, collector.resting(), profile.looking_at(pipeline), each, simply, span("all"):
        archive = pipeline.archive(settings, quiet, hands.with_memory(remembered))
    hands.leave(at_once=False)
    stages: dict[str, dict[str, float]] = {}
    for one in profile.spans:
        stage = stages.setdefault(one.name, {"cpu": 0.0, "peak": 0, "now": now.get(one.name, 0)})
        stage["cpu"] += one.cpu
        stage["peak"] = max(stage["peak"], one.peak / 1e6)
    return {"articles": len(archive.articles), "stages": stages, "digest": digest(archive)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("archives", nargs="+", type=Path, help="folders with a sitegen.toml")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--json", action="store_true", help="print all of one archive")
    args = parser.parse_args()
    if args.json:
        print(json.dumps(understood(args.archives[0], args.jobs), indent=1))
        return
    made = []
    for folder in args.archives:
        command = [sys.executable, __file__, str(folder), "--jobs", str(args.jobs), "--json"]
        made.append(json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout))
    names = sorted({name for one in made for name in one["stages"]}, key=lambda name: -made[-1]["stages"].get(name, {"cpu": 0})["cpu"])
    print(f"{'CPU seconds, MB peak so far, MB at the end':44}", *(f"{one['articles']:>20,}" for one in made), " growth")
    for name in names:
        cells = [one["stages"].get(name, {"cpu": 0, "peak": 0, "now": 0}) for one in made]
        growth = cells[-1]["cpu"] / max(cells[0]["cpu"], 0.01)
        print(f"{name:44}", *(f"{cell['cpu']:8.2f}{cell['peak']:6.0f}{cell['now']:6.0f}" for cell in cells), f"{growth:7.1f}")
    for field in made[0]["digest"]:
        print(f"{field:14}", *(one["digest"][field] for one in made))


if __name__ == "__main__":
    main()
