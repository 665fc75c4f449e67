from collections.abc import Callable

import pytest
from jinja2 import DictLoader, StrictUndefined, UndefinedError

from sitegen.render.links import Links
from sitegen.render.wording import ENGLISH
from sitegen.render.writing import FOLDER, Writing

LINKS = Links("")


def environment(**templates: str) -> Writing:
    sources = {f"{name}.html": source for name, source in templates.items()}
    return Writing(ENGLISH, loader=DictLoader(sources), autoescape=True, undefined=StrictUndefined)


def shown(made: Writing, address: str, **values: object) -> str:
    return made.get_template("page.html").render(link=LINKS.of(address), **{FOLDER: LINKS.of_folder(address)}, **values)


def test_words_that_are_the_same_everywhere_stand_in_the_template() -> None:
    made = environment(page="<p title='{{ t('It’s <so>') }}'>{{ t('Search') }}</p>{% if t('Home') %}{{ t('Home')|upper }}{% endif %}")
    assert shown(made, "a.html") == "<p title='It’s &lt;so&gt;'>Search</p>HOME"


def test_macros_that_know_links_alone_are_made_once_for_a_folder() -> None:
    made = environment(
        page="{% import 'parts.html' as parts with context %}{{ parts.to('people/x.html') }}",
        parts="{% import 'inner.html' as inner with context %}{% macro to(address) %}{{ inner.to(address) }} {{ t('Home') }}{% endmacro %}",
        inner="{% macro to(address) %}{{ link(address) }}{% endmacro %}",
    )
    pages = ("people/a.html", "people/b.html", "a.html", "dates/2022/02.html", "people/c.html", "404.html")
    assert [shown(made, page).split()[0] for page in pages] == [
        "x.html", "x.html", "people/x.html", "../../people/x.html", "x.html", "/people/x.html",
    ]  # fmt: skip
    assert len(made._macros) == 8


@pytest.mark.parametrize(
    "use",
    ["{{ page }}", "{% if page == 'b' %}b{% else %}{{ page }}{% endif %}", "{% import 'inner.html' as i with context %}{{ i.say() }}"],
)
def test_macros_that_know_the_page_are_made_for_each(use: str) -> None:
    made = environment(
        page="{% import 'parts.html' as parts with context %}{{ parts.say() }}",
        parts=f"{{% macro say() %}}{use}{{% endmacro %}}",
        inner="{% macro say() %}{{ page }}{% endmacro %}",
    )
    assert [shown(made, "a.html", page=name) for name in "abc"] == ["a", "b", "c"]


def test_what_a_macro_does_not_know_is_an_error() -> None:
    made = environment(
        page="{% import 'parts.html' as parts with context %}{{ parts.say() }}", parts="{% macro say() %}{{ nothing }}{% endmacro %}"
    )
    with pytest.raises(UndefinedError, match="nothing"):
        shown(made, "a.html")


def test_what_the_importing_template_sets_is_seen() -> None:
    made = environment(
        page="{% set mine = 'own' %}{% import 'parts.html' as parts with context %}{{ parts.say() }}",
        parts="{% macro say() %}{{ mine }}{% endmacro %}",
    )
    assert shown(made, "a.html") == "own"


def test_many_folders_do_not_fill_the_memory() -> None:
    made = environment(
        page="{% import 'parts.html' as parts with context %}{{ parts.to() }}", parts="{% macro to() %}{{ link('x.html') }}{% endmacro %}"
    )
    found: list[str] = [shown(made, f"{number}/a.html") for number in range(300)]
    assert set(found) == {"../x.html"}
    assert len(made._macros) <= 64


def link_of(page: str) -> Callable[[str], str]:
    return LINKS.of_folder(page)


def test_links_of_a_folder_are_those_of_its_pages_but_for_links_into_themselves() -> None:
    for page in ("people/a.html", "a.html", "dates/2022/02.html"):
        for target in ("people/b.html", "index.html", "people/b.html#m1", "dates/2022/03.html#x", "assets/style.css"):
            assert link_of(page)(target) == LINKS.of(page)(target)
    assert LINKS.of("people/a.html")("people/a.html#m1") == "#m1"
    assert link_of("people/a.html")("people/a.html#m1") == "a.html#m1"
