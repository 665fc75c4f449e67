"""What a first look shows of an article alone must be what the whole build shows of it, and nothing of it may point into older words."""

import random
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from tools import building, connected
from tools.page import Page

from sitegen import config, glimpse, read, render
from sitegen.glimpse import Glimpse
from sitegen.pipeline import Site
from sitegen.workshop import Workshop

SENTENCES = (
    "“The harbour will open in May,” Peter Lindqvist said on 3 March 2024.",
    "Lucia Brandt met President Volodymyr Zelensky in Marrow Bay on Monday.",
    "The Coast Guard of Skarnholm said that nobody had been lost, according to Bay Transit.",
    "Nothing <b>of</b> this & that was known – in Kyiv, Moscow or the United States.",
    "Ada Quillfeather, the director of the Quillfeather Foundation, said: “We never heard of it.”",
    "On 04/05/2023 the line was closed for 3 days.",
)


class Edited:
    """An archive, the site that was built of it, and who edits it."""

    def __init__(self, folder: Path, workshop: Workshop) -> None:
        self.folder = folder
        self.config = config.load(folder)
        self._workshop = workshop
        self.site = self.build()

    def build(self) -> Site:
        return self._workshop.build(self.config, building.quietly).site

    def path(self, source: str) -> Path:
        return self.config.seeds / source

    def looks(self, *sources: str) -> tuple[Glimpse, ...]:
        found = glimpse.articles(self.site, self.config.seeds, sources)
        assert found is not None
        return found


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = connected.write(tmp_path_factory.mktemp("glimpse") / "archive")
    for path in sorted((building.ROOT / "seeds").glob("*.txt")):
        shutil.copy(path, folder / "seeds" / path.name)
    return folder


@pytest.fixture
def desk(archive: Path, tmp_path: Path) -> Iterator[Edited]:
    folder = shutil.copytree(archive, tmp_path / "archive")
    with Workshop(again=True) as workshop:
        yield Edited(folder, workshop)


def page(files: "tuple[object, ...]", address: str) -> Page:
    (content,) = (file.content for file in files if file.path == address)  # type: ignore[attr-defined]
    return Page(address, content)


def _with_class(root: Element, name: str) -> list[Element]:
    return [element for element in root.iter() if isinstance(element.tag, str) and name in element.attrib.get("class", "").split()]


def _text(element: Element, *without: str) -> str:
    """The words of an element, but for those of elements of these classes."""
    if set(element.attrib.get("class", "").split()) & set(without):
        return ""
    inner = "".join(_text(child, *without) + (child.tail or "") for child in element if isinstance(child.tag, str))
    return f"{element.text or ''}{inner}"


def own(shown: Page) -> dict[str, list[str]]:
    """What of a page is the article's own, whatever is marked in it."""
    parts = ("article-title", "standfirst", "byline", "dated", "body", "ledger", "kicker")
    found = {name: [_text(element, "margin") for element in _with_class(shown.root, name)] for name in parts}
    facts = [" ".join(_text(element).split()) for element in _with_class(shown.root, "facts")]
    return found | {"h1": [_text(element) for element in shown.elements("h1")], "facts": facts}


def _changed(text: str, chance: random.Random) -> str:
    lines = text.split("\n")
    at = chance.randrange(len(lines))
    match chance.choice(("insert", "append", "cut", "swap", "words", "head")):
        case "insert":
            lines[at:at] = ["", chance.choice(SENTENCES), ""]
        case "append":
            lines += ["", " ".join(chance.sample(SENTENCES, 2))]
        case "cut":
            del lines[at]
        case "swap":
            other = chance.randrange(len(lines))
            lines[at], lines[other] = lines[other], lines[at]
        case "words":
            lines[at] = " ".join(reversed(lines[at].split(" ")))
        case "head":
            lines[:0] = [chance.choice(SENTENCES), ""]
    return "\n".join(lines) if any(map(str.strip, lines)) else text


