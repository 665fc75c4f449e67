"""A real `sitegen serve`, started and watched from outside."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

BASE = "/archive/"
_HEARS = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); from sitegen.cli import main; main()"
_SITEGEN = (sys.executable, "-c", _HEARS)
"""Hears Ctrl-C also where a shell runs the tests in the background, which lets programs ignore it."""


class Server:
    """A running `sitegen serve`."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        self.folder = folder
        self.log = folder.parent / f"{folder.name}.log"
        command = [*_SITEGEN, "serve", "--archive", str(folder), "--port", "0", *arguments]
        with self.log.open("w") as log:
            self.process = subprocess.Popen(command, stderr=log, stdout=log)
        self.until(lambda: "Serving" in self.said)
        found = re.search(r"http://[^/]+", self.said)
        assert found, self.said
        self.origin = found[0]
        self.port = int(self.origin.rpartition(":")[2])

    @property
    def said(self) -> str:
        return self.log.read_text(encoding="utf-8")

    @property
    def builds(self) -> int:
        return self.said.count("Shown:")

    def until(self, happened: Callable[[], bool], seconds: float = 60) -> None:
        end = time.monotonic() + seconds
        while not happened():
            assert time.monotonic() < end, self.said
            assert self.process.poll() is None, self.said
            time.sleep(0.03)

    def write(self, name: str, content: str) -> None:
        """Save as careful editors do: a scratch file beside it, renamed over it."""
        place = self.folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        scratch = place.with_name(f".{place.name}.swp")
        scratch.write_text(content, encoding="utf-8")
        os.replace(scratch, place)  # noqa: PTH105 - what editors call

    def stop(self) -> None:
        self.process.send_signal(signal.SIGINT)
        self.process.wait(timeout=60)
