import re
import tomllib
from collections.abc import Callable

import pytest
from msgspec import structs
from tools import messages

from sitegen.config import Config
from sitegen.errors import ThemeError
from sitegen.model import Archive
from sitegen.render.theme import load
from sitegen.render.wording import ENGLISH, Wording, Words, from_right
from sitegen.render.writing import Writing

NAMES = {"Atom", "Crate", "Feed", "JSON", "RO", "SHA", "sitegen"}
"""Names of things, which are the same in any language."""
FRENCH = Words(
    words={"{count} article|{count} articles": "{count} truc|{count} trucs", "Search": "Chercher <b>", "By {who}": "Par {who}"},
    plural="n > 1",
    thousands="\u202f",
)


def french() -> Wording:
    return Wording("fr", [(FRENCH, "words/fr.toml")])


def test_words_without_a_file_are_english() -> None:
    said = Wording()
    assert said("Search") == "Search"
    assert [said("{count} article|{count} articles", count=n) for n in (0, 1, 1204)] == ["0 articles", "1 article", "1,204 articles"]


def test_a_language_has_its_own_plural_and_thousands() -> None:
    said = french()
    assert [said("{count} article|{count} articles", count=n) for n in (0, 1, 1204)] == ["0 truc", "1 truc", "1\u202f204 trucs"]
    assert said("Home") == "Home"


def test_words_and_values_are_text() -> None:
    said = french()
    assert said("Search") == "Chercher &lt;b&gt;"
    assert said("By {who}", who="<i>{who}") == "Par &lt;i&gt;{who}"


def test_a_theme_overrides_single_words() -> None:
    said = Wording("fr", [(Words(words={"Search": "Fouiller"}), "own"), (FRENCH, "base")])
    assert said("Search") == "Fouiller"
    assert said("By {who}", who="A") == "Par A"
    assert said("{count} article|{count} articles", count=1) == "1 truc"


@pytest.mark.parametrize("words", [Words(words={"By {who}": "Par {qui}"}), Words(plural="n >")])
def test_words_that_cannot_be_said_are_told(words: Words) -> None:
    with pytest.raises(ThemeError):
        Wording("fr", [(words, "words/fr.toml")])


@pytest.mark.parametrize(
    ("template", "page"),
    [
        ("{{ t('Search') }}", "Chercher &lt;b&gt;"),
        ("{% for n in (1, 2) %}{{ t('{count} article|{count} articles', count=n) }};{% endfor %}", "1 truc;2 trucs;"),
        ("{% macro by(who) %}{{ t('By {who}', who=who) }}{% endmacro %}{{ by('<') }}", "Par &lt;"),
        ("{{ t('Sea' ~ 'rch') }} {{ t('Home' if false else 'Search') }}", "Chercher &lt;b&gt; Chercher &lt;b&gt;"),
        ("{% set found = t('Home')|lower %}{{ found }}", "home"),
    ],
)
def test_templates_say_it(template: str, page: str) -> None:
    assert Writing(french(), autoescape=True).from_string(template).render() == page


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_language_has_every_word_of_the_interface_and_no_others(language: str) -> None:
    every = messages.of_program() | messages.of_templates("reading-room")
    said = tomllib.loads((messages.THEMES / "reading-room" / "words" / f"{language}.toml").read_text(encoding="utf-8"))["words"]
    assert (sorted(every - said.keys()), sorted(said.keys() - every)) == ([], [])
    assert all(here and (language != "en" or here == english) for english, here in said.items())


@pytest.mark.parametrize(
    ("date", "english", "here"),
    [
        ("2022-03-22", "22 March 2022", "22 mars 2022"),
        ("2022-03-01", "1 March 2022", "1er mars 2022"),
        ("2022-03~", "about March 2022", "vers mars 2022"),
        ("2022-03-22?", "22 March 2022 (uncertain)", "22 mars 2022 (incertain)"),
        ("2022/..", "not before 2022", "pas avant 2022"),
        (None, "date unknown", "date inconnue"),
    ],
)
def test_dates_are_said_as_the_language_does(date: str | None, english: str, here: str, config: Config) -> None:
    assert (ENGLISH.date(date), in_french(config).date(date)) == (english, here)


def test_lists_counts_and_spans_are_said_as_the_language_does(config: Config) -> None:
    said = in_french(config)
    assert said.listed(["a", "b", "c"]) == "a, b et c"
    assert (said.times(1), said.times(3), said.articles(1200, 1)) == ("une fois", "3 fois", "1\u202f200 articles et 1 copie")
    assert said.span("2022-02-28", "2022-03-03") == "28 février – 3 mars 2022"
    assert [said.brief(month) for month in ("février", "juin", "juillet", "août")] == ["fév", "juin", "juil", "aoû"]
    assert (said.decimal(2.5), ENGLISH.decimal(2.5)) == ("2,5", "2.5")
    assert (said.english, ENGLISH.english) == (' lang="en"', "")


def test_text_that_is_said_plainly_is_not_escaped_yet() -> None:
    assert french().plain("By {who}", who="<i>{who}|") == "Par <i>{who}|"
    assert french().plain("Search") == "Chercher <b>"


def in_french(config: Config) -> Wording:
    return load(structs.replace(config, settings=structs.replace(config.settings, language="fr"))).wording


@pytest.mark.parametrize(
    ("language", "from_the_right"),
    [("ar", True), ("he-IL", True), ("en", False), ("fr-CA", False), ("ku-Arab", True), ("ur-Latn", False), ("uz-Cyrl-UZ", False)],
)
def test_some_languages_are_written_from_right_to_left(language: str, from_the_right: bool) -> None:  # noqa: FBT001 - what is expected
    assert from_right(language) is from_the_right


def test_no_template_has_words_that_are_not_said() -> None:
    found = {}
    for path in (messages.THEMES / "reading-room" / "templates").glob("*.html"):
        text = re.sub(r"{% block (\w+_class|body_attributes) %}.*?{% endblock %}", "", path.read_text(encoding="utf-8"))
        text = re.sub(r"{#.*?#}|{%.*?%}|{{.*?}}|<(code|kbd)\b.*?</\1>|<title>.*?</title>", "", text, flags=re.DOTALL)
        told = " ".join(re.sub(r"<[^>]*>", " ", text).split())
        labels = re.findall(r'(?:aria-label|placeholder|title|alt)="([^"]*[a-z]{2}[^"]*)"', text)
        words = [word for word in [*re.findall(r"[^\W\d_]{2,}", told), *labels] if word not in NAMES]
        if words:
            found[path.name] = words
    assert found == {}


def test_a_site_in_french_is_french_but_for_what_rules_say(archive: Archive, build: Callable[..., dict[str, str]], config: Config) -> None:
    files = build(archive, structs.replace(config, settings=structs.replace(config.settings, language="fr")))
    shown = files["articles/a.html"]
    for said in ('<html lang="fr">', "Articles liés", "28 février 2022", "Personnes", "Daté par «"):
        assert said in shown
    assert '<p class="why" dir="auto" lang="en">Both name Kyiv</p>' in shown
    assert "<title>Personnes – An archive</title>" in files["people/index.html"]
