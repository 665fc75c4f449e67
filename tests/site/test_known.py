"""A file that is known as the same is the same: whatever one record of an archive says otherwise, what shows it is known to change.

This is what lets a build leave most files alone. It is tried on whole archives that have what archives have, with every field of every
kind of record.
"""

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec import structs
from tools import building, connected, perturbed

from sitegen import config, export, new, pipeline, render
from sitegen.config import Config
from sitegen.model import Archive, LaterFile

Known = dict[str, tuple[tuple[bytes, str], str]]
"""Address -> what the file is known by, and the digest of what it is; '' for one that cannot be made."""


def known(archive: Archive, of: Config, theme: render.Theme) -> Known:
    """Make all files; none where the archive is such nonsense that no list of them can be made."""
    try:
        every = [*export.files(archive, of), *render.files(render.press(archive, of, theme, ("search/one.js",)))]
    except Exception:  # noqa: BLE001 - anything may come of nonsense
        return {}
    found: Known = {}
    for file in every:
        if isinstance(file, LaterFile) and not file.path.startswith("originals/"):  # these are known by the files that they are copies of
            try:
                draft = file.draft()
            except Exception:  # noqa: BLE001 - likewise
                continue
            if draft.depends or draft.sha256:
                found[file.path] = ((draft.depends, draft.sha256), _digest(draft.make))
    return found


def _digest(make: Callable[[], bytes]) -> str:
    try:
        return hashlib.sha256(make()).hexdigest()
    except Exception:  # noqa: BLE001 - likewise
        return ""


@pytest.mark.parametrize("name", ["connected", "starter"])
def test_what_is_known_as_the_same_is_the_same(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "archive"
    if name == "connected":
        connected.write(folder)
    else:
        new.archive(folder)
    of = config.load(folder, "https://example.org/")
    archive, theme = pipeline.archive(of, building.quietly), render.theme(of)
    before = known(archive, of, theme)
    assert len(before) > 40
    assert all(made for _, made in before.values())
    effects: dict[str, int] = {}
    for told, changed in perturbed.archives(archive):
        after = known(changed, of, theme)
        different = {path for path in before.keys() & after.keys() if before[path][1] != after[path][1]}
        stale = sorted(path for path in different if before[path][0] == after[path][0])
        assert not stale, f"{told}: {stale[:5]}"
        record = told.partition(" ")[0]
        effects[record] = effects.get(record, 0) + len(different)
    telling = [record for record, files in effects.items() if files]
    assert len(telling) > 60, sorted(effects.items())


@pytest.mark.parametrize(
    "change", [{"base_url": ""}, {"title": "Another"}, {"author": "Ada"}, {"edition": "2"}, {"description": "Of tests."}]
)
def test_what_the_settings_say_changes_what_shows_it(tmp_path: Path, change: dict[str, str]) -> None:
    of = config.load(connected.write(tmp_path / "archive"), "https://example.org/")
    other = structs.replace(of, **change) if "base_url" in change else structs.replace(of, settings=structs.replace(of.settings, **change))
    archive, theme = pipeline.archive(of, building.quietly), render.theme(of)
    before, after = known(archive, of, theme), known(archive, other, theme)
    assert any(before[path][1] != after[path][1] for path in before)
    assert [path for path in before if before[path][1] != after[path][1] and before[path][0] == after[path][0]] == []
