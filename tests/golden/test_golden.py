"""The archive of this repository, byte for byte. When a change is meant: python tests/golden/refresh.py, and look at the difference."""

import difflib

import golden
import pytest

MOST = 60
"""Lines of a difference that are shown."""


def difference(name: str, kept: bytes, made: bytes) -> str:
    lines = list(
        difflib.unified_diff(
            kept.decode("utf-8", "replace").splitlines(),
            made.decode("utf-8", "replace").splitlines(),
            f"kept/{name}",
            f"made/{name}",
            "",
            "",
            1,
            "",
        )
    )
    shown = [line if len(line) <= 300 else f"{line[:300]} …" for line in lines[:MOST]]
    return "\n".join([*shown, *([f"… and {len(lines) - MOST} lines more"] if len(lines) > MOST else [])]) or "they differ in line ends"


@pytest.mark.parametrize("depth", golden.DEPTHS)
def test_the_archive_is_what_it_was(depth: str) -> None:
    kept = {name: content for name, content in golden.kept().items() if name.startswith(f"{depth}/")}
    made = {name: content for name, content in golden.wanted().items() if name.startswith(f"{depth}/")}
    told = [f"{name} is new" for name in sorted(made.keys() - kept.keys())] + [
        f"{name} is gone" for name in sorted(kept.keys() - made.keys())
    ]
    told += [difference(name, kept[name], made[name]) for name in sorted(kept.keys() & made.keys()) if kept[name] != made[name]]
    advice = "If that is meant: python tests/golden/refresh.py, then look at `git diff tests/golden`."
    assert not told, "\n".join(["the golden files differ", *told, advice])


def test_both_depths_hold_every_article() -> None:
    names = set(golden.kept())
    for start in ("000", "001", "002", "003", "004"):
        for depth in golden.DEPTHS:
            assert any(name.startswith((f"{depth}/{start}", f"{depth}/articles/{start}")) for name in names), (depth, start)
