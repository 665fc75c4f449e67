import re
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec import structs

from sitegen.config import Config
from sitegen.errors import ThemeError
from sitegen.model import Archive
from sitegen.render.theme import load

Build = Callable[..., dict[str, str]]
README = Path(__file__).parents[2] / "themes" / "README.md"


@pytest.fixture
def config(config: Config) -> Config:
    return named(config, "mine")


def named(config: Config, name: str) -> Config:
    return structs.replace(config, settings=structs.replace(config.settings, theme=name))


def write(config: Config, **files: str) -> Path:
    """Write files of the archive's own theme 'mine'; '__' in a name stands for '/', the last '_' for '.'; 'x___y' is x/.y."""
    folder = config.root / "themes" / "mine"
    for name, content in files.items():
        path = folder / ".".join(name.replace("___", "/.").replace("__", "/").rsplit("_", 1))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return folder


def refused(config: Config) -> ThemeError:
    with pytest.raises(ThemeError) as caught:
        load(config)
    return caught.value


def failed(config: Config, template: str = "a.html", **values: object) -> ThemeError:
    with pytest.raises(ThemeError) as caught:
        load(config).render(template, values)
    return caught.value


def test_the_default_theme_is_found_in_the_package(config: Config) -> None:
    found = load(named(config, "reading-room"))
    assert [name for name, _ in found.assets] == sorted(name for name, _ in found.assets)
    assert {"style.css", "site.js"} <= {name for name, _ in found.assets}


def test_a_theme_overrides_single_templates_and_assets_of_the_one_that_it_extends(config: Config) -> None:
    write(config, theme_toml='extends = "reading-room"', templates__404_html="gone from {{ site }}", assets__style_css="/* mine */")
    found = load(config)
    assert found.render("404.html", {"site": "here"}) == "gone from here"
    assert dict(found.assets)["style.css"] == b"/* mine */"
    assert dict(found.assets)["site.js"] == dict(load(named(config, "reading-room")).assets)["site.js"]


def test_a_template_may_extend_the_one_that_it_overrides(config: Config) -> None:
    own = '{% extends "reading-room/search.html" %}{% block brand %}<p>Mine</p>{% endblock %}{% block main %}{% endblock %}'
    write(config, theme_toml='extends = "reading-room"', templates__search_html=own)
    source, place, _ = load(config).environment.loader.get_source(None, "search.html")  # type: ignore[union-attr, arg-type]
    assert (source, place) == (own, "themes/mine/templates/search.html")


def test_an_archives_theme_may_have_the_name_of_the_one_that_it_extends(config: Config) -> None:
    config = named(config, "reading-room")
    folder = config.root / "themes" / "reading-room"
    (folder / "assets").mkdir(parents=True)
    (folder / "assets" / "own.css").write_bytes(b"")
    (folder / "theme.toml").write_text('extends = "reading-room"')
    assert {"own.css", "style.css"} <= {name for name, _ in load(config).assets}


def test_hidden_files_are_no_assets(config: Config) -> None:
    write(config, assets__a_css="", assets___DS="")
    assert [name for name, _ in load(config).assets] == ["a.css"]


def test_text_is_escaped_and_made_visible(config: Config) -> None:
    write(config, templates__a_html="{{ text }} {{ [text]|first }} {{ text|upper }}")
    assert load(config).render("a.html", {"text": "<\0\u202e>"}) == "&lt;\ufffd\ufffd&gt; &lt;\ufffd\ufffd&gt; &lt;\ufffd\ufffd&gt;"


def test_a_missing_theme_is_told_with_those_there_are(config: Config) -> None:
    error = refused(named(config, "elsewhere"))
    assert (error.message, error.where) == ("there is no theme 'elsewhere'", "sitegen.toml")
    assert "reading-room" in error.hint


def test_a_missing_theme_to_extend_is_told_where_it_is_named(config: Config) -> None:
    write(config, theme_toml='extends = "elsewhere"')
    assert refused(config).where == "themes/mine/theme.toml"