@pytest.mark.parametrize("seed", range(3))
def test_a_first_look_shows_of_the_article_itself_what_the_whole_build_shows(desk: Edited, seed: int) -> None:
    chance = random.Random(seed)
    same = total = 0
    for _ in range(8):
        source = chance.choice([article.source for article in desk.site.archive.articles])
        path = desk.path(source)
        before = path.read_text(encoding="utf-8")
        path.write_text(_changed(before, chance), encoding="utf-8")
        looks = desk.looks(source)
        if not looks:
            continue
        (look,) = looks
        whole = desk.build()
        (final,) = (article for article in whole.archive.articles if article.source == source)
        _marks_lie_in_the_text(desk, look)
        assert (look.article.blocks, look.article.headline, look.article.raw) == (final.blocks, final.headline, final.raw)
        address = look.files[0].path
        early, late = page(look.files, address), page(whole.files, address)
        if all(evidence.where != "article" for evidence in final.evidence):
            assert look.article == final
            assert own(early) == own(late)
        one, other = _marks(early), _marks(late)
        marked, finally_marked = ({mark[:2] for mark in some} for some in (one, other))
        same += len(marked & finally_marked)
        total += len(marked | finally_marked)
        led = {mark for mark in one if mark[2] and mark[:2] in finally_marked}
        assert led <= other  # to the right page, or nowhere
        chosen = chance.random()
        if chosen < 0.5:  # the next edit starts from the whole site of this one, else from the site before it
            desk.site = whole
        else:
            path.write_text(before, encoding="utf-8")
    assert same >= 0.97 * total > 0


def _marks(shown: Page) -> set[tuple[str, str, str]]:
    """Kind, words and where it leads of each mark."""
    return {
        (mark.attrib["data-kind"], _text(mark), mark.attrib.get("href", ""))
        for mark in _with_class(shown.root, "mark")
        if "data-kind" in mark.attrib
    }


def _marks_lie_in_the_text(desk: Edited, look: Glimpse) -> None:
    article = look.article
    edited = _edited(desk, article.source)
    for mark in (*edited.mentions, *edited.rejected):
        assert article.raw.plain[mark.start : mark.end] == mark.text
    assert set(edited.entities) <= set(range(len(edited.mentions)))
    for index, entity in edited.entities.items():
        assert entity.kind == edited.mentions[index].kind


def _edited(desk: Edited, source: str) -> render.Edited:
    grounds = desk.site.grounds
    assert grounds is not None
    raw, _ = read.article(desk.config.seeds, source)
    assert raw is not None
    return glimpse._edited(desk.site, grounds, raw, source.rpartition(".")[0], (source,))


def test_connections_are_those_of_the_last_build_but_for_what_points_into_older_words(desk: Edited) -> None:
    path = desk.path("inquiry.txt")
    path.write_text("Moved down by an edit of its beginning.\n\n" + path.read_text(), encoding="utf-8")
    before, shown = (page(files, "articles/inquiry.html") for files in (desk.site.files, desk.looks("inquiry.txt")[0].files))
    for kept in ("The Solveig grounding", 'href="ferry-south.html"', 'href="tram-newer.html"', 'class="tag"'):
        assert kept in shown.text
        assert kept in before.text
    for pointing, there in (("news", 1), ("why", 3)):
        assert len([words for words in map(_text, _with_class(before.root, pointing)) if words.strip()]) >= there
    assert _with_class(shown.root, "news") == []
    (tags,) = (section for section in shown.elements("section") if section.attrib.get("aria-labelledby") == "tags")
    assert {_text(why) for why in _with_class(tags, "why")} == {""}


def test_a_name_is_the_entity_that_it_was_and_a_new_one_leads_nowhere(desk: Edited) -> None:
    path = desk.path("inquiry.txt")
    path.write_text(path.read_text() + "\nMayor Lucia Brandt said so. Ada Quillfeather, a director, said no.\n", encoding="utf-8")
    marks = _marks(page(desk.looks("inquiry.txt")[0].files, "articles/inquiry.html"))
    assert ("person", "Lucia Brandt", "../people/lucia-brandt.html") in marks
    assert ("person", "Peter Lindqvist", "../people/peter-lindqvist.html") in marks
    assert ("person", "Ada Quillfeather", "") in marks


