from pathlib import Path

from msgspec import structs

from sitegen.config import Config, Settings
from sitegen.model import Archive, Copy, Event, Overlap, Passage, Reason, Related, Reuse, Statement, Wording
from sitegen.render import about, index
from sitegen.render.views import AboutView

CONFIG = Config(settings=Settings(title="An archive"), root=Path(), where="sitegen.toml", base_url="")


def view(archive: Archive) -> AboutView:
    return about.view(index.build(archive), CONFIG)


def test_dates_are_counted_by_how_exactly_they_are_known(archive: Archive) -> None:
    assert view(archive).dating == (("date unknown", 1), ("known to the day", 1))
    first, second = archive.articles
    articles = (structs.replace(first, published="2022-03?"), structs.replace(second, published="2022-02/.."))
    assert view(structs.replace(archive, articles=articles)).dating == (
        ("known to be before or after a date", 1),
        ("known to the month, but unsure", 1),
    )


def test_rules_are_counted_with_an_example(archive: Archive) -> None:
    (rule,) = view(archive).rules
    assert (rule.rule, rule.role, rule.lines, rule.articles, rule.example) == ("by hand", "furniture", 1, 1, "Load more")


def test_marks_are_counted_by_kind_and_certainty(archive: Archive) -> None:
    counts = {row.kind.id: (row.total, row.bands, row.confirmed) for row in view(archive).marks}
    assert counts["place"] == (4, (3, 0, 1, 0), 1)
    assert counts["quote"] == (1, (1, 0, 0, 0), 0)


def test_quotations_without_a_speaker_are_told(archive: Archive) -> None:
    silent = tuple(structs.replace(mention, speaker=None) for mention in archive.mentions["a.txt"])
    found = view(structs.replace(archive, mentions={**archive.mentions, "a.txt": silent}))
    assert (found.quotations, found.attributed, found.unnamed, found.unattributed) == (1, 0, 0, 1)


def test_what_the_archivist_changed_is_counted(archive: Archive) -> None:
    found = view(archive)
    assert (found.notes, found.settled, found.retyped, found.rejected, found.stated) == (1, 0, 0, 1, 0)
    person, place = archive.entities
    moved = structs.replace(archive.mentions["b.txt"][0], rule="curation")
    changed = structs.replace(
        archive,
        entities=(person, structs.replace(place, status="confirmed")),
        mentions={**archive.mentions, "b.txt": (moved, *archive.mentions["b.txt"][1:])},
    )
    assert (view(changed).settled, view(changed).retyped) == (1, 1)


def test_lines_and_marks_that_the_archivist_set_right_are_counted(archive: Archive) -> None:
    assert (view(archive).lines, view(archive).corrected) == (0, 0)
    first, *others = archive.articles
    ruled = structs.replace(first, blocks=(structs.replace(first.blocks[0], rule="curation"), *first.blocks[1:]))
    right = structs.replace(archive.mentions["b.txt"][0], rule="correction")
    found = view(
        structs.replace(archive, articles=(ruled, *others), mentions={**archive.mentions, "b.txt": (right, *archive.mentions["b.txt"][1:])})
    )
    assert (found.lines, found.corrected, found.retyped) == (1, 1, 0)


def test_connections_are_counted_once_for_both_articles(threaded: Archive) -> None:
    reason = Reason(rule="entities", words="both name Kyiv", weight=1.0)
    wordings = (Wording(source="a.txt", mention=2), Wording(source="b.txt", mention=0))
    passage = Passage(start=0, end=1, other_start=0, other_end=1, words=1)
    overlap = Overlap(
        one="a.txt", other="b.txt", passages=(passage, passage), of_one=0.2, of_other=0.2, sameness="passages", why="", status="confirmed"
    )
    related = {
        one: (Related(source=other, score=1.0, reasons=(reason,), kind="event", status="confirmed"),)
        for one, other in (("a.txt", "b.txt"), ("b.txt", "a.txt"))
    }
    found = view(
        structs.replace(
            threaded, related=related, events=(Event(articles=("a.txt", "b.txt")),), reuse=Reuse(overlaps=(overlap,), copies={}, older={}),
            statements=(Statement(speaker="Podolyak", wordings=wordings, why="", shared=()),),
        )
    ).connections  # fmt: skip
    assert (found.same_event, found.events, found.more, found.threads, found.threaded) == (1, 1, 0, 1, 2)
    assert (found.sharing, found.passages, found.statements, found.variants) == (1, 2, 1, 1)
    assert (found.confirmed_links, found.confirmed_overlaps, found.confirmed_threads) == (1, 1, 0)


def test_copies_and_older_versions_are_counted(archive: Archive) -> None:
    found = view(structs.replace(archive, reuse=Reuse(overlaps=(), copies={"a.txt": Copy(of="b.txt", share=1.0)}, older={}))).connections
    assert (found.copies, found.older, found.more) == (1, 0, 1)


def test_the_data_of_a_large_archive_is_in_parts(archive: Archive) -> None:
    data = view(archive).data
    assert data is not None
    assert (data.articles, data.mention_tables) == (("data/articles.jsonl",), ("data/mentions.csv",))
    assert about.view(index.build(archive), structs.replace(CONFIG, settings=structs.replace(CONFIG.settings, data=False))).data is None
