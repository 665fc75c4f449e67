from pathlib import Path

import making
import pytest
from msgspec import structs

from sitegen.config import Config, Settings
from sitegen.model import Archive, Block, Evidence, Note, PlacedNote, Where
from sitegen.render import article, connections, index
from sitegen.render.links import Links
from sitegen.render.views import ArticleView, Proof
from sitegen.render.wording import ENGLISH

CONFIG = Config(settings=Settings(title="An archive"), root=Path(), where="sitegen.toml", base_url="")


def view(archive: Archive, source: str = "a.txt") -> ArticleView:
    made = index.build(archive)
    found = made.by_source[source]
    return article.view(article.matter(found, made, connections.ties(archive)), CONFIG, Links(""), ENGLISH)


def test_the_page_has_the_article_in_every_form_of_citation(archive: Archive) -> None:
    shown = view(archive).cite
    assert "“Talks fail”" in shown.line
    assert [(form.name, form.file) for form in shown.forms] == [("BibTeX", "a.bib"), ("RIS", "a.ris"), ("CSL-JSON", "a.json")]
    assert all("Talks fail" in form.text and "Kyiv" in form.text for form in shown.forms)


@pytest.mark.parametrize(
    ("where", "place", "said"),
    [
        ("text", "", "Dated by “Mon, 28 February 2022” in the text."),
        ("file name", "", "Dated by “Mon, 28 February 2022” in the file’s name."),
        ("stated", "a.toml:2", "The date is stated by the archivist (a.toml:2)."),
    ],
)
def test_a_date_is_told_with_the_words_that_justify_it(where: Where, place: str, said: str) -> None:
    proof = Evidence(field="published", value="2022-02-28", rule="r", quote="Mon, 28 February 2022", where=where, place=place)
    found = structs.replace(making.article("Text.", published="2022-02-28"), evidence=(proof,))
    assert article.dating(found, {}, ENGLISH) == said


def test_an_unknown_date_is_told_with_where_it_was_looked_for() -> None:
    assert article.dating(making.article("Text."), {}, ENGLISH).startswith("No date is stated, and none was found")


def test_bounds_are_told_with_the_words_that_set_them() -> None:
    rule = "told as past, so published not before"
    proof = Evidence(field="published", value="2022-02/..", rule=rule, quote="began in February 2022", start=0, end=5)
    found = structs.replace(making.article("Text.", published="2022-02/.."), evidence=(proof,))
    assert article.dating(found, {}, ENGLISH).endswith("address. Told as past, so published not before: “began in February 2022”.")


def test_a_date_inferred_from_other_articles_tells_which_and_links_to_their_words(archive: Archive) -> None:
    own = Evidence(field="published", value="2022-03-03?", rule="inferred", quote="Nobody", start=12, end=18, certainty=0.6)
    others = structs.replace(own, quote="Mykhailo Podolyak", where="article", place="a.txt", start=12, end=29)
    known = structs.replace(others, quote="2022-02-28", start=None, end=None)
    second = structs.replace(archive.articles[1], published="2022-03-03?", evidence=(own, others, known))
    found = view(structs.replace(archive, articles=(archive.articles[0], second)), "b.txt")
    assert (
        found.dating
        == "Inferred, not stated: “Nobody” in the text and what “Talks fail” tells of the same event lead to this day, a Thursday."
    )
    assert [(proof.where, proof.other and proof.other.address) for proof in found.proofs] == [
        ("in line 3 of the file", None), ("in line 3 of", "articles/a.html"), ("known of", "articles/a.html"),
    ]  # fmt: skip


def test_what_was_taken_out_is_told_with_rule_and_what_is_shown_above_is_not(archive: Archive) -> None:
    found = view(archive)
    assert [(piece.text, piece.role, piece.rule) for piece in found.taken_out] == [("Load more", "page furniture", "by hand")]
    assert "Load more" not in str(found.body)
    assert "Talks fail" not in str(found.body)


def test_a_long_piece_that_was_taken_out_is_cut_and_says_so(archive: Archive) -> None:
    long = making.article("x" * 5000, source="a.txt")
    long = structs.replace(long, blocks=(structs.replace(long.blocks[0], role="furniture"),))
    (piece,) = view(structs.replace(archive, articles=(long, archive.articles[1]), mentions={}, notes={}, entities=())).taken_out
    assert piece.text.endswith("x… (3,500 more characters)")


