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


def test_macros_that_know_such_macros_too_are_made_once_for_a_folder() -> None:
    made = environment(
        page="{% import 'parts.html' as parts with context %}{% import 'more.html' as more with context %}{{ more.to('people/x.html') }}",
        parts="{% macro to(address) %}{{ link(address) }}{% endmacro %}",
        more="{% macro to(address) %}{{ parts.to(address) }}{% endmacro %}",
    )
    pages = ("people/a.html", "people/b.html", "a.html", "people/c.html")
    assert [shown(made, page) for page in pages] == ["x.html", "x.html", "people/x.html", "x.html"]
    assert len(made._macros) == 4


def test_what_is_no_attribute_is_looked_up_as_jinja_does() -> None:
    made = environment(page="{{ page.name }}{% if page.other is defined %}!{% endif %}")
    assert made.page("page.html", {"page": {"name": "<a>"}}) == "&lt;a&gt;"
    assert made.page("page.html", {"page": {"name": "<a>", "other": 1}}) == "&lt;a&gt;!"
    with pytest.raises(UndefinedError, match="'dict object' has no attribute 'name'"):
        made.page("page.html", {"page": {}})


@pytest.mark.parametrize(
    ("arguments", "said"), [("1", "1 2 3"), ("1, 5", "1 5 3"), ("1, b=6", "1 6 3"), ("*(7, 8)", "7 8 3"), ("1, c='<'", "1 2 &lt;")]
)
def test_macros_take_their_arguments_as_jinjas_do(arguments: str, said: str) -> None:
    made = environment(page="{% macro say(a, b=2, c=3) %}{{ a }} {{ b }} {{ c }}{% endmacro %}{{ say(" + arguments + ") }}")
    assert shown(made, "a.html") == said


def test_macros_that_want_to_know_more_of_their_call_are_told() -> None:
    made = environment(
        page="{% macro all() %}{{ varargs|join }}{% if caller is defined %}{{ caller() }}{% endif %}{% endmacro %}"
        "{{ all(1, '<') }}{% call all(2) %}<i>{% endcall %}"
    )
    assert shown(made, "a.html") == "1&lt;2<i>"


def test_a_macro_that_is_given_too_much_is_an_error() -> None:
    with pytest.raises(TypeError, match="not more than 1 argument"):
        shown(environment(page="{% macro say(a) %}{{ a }}{% endmacro %}{{ say(1, 2) }}"), "a.html")


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