def test_another_date_leaves_the_neighbours_in_time_out(desk: Edited) -> None:
    desk.path("inquiry.toml").write_text('date = "2023-02-09"\n')
    shown = page(desk.looks("inquiry.txt")[0].files, "articles/inquiry.html").text
    assert "9 February 2023" in shown
    assert 'aria-label="By date"' not in shown
    assert 'id="around"' not in shown
    assert "20 May 2021" not in own(page(desk.looks("inquiry.txt")[0].files, "articles/inquiry.html"))["dated"][0]


def test_several_articles_are_looked_at_together_and_those_that_are_as_they_were_are_none(desk: Edited) -> None:
    for source in ("inquiry.txt", "tram-newer.txt"):
        desk.path(source).write_text(desk.path(source).read_text() + "\nMore was said.\n", encoding="utf-8")
    looks = desk.looks("ferry-north.txt", "inquiry.txt", "tram-newer.txt")
    assert [look.article.source for look in looks] == ["inquiry.txt", "tram-newer.txt"]
    assert all(b"More was said." in file.content for look in looks for file in look.files)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda path: path.write_bytes(b"Caf\xff\xfe\xc3 broken\x00\n"),
        lambda path: path.write_text(""),
        lambda path: path.with_suffix(".toml").write_text("date = \n"),
        Path.unlink,
        lambda path: (path.unlink(), path.symlink_to("/etc/hostname")),
    ],
    ids=["bytes", "empty", "beside", "gone", "led out"],
)
def test_what_cannot_be_read_is_left_to_the_build(desk: Edited, spoil: Callable[[Path], object]) -> None:
    spoil(desk.path("inquiry.txt"))
    assert glimpse.articles(desk.site, desk.config.seeds, ("inquiry.txt",)) is None


def test_a_site_that_nobody_builds_again_has_nothing_to_look_by(desk: Edited) -> None:
    site = building.build(desk.folder)
    assert site.grounds is None
    assert glimpse.articles(site, desk.config.seeds, ("inquiry.txt",)) is None
    glimpse.rehearse(site)


def test_a_rehearsal_changes_nothing(desk: Edited) -> None:
    before = desk.site.archive.mentions["ferry-north.txt"]
    glimpse.rehearse(desk.site)
    assert desk.site.archive.mentions["ferry-north.txt"] is before


def test_the_archivist_s_word_counts_in_a_first_look(desk: Edited) -> None:
    curation = desk.path("curation.toml")
    curation.write_text(curation.read_text() + '\n[[reject]]\ntext = "Grey Teeth"\n\n[[drop]]\ntext = "Nothing of this counts."\n')
    desk.site = desk.build()
    path = desk.path("inquiry.txt")
    path.write_text(path.read_text() + "\nThe ferry lay at the Grey Teeth reef.\n\nNothing of this counts.\n", encoding="utf-8")
    (look,) = desk.looks("inquiry.txt")
    assert next(block.role for block in look.article.blocks if block.text == "Nothing of this counts.") == "furniture"
    assert "Grey Teeth" not in {mark.text for mark in _edited(desk, "inquiry.txt").mentions}


def test_what_other_articles_are_sure_of_is_heard_in_a_first_look(desk: Edited) -> None:
    for number in range(3):
        desk.path(f"more-{number}.txt").write_text("A match\n\nThe coach, Martin Skovgard, spoke. The match was lost.\n")
    desk.site = desk.build()
    path = desk.path("inquiry.txt")
    path.write_text(path.read_text() + "\n“We lost,” the Martin Skovgard fan said.\n", encoding="utf-8")
    found = next(mark for mark in _edited(desk, "inquiry.txt").mentions if mark.text == "Martin Skovgard")
    assert found.rule == "archive: known name"


def test_a_date_line_is_no_witness_any_more_for_what_it_said_before_the_edit(desk: Edited) -> None:
    path = desk.path("when.txt")
    text = "When the hall opened\n\n{}\n\nThe market hall was opened, and many came to see it on that day of spring.\n"
    path.write_text(text.format("Published 25/03/2022"))
    desk.site = desk.build()
    path.write_text(text.format("Published 03/04/2022"))
    (look,) = desk.looks("when.txt")
    assert look.article.published == "2022"
    whole = desk.build()
    assert look.article == next(article for article in whole.archive.articles if article.source == "when.txt")
