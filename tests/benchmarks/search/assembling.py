"""What putting the index together costs when every article's own terms are counted already: CPU seconds and memory.

    python tests/benchmarks/search/assembling.py --archive DIR

DIR is an archive's folder. It is understood first, which takes most of the time and is not counted; then the terms of its articles are
counted, which a build remembers, and then the search's files are made, three times in a process of their own. Prints JSON; CPU seconds are
medians; memory is what the process had at its most, what it was before taken off.
"""

import argparse
import json
import multiprocessing
import resource
import statistics
import time
from collections.abc import Iterable, Mapping, Sequence
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TypeVar

from sitegen import config, pipeline, search
from sitegen.extending import SearchOptions
from sitegen.model import Archive
from sitegen.search.fields import Counted

T = TypeVar("T")
RUNS = 3


def quietly(items: Sequence[T], words: str) -> Iterable[T]:  # noqa: ARG001 - the pipeline's interface
    return items


def peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


def assembled(archive: Archive, counts: Mapping[str, Counted], told: Connection) -> None:
    before, begun = peak(), time.process_time()
    files = search.files(archive, counts, SearchOptions())
    told.send((time.process_time() - begun, peak() - before, len(files), sum(len(file.content) for file in files)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--archive", type=Path, required=True)
    archive = pipeline.archive(config.load(parser.parse_args().archive), quietly)
    begun = time.process_time()
    counts = {article.source: search.counted(article, (archive.language, archive.languages)) for article in archive.current}
    counting = time.process_time() - begun
    runs = []
    for _ in range(RUNS):
        ours, theirs = multiprocessing.Pipe()
        child = multiprocessing.get_context("fork").Process(target=assembled, args=(archive, counts, theirs))
        child.start()
        runs.append(ours.recv())
        child.join()
    figures = {
        "articles": len(archive.current),
        "counting_cpu_s": round(counting, 2),
        "assembling_cpu_s": round(statistics.median(run[0] for run in runs), 2),
        "assembling_mb": round(max(run[1] for run in runs)),
        "files": runs[0][2],
        "bytes": runs[0][3],
    }
    print(json.dumps(figures, indent=1))


if __name__ == "__main__":
    main()
