"""The Nu HTML checker (npm's vnu-jar, in Java) over many files in one run: starting it takes longer than checking a page."""

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
JAR = ROOT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


def messages(addresses: Sequence[str]) -> list[str]:
    """Check the HTML pages at these addresses; returns 'address:line: type: message' for each error, warning and hint.

    Pages must come from a server: to a checker that reads a folder, a policy of 'self' seems to block the page's own files.
    """
    assert JAR.exists(), "the Nu HTML checker is missing: npm ci --ignore-scripts"
    loopback = "-Dnu.validator.servlet.allow-forbidden-hosts=true"
    command = ["java", "-Xss8m", loopback, "-jar", str(JAR), "--format", "json", "--stdout", "--exit-zero-always", *addresses]
    run = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, timeout=300)
    assert run.returncode == 0, f"the Nu HTML checker did not run (it needs Java): {run.stderr}"
    found: list[dict[str, Any]] = json.loads(run.stdout)["messages"]
    return sorted(f"{message.get('url')}:{message.get('lastLine', 0)}: {message['type']}: {message['message']}" for message in found)
