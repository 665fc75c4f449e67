"""Makes the golden files what the program makes today. Look at the difference with git before you keep it.

python tests/golden/refresh.py
"""

import shutil
import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1]), str(Path(__file__).parents[2])]

import golden  # noqa: E402 - found through the line above


def refresh() -> None:
    """Write every golden file anew and tell what changed."""
    before, after = golden.kept(), golden.wanted()
    for depth in golden.DEPTHS:
        shutil.rmtree(golden.FOLDER / depth, ignore_errors=True)
    for name, content in after.items():
        path = golden.FOLDER / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    for name in sorted(before.keys() | after.keys()):
        if before.get(name) != after.get(name):
            print(f"{'new' if name not in before else 'gone' if name not in after else 'changed'}: tests/golden/{name}")
    print(f"{len(after)} golden files; `git diff tests/golden` shows what became of them.")


if __name__ == "__main__":
    refresh()
