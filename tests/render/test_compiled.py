"""What is remembered of templates: code that says what they say, and none that was made from something else."""

from pathlib import Path

import pytest
from jinja2 import Environment, nodes
from msgspec import structs

from sitegen.config import Config
from sitegen.errors import ThemeError
from sitegen.memo import FILE, Memo
from sitegen.render.theme import Theme, load


class Desk:
    """An archive with a theme of its own, each time in a process that has just begun."""

    def __init__(self, config: Config, monkeypatch: pytest.MonkeyPatch) -> None:
        self.config = structs.replace(config, settings=structs.replace(config.settings, theme="mine"))
        self.folder = config.root / ".sitegen"
        self.compiled: list[str] = []
        self._monkeypatch = monkeypatch
        generate = Environment._generate

        def told(environment: Environment, source: nodes.Template, name: str, filename: str, defer_init: bool = False) -> str:  # noqa: FBT001, FBT002 - Jinja's
            self.compiled.append(name)
            return generate(environment, source, name, filename, defer_init)

        monkeypatch.setattr(Environment, "_generate", told)

    def write(self, name: str, content: str) -> None:
        path = self.config.root / "themes" / "mine" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")

    def load(self) -> Theme:
        self.compiled.clear()
        self._monkeypatch.setitem(load.__globals__, "_last", {})
        with Memo(self.folder) as memory:
            return load(self.config, memory)

    def said(self) -> str:
        return self.load().render("a.html", {"x": "<b>"})


@pytest.fixture
def desk(config: Config, monkeypatch: pytest.MonkeyPatch) -> Desk:
    made = Desk(config, monkeypatch)
    made.write("templates/a.html", "{{ x }} {% include 'b.html' %}")
    made.write("templates/b.html", "inside")
    return made


def test_a_template_is_compiled_once(desk: Desk) -> None:
    assert desk.said() == "&lt;b&gt; inside"
    assert sorted(desk.compiled) == ["a.html", "b.html"]
    assert desk.said() == "&lt;b&gt; inside"
    assert desk.compiled == []


def test_one_that_was_edited_or_moved_is_compiled_again_and_the_others_are_not(desk: Desk) -> None:
    desk.said()
    desk.write("templates/b.html", "outside")
    assert desk.said() == "&lt;b&gt; outside"
    assert desk.compiled == ["b.html"]
    desk.write("templates/b.html", "{{ x / 2 }}")
    with pytest.raises(ThemeError, match=r"themes/mine/templates/b\.html:1"):
        desk.said()
    with pytest.raises(ThemeError, match=r"themes/mine/templates/b\.html:1"):
        desk.said()
    assert desk.compiled == []


def test_a_broken_one_is_told_each_time(desk: Desk) -> None:
    desk.write("templates/b.html", "one\n{% if %}")
    for _ in range(2):
        with pytest.raises(ThemeError, match=r"themes/mine/templates/b\.html:2"):
            desk.load()


def test_words_stand_in_the_code_and_others_make_another_one(desk: Desk) -> None:
    desk.config = structs.replace(desk.config, settings=structs.replace(desk.config.settings, language="fr"))
    desk.write("templates/a.html", "{{ t('Nothing') }}")
    desk.write("words/fr.toml", '[words]\n"Nothing" = "Rien"\n')
    assert desk.said() == "Rien"
    desk.write("words/fr.toml", '[words]\n"Nothing" = "Néant"\n')
    assert desk.said() == "Néant"


def test_what_macros_want_to_know_is_remembered_with_the_theme(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.write("templates/a.html", "{% from 'm.html' import say with context %}{{ say(x) }}")
    desk.write("templates/m.html", "{% macro say(x) %}{{ x }}{{ y }}{% endmacro %}")
    assert desk.load().environment._wanted == {"m.html": {"y"}}
    looked: list[str] = []
    monkeypatch.setattr(Environment, "parse", lambda _, source: looked.append(source))
    assert desk.load().environment._wanted == {"m.html": {"y"}}
    assert looked == []


def test_a_memory_that_was_damaged_is_no_code(desk: Desk) -> None:
    desk.said()
    path = desk.folder / FILE
    data = path.read_bytes()
    assert b"inside" in data
    path.write_bytes(data.replace(b"inside", b"astray"))
    assert desk.said() == "&lt;b&gt; inside"
    assert desk.compiled == ["b.html"]


def test_nothing_is_written_where_nothing_is_remembered(desk: Desk, tmp_path: Path) -> None:
    before = sorted(tmp_path.rglob("*"))
    load(desk.config)
    assert sorted(tmp_path.rglob("*")) == before
