from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from search_in_node import ENGINE, archive, files, run
from small_archive import WHOLE

from sitegen.search import counted, fields, numbering
from sitegen.search.languages import LANGUAGES

LENGTHS = st.lists(st.integers(0, 5000))


@given(LENGTHS)
def test_every_article_has_one_number_and_longer_ones_later_ones_but_for_a_sixth(lengths: list[int]) -> None:
    order = numbering.order(lengths)
    assert sorted(order) == list(range(len(lengths)))
    placed = [lengths[place] for place in order]
    assert all(before <= after + max(1, after // 6) for before, after in pairwise(placed))


@given(LENGTHS, st.data())
def test_an_article_keeps_its_number_when_another_one_changes_a_little(lengths: list[int], data: st.DataObject) -> None:
    if not lengths:
        return
    place = data.draw(st.integers(0, len(lengths) - 1))
    bounds = numbering._bounds([*lengths, 5001])
    inside = next(begin for begin in reversed(bounds) if begin <= lengths[place])
    changed = [*lengths[:place], inside, *lengths[place + 1 :]]
    assert numbering.order(changed) == numbering.order(lengths)


def test_the_browser_reads_the_lengths_of_bodies() -> None:
    counts = {article.source: counted(article, ("en", ())) for article in WHOLE.articles}
    lengths = [sum(one["body"].values()) for one in fields.of_archive(WHOLE, LANGUAGES["en"], counts)]
    code = """async () => {
      const index = new sitegenSearch.Index(new sitegenSearch.Parts(""));
      await index.open();
      return index.lengths;
    }"""
    assert run(files(WHOLE), code, None, ENGINE) == sorted(lengths)
    assert run(files(archive()), code, None, ENGINE) == []
