import threading
from pathlib import Path

from tools import building

from sitegen import config, new
from sitegen.serve.preview import Preview


def _preview(folder: Path, base: str = "https://example.org/a/") -> tuple[Preview, Path]:
    new.archive(folder)
    settings = config.load(folder, base)
    made = Preview(settings)
    made.accept(building.build(folder, base), settings, ())
    return made, folder


def test_a_page_that_did_not_change_keeps_its_digest_when_another_did(tmp_path: Path) -> None:
    preview, folder = _preview(tmp_path / "a")
    before = {name: preview.state.digest(name) for name in ("articles/harbour-bridge.html", "articles/bridge-vote.html", "search.html")}
    note = folder / "seeds/harbour-bridge.toml"
    note.write_text(note.read_text().replace("Asked for", "Requested"))
    preview.accept(building.build(folder, "https://example.org/a/"), config.load(folder, "https://example.org/a/"), ())
    changed = {name for name, digest in before.items() if preview.state.digest(name) != digest}
    assert "articles/harbour-bridge.html" in changed
    assert "articles/bridge-vote.html" not in changed


def test_a_renamed_article_leads_on_through_every_name_that_it_had(tmp_path: Path) -> None:
    preview, folder = _preview(tmp_path / "a")
    name = "bridge-vote"
    for other in ("two", "three"):
        (folder / f"seeds/{name}.md").rename(folder / f"seeds/{other}.md")
        preview.accept(building.build(folder, "https://example.org/a/"), config.load(folder, "https://example.org/a/"), ())
        name = other
    for former in ("bridge-vote", "two"):
        assert preview.state.elsewhere(f"/a/articles/{former}.html") == "/a/articles/three.html"
    (folder / "seeds/three.md").rename(folder / "seeds/bridge-vote.md")
    preview.accept(building.build(folder, "https://example.org/a/"), config.load(folder, "https://example.org/a/"), ())
    assert preview.state.address("/a/articles/bridge-vote.html") == "articles/bridge-vote.html"
    assert preview.state.elsewhere("/a/articles/three.html") == "/a/articles/bridge-vote.html"


def test_who_waits_learns_of_the_next_state_and_of_the_end(tmp_path: Path) -> None:
    preview, _ = _preview(tmp_path / "a")
    assert preview.wait(preview.state.version, 0.01) is None
    seen: list[object] = []
    before = preview.state.version
    waiting = threading.Thread(target=lambda: seen.append(preview.wait(before, 60)))
    waiting.start()
    preview.fail(())
    waiting.join(60)
    assert seen == [preview.state]
    preview.close()
    assert preview.wait(-1, 20) is None
