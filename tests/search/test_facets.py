from making import article
from msgspec import structs
from search_in_node import answers, archive, ask, files, run

from sitegen.model import Article, Entity, Tag, TagUse
from sitegen.search import facets


def named(name: str, text: str = "A ship left.", published: str | None = None, publisher: str | None = None) -> Article:
    return structs.replace(article(text, source=f"{name}.txt", headline=name, published=published), publisher=publisher)


def tag(tag_id: str, name: str, *names: str) -> Tag:
    return Tag(id=tag_id, name=name, origin="stated", uses=tuple(TagUse(source=f"{one}.txt", score=1.0, why="") for one in names))


def person(entity_id: str, name: str, *names: str) -> Entity:
    return Entity(kind="person", id=entity_id, name=name, aliases=(), mentions={f"{one}.txt": (0,) for one in names})


ARTICLES = (
    named("a", "Red ship, blue sea.", "2021-05-01", "RIA"),
    named("b", "The ship is red.", "2021-05", "RIA"),
    named("c", "Red ship again.", "2022-01-01", "Daily News"),
    named("d", "Ship. Red ship?", "2021/2022", "Daily News"),
    named("e", "A red sea and a ship."),
)
WHOLE = archive(
    ARTICLES,
    (tag("sea", "Sea", "a", "b", "e"), tag("war-1", "War!", "a", "c"), tag("rare", "Rare", "a")),
    (person("ann", "Ann", "a", "b"), person("élysée", "Élysée", "c", "d"), person("hidden", "Once", "e")),
)


def counts(answer: dict[str, object]) -> dict[str, dict[str, int]]:
    """Kind -> name -> number of results."""
    found = answer["facets"]
    assert isinstance(found, list)
    return {facet["kind"]: {value["name"]: value["count"] for value in facet["values"]} for facet in found if facet["values"]}


def test_values_that_one_article_alone_has_narrow_nothing() -> None:
    (answer,) = ask(WHOLE, "ship", facets=[])
    assert counts(answer) == {
        "tag": {"Sea": 3, "War!": 2},
        "person": {"Ann": 2, "Élysée": 2},
        "source": {"Daily News": 2, "RIA": 2},
        "year": {"2022": 1, "2021": 2},
    }
    assert [facet["label"] for facet in answer["facets"]] == ["Tags", "People", "Sources", "Years"]


def test_years_stand_newest_first_and_an_article_of_two_has_none() -> None:
    (answer,) = ask(WHOLE, "ship", facets=[])
    years = next(facet for facet in answer["facets"] if facet["kind"] == "year")
    assert [value["id"] for value in years["values"]] == ["2022", "2021"]


def test_articles_have_all_tags_and_people_and_any_source_and_year_that_were_chosen() -> None:
    asked = (
        ({"tag": ["sea"]}, {"a", "b", "e"}),
        ({"tag": ["sea", "war-1"]}, {"a"}),
        ({"tag": ["sea"], "person": ["ann"]}, {"a", "b"}),
        ({"person": ["élysée"]}, {"c", "d"}),
        ({"source": ["RIA", "Daily News"]}, {"a", "b", "c", "d"}),
        ({"year": ["2021", "2022"]}, {"a", "b", "c"}),
        ({"year": ["2021"], "source": ["RIA"], "tag": ["war-1"]}, {"a"}),
        ({"year": ["1990"]}, set()),
        ({"tag": ["no such tag"]}, {"a", "b", "c", "d", "e"}),
    )
    found = answers(files(WHOLE), *({"text": "ship", "chosen": chosen} for chosen, _ in asked))
    assert [set(answer["ids"]) for answer in found] == [ids for _, ids in asked]
    assert found[-2]["said"] == "Nothing found for “ship”. Take back some of what you chose, or try other words."


def test_counts_are_what_each_choice_would_leave() -> None:
    (answer,) = answers(files(WHOLE), {"text": "ship", "chosen": {"tag": ["sea"], "source": ["RIA"]}, "facets": []})
    assert counts(answer) == {
        "tag": {"Sea": 2, "War!": 1},
        "person": {"Ann": 2},
        "source": {"RIA": 2},  # others beside it: those with the tag
        "year": {"2021": 2},
    }
    on = {(facet["kind"], value["id"]) for facet in answer["facets"] for value in facet["values"] if value["on"]}
    assert on == {("tag", "sea"), ("source", "RIA")}


