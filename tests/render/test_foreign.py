import pytest
from markdown_it.rules_core import StateCore

from sitegen import markdown
from sitegen.render import foreign

PARSER = markdown.parser()
PARSER.core.ruler.push("foreign", foreign.rule)


def html(source: str, url: str = "") -> str:
    env = {"url": url}
    state = StateCore(source, PARSER, env)
    PARSER.core.process(state)
    return str(PARSER.renderer.render(state.tokens, PARSER.options, env)).strip()


def test_a_link_to_elsewhere_tells_the_other_side_nothing() -> None:
    assert (
        html("[x](https://example.org/a)")
        == '<p><a href="https://example.org/a" rel="nofollow noopener noreferrer" class="outside">x</a></p>'
    )


@pytest.mark.parametrize("address", ["x.html", "/x", "//evil.example/x", "#x", "?q", "../../etc/passwd", "ftp://example.org/"])
def test_a_link_that_leads_nowhere_is_shown_as_its_words(address: str) -> None:
    assert html(f"[*the* words]({address})") == "<p><em>the</em> words</p>"


def test_a_relative_link_refers_to_the_articles_own_address() -> None:
    assert 'href="https://example.org/b/x.html"' in html("[x](x.html)", url="https://example.org/b/a.html")


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "JaVaScRiPt:alert(1)", "&#106;avascript:alert(1)", "vbscript:x", "data:text/html,x"]
)
def test_a_link_that_would_run_is_no_link(address: str) -> None:
    assert "<a" not in html(f"[x]({address})")
    assert "<a" not in html(f"[x]({address})", url="https://example.org/")


def test_a_picture_is_shown_as_its_description() -> None:
    assert html("![A *bridge* <b>](http://evil.example/x.png)") == "<p>[Picture: A bridge &lt;b&gt;]</p>"
    assert html("![](http://evil.example/x.png)") == "<p>[Picture]</p>"


def test_a_picture_in_a_link_keeps_the_link() -> None:
    assert html("[![x](y.png)](https://example.org/)").count("<a") == 1


def test_cells_are_aligned_without_inline_style() -> None:
    shown = html("| a |\n|--:|\n| b |")
    assert "style" not in shown
    assert '<td class="align-right">b</td>' in shown
