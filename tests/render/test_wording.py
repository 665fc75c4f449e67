import pytest

from sitegen.errors import ThemeError
from sitegen.render.wording import Wording, Words
from sitegen.render.writing import Writing

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
