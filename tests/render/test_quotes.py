from collections.abc import Callable

import making
from msgspec import structs

from sitegen.config import Config
from sitegen.model import Archive, Mention, Speaker
from sitegen.render import index, quotes
from sitegen.render.desk import Desk
from sitegen.render.items import Later
from sitegen.render.links import Links
from sitegen.render.quote_views import PileView, QuotesView, SpeakersView


def saying(archive: Archive, *speakers: Speaker | None, date: str | None = "2022-05-01") -> Archive:
    """Return an archive with one article in which each of these says something of their own."""
    text = "".join(f"Then: “This is number {number} of all.”\n" for number in range(len(speakers)))
    marks = []
    for number, speaker in enumerate(speakers):
        words = f"“This is number {number} of all.”"
        start = text.index(words)
        marks.append(Mention(start=start, end=start + len(words), kind="quote", text=words, certainty=1.0, rule="", speaker=speaker))
    article = making.article(text, published=date, source="a.txt")
    return structs.replace(
        archive, articles=(article,), mentions={"a.txt": tuple(marks)}, entities=(), tags=(), notes={}, related={}, rejected={}
    )


def views(archive: Archive, config: Config) -> dict[str, object]:
    desk = Desk(index=index.build(archive), config=config, links=Links(""), scripts=())
    shown = {job.address: job.make()[1] for job in quotes.jobs(desk, quotes.collected(desk.index))}
    return {address: view.made() if isinstance(view, Later) else view for address, view in shown.items()}


def named(name: str, *, sure: bool = True) -> Speaker:
    return Speaker(name=name, start=0, end=1, named=sure)


def test_who_has_a_page_is_led_to_it(archive: Archive, config: Config) -> None:
    found = views(archive, config)["quotes/index.html"]
    assert isinstance(found, QuotesView)
    assert [(said.name, said.address, said.count) for said in found.inline] == [
        ("Mykhailo Podolyak", "people/mykhailo-podolyak.html#said", 1)
    ]
    assert (found.count, found.named, found.piles) == (1, 1, ())


def test_what_is_nobodys_is_apart(archive: Archive, config: Config) -> None:
    found = views(saying(archive, named("Ada Byron"), named("an official", sure=False), None), config)["quotes/index.html"]
    assert isinstance(found, QuotesView)
    assert [(said.name, said.address) for said in found.inline] == [("Ada Byron", "")]
    assert [(pile.id, pile.count, [said.speaker for said in pile.quotations]) for pile in found.piles] == [
        ("unnamed", 1, ["An official"]),
        ("unattributed", 1, [""]),
    ]


def test_many_speakers_have_pages_by_letter_and_large_piles_by_year(archive: Archive, config: Config) -> None:
    speakers = [named(f"A{number:03} Byron") for number in range(250)]
    found = views(saying(archive, *speakers, named("Élie Byron"), *[None] * 300), config)
    assert list(found) == [
        "quotes/index.html",
        "quotes/a.html",
        "quotes/a-2.html",
        "quotes/e.html",
        "quotes/unattributed-2022.html",
        "quotes/unattributed-2022-2.html",
    ]
    names = [said.name for view in found.values() if isinstance(view, SpeakersView) for said in view.speakers]
    assert names == [*(speaker.name for speaker in speakers), "Élie Byron"]
    assert sum(len(view.quotations) for view in found.values() if isinstance(view, PileView)) == 300


def test_where_nobody_is_quoted_there_is_no_page(archive: Archive, config: Config, build: Callable[..., dict[str, str]]) -> None:
    silent = structs.replace(archive, mentions=dict.fromkeys(archive.mentions, ()), entities=(), tags=())
    assert views(silent, config) == {}
    assert "quotes/index.html" not in build(silent)


def test_the_pages_of_quotations_are_there_and_linked(archive: Archive, build: Callable[..., dict[str, str]]) -> None:
    files = build(saying(archive, *[named(f"{letter} Byron") for letter in "ABCDEFGHIJ"] * 7, named("<b>"), None))
    assert 'href="quotes/index.html">Quotations</a>' in files["index.html"]
    assert "This is number 3 of all." in files["quotes/index.html"]
    assert "<b>" not in files["quotes/index.html"].split("<main")[1]
