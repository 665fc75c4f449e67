"""The five articles of this repository, through the whole line: who, where and what they are about, and which belong together."""

from pathlib import Path

import pytest

from sitegen import config, pipeline
from sitegen.model import Archive, Entity

ROOT = Path(__file__).parents[2]
PEOPLE = (
    "Vladimir Putin", "Volodymyr Zelensky", "Emmanuel Macron", "Mykhailo Podolyak", "Vladimir Medinsky", "Alexandre Loukashenko",
    "Oleksiï Reznikov", "Oleg Sinegubov", "Steve Witkoff", "Jared Kushner", "Yuri Ushakov", "Pope Francis", "Dmitry Peskov", "Joe Biden",
)  # fmt: skip
PLACES = ("Mariupol", "Kyiv", "Kharkiv", "Kherson", "Crimea", "Donbass", "Pokrovsk", "Gomel", "Belarus", "Okhtyrka")
ORGANISATIONS = ("Kremlin", "NATO", "Belta", "TASS", "RIA-Novosti", "Reuters", "Institute for the Study of War")
NONE_OF_THESE = (
    "Topmost", "Leave", "Load", "Related", "Comments", "Two", "Unfortunately", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday",
    "Saturday", "Sunday", "February", "March", "November",
)  # fmt: skip
FIRST, SECOND, THIRD = "000_c5cfba52247c8106.txt", "001_e1c158d8c46a5bfb.txt", "002_8e0ddc15423e61e5.txt"


@pytest.fixture(scope="module")
def archive() -> Archive:
    return pipeline.archive(config.load(ROOT), lambda items, _: items)


def words(entity: Entity) -> set[str]:
    return {word for name in (entity.name, *entity.aliases) for word in name.split()}


@pytest.mark.parametrize(("kind", "names"), [("person", PEOPLE), ("place", PLACES), ("organisation", ORGANISATIONS)])
def test_everybody_and_everything_is_there_once(archive: Archive, kind: str, names: tuple[str, ...]) -> None:
    for name in names:
        assert [entity.kind for entity in archive.entities if entity.name == name] == [kind]
        family = name.split()[-1]
        if kind == "person":
            assert [entity.name for entity in archive.entities if family in words(entity)] == [name]


def test_what_is_no_name_is_none(archive: Archive) -> None:
    for entity in archive.entities:
        assert not {entity.name, *entity.aliases} & set(NONE_OF_THESE)


def test_forms_of_one_name_lead_to_one_page(archive: Archive) -> None:
    found = {entity.name: entity for entity in archive.entities}
    assert "Putin" in found["Vladimir Putin"].aliases
    assert len(found["Vladimir Putin"].mentions) == 5
    assert "Zelensky" in found["Volodymyr Zelensky"].aliases
    assert found["Kyiv"].aliases == ()  # 'kyiv' is the same in small letters
    assert found["Institute for the Study of War"].aliases == ("ISW",)
    assert found["RIA-Novosti"].aliases == ("RIA",)


def test_the_two_on_the_second_round_are_each_others_first(archive: Archive) -> None:
    for one, other in ((FIRST, THIRD), (THIRD, FIRST)):
        best = archive.related[one][0]
        assert (best.source, best.kind) == (other, "event")
        said = {reason.rule: reason.words for reason in best.reasons}
        assert said["quoted"].startswith("both quote Mykhailo Podolyak on ")
        assert "“second round of negotiations”" in said["quoted"]
        assert "“humanitarian corridors”" in said["phrases"]


def test_the_first_round_is_another_event_of_the_same_thread(archive: Archive) -> None:
    kinds = {(one, link.source): link.kind for one, links in archive.related.items() for link in links}
    assert kinds[FIRST, SECOND] == kinds[SECOND, THIRD] == "more"
    (thread,) = archive.threads
    assert [(step.source, step.event) for step in thread.steps] == [(SECOND, 0), (FIRST, 1), (THIRD, 1)]


def test_one_statement_is_quoted_in_two_wordings(archive: Archive) -> None:
    (statement,) = archive.statements
    assert statement.speaker == "Mykhailo Podolyak"
    assert {wording.source for wording in statement.wordings} == {FIRST, THIRD}
    assert "second round of negotiations" in statement.shared


def test_tags_say_what_the_articles_are_about(archive: Archive) -> None:
    tags = {tag.name: {use.source for use in tag.uses} for tag in archive.tags}
    assert {FIRST, THIRD} <= tags["humanitarian corridors"] & tags["second round"] & tags["Mykhailo Podolyak"]
    for article in archive.articles:
        assert 5 <= len([name for name, sources in tags.items() if article.source in sources]) <= 12
    assert all(len(sources) > 1 for sources in tags.values())
