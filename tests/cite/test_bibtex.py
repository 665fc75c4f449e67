import bibtexparser
import pytest
from bibtexparser.library import Library
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from sitegen.cite import Citation, bibtex
from sitegen.text import squeezed, visible

LINES = st.text(st.characters()).map(lambda text: squeezed(visible(text)))


def parsed(*citations: Citation) -> Library:
    read = bibtexparser.parse_string("".join(bibtex.text(citations)))
    assert not read.failed_blocks
    assert len(read.entries) == len(citations)
    return read


def test_an_article_of_a_newspaper(full: Citation) -> None:
    (entry,) = parsed(full).entries
    fields = {name: field.value for name, field in entry.fields_dict.items()}
    assert (entry.entry_type, entry.key) == ("article", "a-1")
    assert fields == {
        "author": "Byron, Ada and von der Leyen, Ursula and {The Associated Press}",
        "title": "{Talks fail, again}",
        "journal": r"The Daily \& Example",
        "entrysubtype": "newspaper",
        "date": "2022-03-03",
        "year": "2022",
        "language": "en",
        "url": "https://example.org/archive/articles/a-1.html",
        "note": "In: An archive. SHA-256 of the file: 00.",
        "keywords": "Kyiv, peace talks",
    }


def test_what_is_not_known_is_left_out(bare: Citation) -> None:
    (entry,) = parsed(bare).entries
    assert (entry.entry_type, set(entry.fields_dict)) == ("misc", {"title", "language", "note"})


def test_an_unsure_date_is_edtf_alone(full: Citation) -> None:
    (entry,) = parsed(structs.replace(full, published="2022-03?")).entries
    assert entry.fields_dict["date"].value == "2022-03?"
    assert not {"year", "month"} & entry.fields_dict.keys()


def test_the_day_of_capture_belongs_to_the_address_of_the_original(full: Citation) -> None:
    assert "urldate" not in bibtex.entry(full)
    assert "  urldate = {2022-03-05},\n" in bibtex.entry(structs.replace(full, url=""))


@given(LINES, LINES)
@pytest.mark.parametrize("field", ["title", "publisher", "section", "archive", "note"])
def test_whatever_a_text_holds_the_file_stays_whole(field: str, value: str, other: str) -> None:
    citation = Citation(
        id="a", title="t", authors=(value, other), publisher=other, section="", published="", language="en", archive="x", url="",
        original="", captured="", note="", tags=(value,),
    )  # fmt: skip
    made = bibtex.entry(structs.replace(citation, **{field: value}))
    depth = 0
    for number, character in enumerate(made):
        depth += {"{": 1, "}": -1}.get(character, 0)
        assert depth > 0 or number < made.index("{") or number >= len(made) - 2
    assert depth == 0


@pytest.mark.parametrize("value", ["\\input{x}", "{", "}", "}}%", "a{b", "#$%&_^~", '"', "@article{x,", "a, b and c"])
def test_hostile_words_are_read_as_words(full: Citation, value: str) -> None:
    entries = parsed(structs.replace(full, title=value, authors=(value,)), structs.replace(full, id="b")).entries
    assert [entry.key for entry in entries] == ["a-1", "b"]
    assert entries[1].fields_dict["title"].value == "{Talks fail, again}"


def test_braces_that_match_are_read_and_those_that_do_not_have_names(full: Citation) -> None:
    assert r"  title = {{a \{b\} c}}," in bibtex.entry(structs.replace(full, title="a {b} c"))
    assert r"  title = {{a {\textbraceright}b{\textbraceleft}}}," in bibtex.entry(structs.replace(full, title="a }b{"))