def test_the_kicker_and_the_provenance_tell_where_it_comes_from(archive: Archive) -> None:
    first = structs.replace(archive.articles[0], publisher="The Paper", url="https://example.org/a?b#c")
    found = view(structs.replace(archive, articles=(first, archive.articles[1])))
    assert found.kicker == ("World", "The Paper")
    assert (found.provenance.address, found.provenance.host, found.provenance.encoding) == ("originals/a.txt", "example.org", "UTF-8")


def test_a_standfirst_has_its_marks(archive: Archive) -> None:
    first = archive.articles[0]
    blocks = tuple(structs.replace(block, role="standfirst") if block.text.startswith("He left") else block for block in first.blocks)
    found = view(
        structs.replace(archive, articles=(structs.replace(first, blocks=blocks, standfirst="He left Kyiv."), archive.articles[1]))
    )
    assert 'id="m3"' in found.standfirst
    assert 'id="m3"' not in str(found.body)


def test_a_stated_standfirst_is_escaped(archive: Archive) -> None:
    first = structs.replace(archive.articles[0], standfirst="<b>\0")
    assert view(structs.replace(archive, articles=(first, archive.articles[1]))).standfirst == "&lt;b&gt;\ufffd"


def test_a_note_on_what_is_not_shown_is_shown_apart(archive: Archive) -> None:
    first = archive.articles[0]
    start = first.raw.text.index("Load")
    placed = PlacedNote(start=start, end=start + 4, note=Note(quote="Load", body="Why?"))
    found = view(structs.replace(archive, notes={"a.txt": (*archive.notes["a.txt"], placed)}))
    assert found.notes == 2
    assert [(note.number, note.quote) for note in found.loose_notes] == [(2, "Load")]
    assert "note-2" not in str(found.body)
    assert "note-1" in str(found.body)


def proved(archive: Archive, **fields: object) -> Proof:
    first = archive.articles[0]
    first = structs.replace(first, evidence=(structs.replace(first.evidence[0], **fields),))
    (proof,) = view(structs.replace(archive, articles=(first, archive.articles[1]))).proofs
    return proof


def test_a_date_of_evidence_is_said_in_words_and_found_by_its_line(archive: Archive) -> None:
    proof = proved(archive)
    assert (proof.field, proof.value, proof.where) == ("Date", "28 February 2022 (2022-02-28)", "in line 1 of the file")
    assert (proof.quote, proof.rule, proof.certainty) == ("Mon, 28 February 2022", "dateline", "sure")


def test_words_that_are_the_value_are_not_told_twice(archive: Archive) -> None:
    proof = proved(archive, field="headline", value="Talks fail", quote="Talks  fail", start=12, end=70)
    assert (proof.value, proof.quote, proof.where) == ("Talks fail", "", "in lines 3 to 5 of the file")


def test_what_the_archivist_stated_is_told_once_with_its_place(archive: Archive) -> None:
    proof = proved(archive, where="stated", place="a.toml:2", start=None, end=None)
    assert (proof.quote, proof.where, proof.rule, proof.certainty) == ("", "stated by the archivist (a.toml:2)", "", "")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_counted_as_editors_count_them(archive: Archive, end: str) -> None:
    text = f"One{end}{end}Three"
    found = structs.replace(
        making.article(text, source="a.txt"),
        evidence=(Evidence(field="byline", value="x", rule="r", quote="Three", start=text.index("Three"), end=len(text)),),
    )
    (proof,) = view(structs.replace(archive, articles=(found, archive.articles[1]), mentions={}, notes={}, entities=())).proofs
    assert proof.where == "in line 3 of the file"


def test_an_article_without_a_headline_is_known_to_be_named_after_its_file(archive: Archive) -> None:
    assert not view(archive).titled
    first = archive.articles[0]
    proof = Evidence(field="headline", value="Talks fail", rule="headline", quote="Talks fail", start=0, end=10)
    assert view(structs.replace(archive, articles=(structs.replace(first, evidence=(proof,)), archive.articles[1]))).titled


def test_an_article_of_nothing_has_an_empty_body(archive: Archive) -> None:
    empty = structs.replace(making.article("x", source="a.txt"), blocks=(Block(start=0, end=1, text="x", gap="", role="blank"),))
    found = view(structs.replace(archive, articles=(empty, archive.articles[1]), mentions={}, notes={}, entities=()))
    assert (str(found.body), found.taken_out, found.legend) == ("", (), ())