@pytest.mark.parametrize("name", ["../mine", "a/b", "", "..", "/etc"])
def test_a_name_that_leads_elsewhere_is_refused(config: Config, name: str) -> None:
    write(config, theme_toml=f'extends = "{name or "-"}"')
    assert "no name for a theme" in refused(config).message


def test_themes_that_extend_one_another_in_a_circle_are_refused(config: Config) -> None:
    write(config, theme_toml='extends = "other"')
    (config.root / "themes" / "other").mkdir()
    (config.root / "themes" / "other" / "theme.toml").write_text('extends = "mine"')
    assert "circle" in refused(config).message


def test_an_unknown_key_is_told_with_its_line(config: Config) -> None:
    write(config, theme_toml='description = ""\nextend = "reading-room"\n')
    assert refused(config).where == "themes/mine/theme.toml:2"


def test_broken_syntax_is_told_with_file_and_line_before_any_page_is_made(config: Config) -> None:
    write(config, templates__a_html="one\ntwo\n{% if %}\n")
    assert refused(config).where == "themes/mine/templates/a.html:3"


def test_a_template_that_is_not_utf_8_is_told_with_its_line(config: Config) -> None:
    folder = write(config, templates__a_html="")
    (folder / "templates" / "a.html").write_bytes(b"one\n\xff\n")
    assert refused(config).where == "themes/mine/templates/a.html:2"


def test_an_unknown_name_is_told_with_file_and_line(config: Config) -> None:
    write(config, templates__a_html="one\n{{ site.titel }}\n")
    error = failed(config, site={})
    assert error.where == "themes/mine/templates/a.html:2"
    assert "titel" in error.message


def test_the_line_is_that_of_the_part_that_fails(config: Config) -> None:
    macro = "{% macro show(x) %}\n\n{{ x + 1 }}\n{% endmacro %}"
    write(config, templates__a_html='{% import "b.html" as b %}\n{{ b.show("x") }}', templates__b_html=macro)
    error = failed(config)
    assert error.where == "themes/mine/templates/b.html:3"
    assert error.message.startswith("TypeError: ")


def test_a_missing_template_is_told(config: Config) -> None:
    write(config, templates__a_html='\n{% include "b.html" %}')
    assert failed(config).where == "themes/mine/templates/a.html:2"
    assert failed(config, "c.html").where == "theme mine"


def test_a_value_that_a_filter_cannot_take_is_told_with_the_line(config: Config) -> None:
    write(config, templates__a_html="{{ n|counted('x') }}")
    assert failed(config, n="not a number").where == "themes/mine/templates/a.html:1"


def test_the_plain_theme_is_a_few_overrides_of_the_reading_room(config: Config, archive: Archive, build: Build) -> None:
    plain, room = (build(archive, named(config, name)) for name in ("plain", "reading-room"))
    assert plain.keys() - room.keys() == {"assets/plain.css"}
    assert "assets/plain.css" in plain["index.html"]
    assert "assets/marks.js" in room["articles/a.html"]
    assert "assets/marks.js" not in plain["articles/a.html"]
    assert plain["articles/a.html"].count("data-kind=") == room["articles/a.html"].count("data-kind=")


def test_the_example_of_the_themes_readme_works(config: Config, archive: Archive, build: Build) -> None:
    files = re.findall(r"^`(themes/evening/[^`]+)`\n\n```\w+\n(.*?)^```$", README.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
    for path, content in files:
        (config.root / path).parent.mkdir(parents=True, exist_ok=True)
        (config.root / path).write_text(content, encoding="utf-8")
    made = build(archive, named(config, "evening"))
    assert len(files) == 4
    assert '<a href="tags/index.html">Subjects</a>' in made["index.html"]
    assert "assets/evening.css" in made["articles/a.html"]
    assert "2 articles, on loan until June." in made["articles/a.html"]