def test_counts_stay_right_under_phrases_and_days() -> None:
    phrase, days = answers(files(WHOLE), {"text": '"red ship"', "facets": []}, {"text": "ship", "from": "2022", "facets": []})
    assert set(phrase["ids"]) == {"a", "c", "d"}
    assert counts(phrase) == {
        "tag": {"War!": 2, "Sea": 1},
        "person": {"Élysée": 2, "Ann": 1},
        "source": {"Daily News": 2, "RIA": 1},
        "year": {"2022": 1, "2021": 1},
    }
    assert set(days["ids"]) == {"c", "d"}
    assert counts(days)["source"] == {"Daily News": 2}
    assert "may be of another date" in days["said"]
    assert "1 article without a known date is not among them." in days["said"]


def test_every_count_is_what_choosing_it_finds() -> None:
    (answer,) = ask(WHOLE, "red", facets=[])
    choices = [(facet["kind"], value["id"], value["count"]) for facet in answer["facets"] for value in facet["values"]]
    found = answers(files(WHOLE), *({"text": "red", "chosen": {kind: [value]}} for kind, value, _ in choices))
    assert [one["total"] for one in found] == [count for *_, count in choices]


def test_nothing_but_a_choice_finds_all_that_have_it() -> None:
    (answer,) = answers(files(WHOLE), {"text": "", "chosen": {"person": ["ann"]}})
    assert (answer["said"], set(answer["ids"])) == ("2 articles.", {"a", "b"})


def test_more_values_are_told_on_demand() -> None:
    tags = tuple(tag(f"tag-{n:02}", f"Tag {n:02}", "a", "b") for n in range(12))
    few, more = answers(files(archive(ARTICLES, tags)), {"text": "ship", "facets": []}, {"text": "ship", "facets": ["tag"]})
    tags_of = [next(facet for facet in answer["facets"] if facet["kind"] == "tag") for answer in (few, more)]
    assert [(len(facet["values"]), facet["more"]) for facet in tags_of] == [(8, 4), (12, 0)]


def test_the_browser_makes_the_same_ids_of_names() -> None:
    names = ["Peace talks", "War!", "Élysée", "U.S.", "snake_case", " - ", "Ａ", "İstanbul", "𐌰b"]
    tags = tuple(tag(facets.slug(name), name, "a", "b") for name in names)
    (answer,) = ask(archive(ARTICLES, tags), "ship", facets=["tag"])
    values = next(facet for facet in answer["facets"] if facet["kind"] == "tag")["values"]
    assert {value["name"]: value["id"] for value in values} == {name: facets.slug(name) for name in names}


def test_days_are_those_of_the_articles() -> None:
    code = """async () => {
      const directory = (await new sitegenSearch.Parts("").load("index"))[0];
      const {first, last} = await new sitegenSearch.Filters(new sitegenSearch.Parts(""), directory).dates();
      const day = (number) => (Number.isNaN(number) ? null : new Date(number * 86400000).toISOString().slice(0, 10));
      return Array.from(first, (number, ref) => [day(number), day(last[ref])]);
    }"""
    open_ended = (named("f", published="2021-06/.."), named("g", published="../2021-03"), named("h", published="2020?"))
    found = run(files(archive((*ARTICLES, *open_ended))), code)
    assert sorted(map(str, found)) == sorted(
        map(
            str,
            [
                ["2021-05-01", "2021-05-01"], ["2021-05-01", "2021-05-31"], ["2022-01-01", "2022-01-01"], ["2021-01-01", "2022-12-31"],
                [None, None], ["2021-06-01", "2022-12-31"], ["2020-01-01", "2021-03-31"], ["2020-01-01", "2020-12-31"],
            ],
        )
    )  # fmt: skip


def test_an_archive_without_days_has_no_first() -> None:
    assert facets.days([named("a")])[0] == "1970-01-01"
