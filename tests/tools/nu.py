"""The Nu HTML checker (npm's vnu-jar, in Java) over many files in one run: starting it takes longer than checking a page."""

import json
import subprocess
from pathlib import Path
from typing import Any
from urllib.parse import unquote

ROOT = Path(__file__).parents[2]
JAR = ROOT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


def messages(folder: Path) -> list[str]:
    """Check every HTML page below `folder`; returns 'page:line: message' for each error and each warning, in the order of pages."""
    assert JAR.exists(), "the Nu HTML checker is missing: npm ci --ignore-scripts"
    command = ["java", "-Xss8m", "-jar", str(JAR), "--format", "json", "--stdout", "--skip-non-html", "--exit-zero-always", str(folder)]
    run = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, timeout=300)
    assert run.returncode == 0, f"the Nu HTML checker did not run (it needs Java): {run.stderr}"
    found: list[dict[str, Any]] = json.loads(run.stdout)["messages"]
    return sorted(f"{_name(message, folder)}:{message.get('lastLine', 0)}: {message['type']}: {message['message']}" for message in found)


def _name(message: dict[str, Any], folder: Path) -> str:
    return unquote(str(message.get("url", ""))).partition(f"{folder}/")[2]
