"""The engine: phrases, days, what is read on, archives that change under it, and queries and articles that mean harm."""

from typing import Any

import pytest
from making import article
from search_in_node import ENGINE, answers, archive, ask, files, run
from small_archive import ARTICLES, ENTITIES, TAGS, WHOLE

from sitegen.model import Article
from sitegen.search import shards

PEACE = article(
    "The peace talks went on.\nPeace for all. Talks for nobody.", headline="A day in Geneva", source="peace.txt", published="2022-03-10"
)
HEAD = article("Nothing was agreed. Talks about peace.", headline="No peace talks today", source="head.txt", published="2022-03?")
APART = article(
    "Peace is far; talks are near.\nThe ministers of peace\ntalks they had.", headline="Apart", source="apart.txt", published="2021"
)
PHRASES = archive((PEACE, HEAD, APART))


def many(number: int, last: str = "") -> tuple[Article, ...]:
    """Articles that all have two words, in the order of a phrase only in every tenth."""
    return tuple(
        article(
            f"{'red ship' if n % 10 == 0 else 'ship red'} {'word ' * n}{last}",
            source=f"n{n:03}.txt",
            headline=f"Number {n}",
            published="2022",
        )
        for n in range(number)
    )


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ('"peace talks"', {"peace", "head"}),
        ("“Peace talk's”", set()),
        ("„peace talks“", {"peace", "head"}),
        ('headline:"peace talks"', {"head"}),
        ('text:"peace talks"', {"peace"}),
        ('-"peace talks"', {"apart"}),
        ('peace -"peace talks"', {"apart"}),
        ('peace -headline:"peace talks"', {"peace", "apart"}),
        ('+"peace talks" geneva', {"peace"}),
        ('"peace talks" "for nobody"', {"peace"}),
        ('"talks went on"', {"peace"}),
        ('"ministers of peace"', {"apart"}),
        ('"peace talks they had"', set()),
        ('text:geneva "peace talks"', set()),
        ('headline:geneva "peace talks"', {"peace"}),
        ('"peace talks" from:2022-03-10 to:2022-03-10', {"peace", "head"}),
        ('"peace', {"peace", "head", "apart"}),
        ('"peace" talks', {"peace", "head", "apart"}),
        ('by:"Jane Doe"', set()),
    ],
)
def test_phrases_are_words_side_by_side_in_one_line(query: str, ids: set[str]) -> None:
    (answer,) = ask(PHRASES, query)
    assert set(answer["ids"]) == ids
    assert answer["total"] == len(ids)
    assert answer["unread"] == 0


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("from:2022", {"peace", "head"}),
        ("to:2021", {"apart"}),
        ("to:2021-06", {"apart"}),
        ("from:2022-03-11", {"head"}),
        ("from:2022-03-10 to:2022-03-10", {"peace", "head"}),
        ("FROM:2022-04", set()),
        ("talks to:2022-02", {"apart"}),
        ("from:2022-02-30 talks", {"peace", "head", "apart"}),
    ],
)
def test_days_keep_whatever_may_be_of_them(query: str, ids: set[str]) -> None:
    assert [set(answer["ids"]) for answer in ask(PHRASES, query)] == [ids]


def test_days_that_are_chosen_go_before_those_of_the_query_and_no_days_are_told() -> None:
    answer, told, nothing = answers(
        files(PHRASES),
        {"text": "talks from:2021", "from": "2022-03-11"},
        {"text": "talks", "from": "yesterday", "to": "<b>"},
        {"text": "", "from": "yesterday"},
    )
    assert answer["ids"] == ["head"]
    assert len(told["ids"]) == 3
    assert "“yesterday” and “<b>” are no date" in told["said"]
    assert (nothing["how"], nothing["ids"]) == ("empty", [])


def test_uncertain_and_undated_articles_are_counted_among_what_is_shown() -> None:
    undated = article("peace talks", headline="Undated", source="undated.txt")
    whole = archive((PEACE, HEAD, APART, undated))
    wide, narrow = ask(whole, "talks from:2022-03-01 to:2022-03-31", '"peace talks" from:2022-03-09 to:2022-03-15')
    assert set(wide["ids"]) == {"peace", "head"}
    assert wide["said"].endswith("” 1 article without a known date is not among them.".removeprefix("” "))
    assert "may be of another date" not in wide["said"]
    assert "1 article of these may be of another date" in narrow["said"]


def test_nothing_but_days_or_exclusions_comes_newest_first_and_without_a_day_last() -> None:
    whole = archive((*PHRASES.articles, *ARTICLES))
    newest = ["putin", "head", "peace", "macron", "apart"]
    every, excluding, oldest = answers(
        files(whole), {"text": "from:2000"}, {"text": "-resigns -встреча"}, {"text": "from:2000", "sort": "oldest"}
    )
    assert every["ids"] == newest or sorted(every["ids"][:2]) == sorted(newest[:2])
    assert every["ids"][2:] == newest[2:] == excluding["ids"][2:]
    assert oldest["ids"][0] == "apart"


def test_sorting_keeps_what_was_found() -> None:
    best, newest, oldest, unknown = answers(
        files(PHRASES), *({"text": "peace", "sort": sort} for sort in ("relevance", "newest", "oldest", "size"))
    )
    assert newest["ids"] == ["head", "peace", "apart"]
    assert oldest["ids"] == ["apart", "head", "peace"]
    assert best["ids"] == unknown["ids"]
    assert {*best["ids"]} == {*newest["ids"]}


def test_phrases_are_read_in_the_best_articles_first_and_on_demand_in_the_others() -> None:
    whole = archive(many(450))
    begun, first, again, rest = answers(
        files(whole),
        {"text": '"red ship"', "count": 5},
        {"text": '"red ship"', "count": 5, "all": True, "start": 5},
    )
    assert (begun["reading"], len(begun["ids"])) == (True, 5)
    assert begun["said"].startswith("At least ")
    assert (first["total"], first["unread"], first.get("reading")) == (40, 50, None)
    assert first["said"].startswith('At least 40 articles for "red ship". 50 articles more have the words')
    assert first["ids"] == begun["ids"]
    assert (again["reading"], again["ids"]) == (True, rest["ids"])
    assert (rest["total"], rest["unread"]) == (45, 0)
    assert rest["said"] == '45 articles for "red ship".'


def test_what_is_read_for_a_phrase_is_read_once() -> None:
    code = """async ({requests}) => {
      const engine = new sitegenSearch.Engine("", load, () => {});
      for (const [turn, request] of requests.entries()) await engine.take({...request, turn});
      const texts = asked.filter((name) => name.includes("texts"));
      return [texts.length, new Set(texts).size];
    }"""
    requests = [{"text": '"red ship"', "start": start, "count": 5} for start in (0, 5, 10)]
    number, different = run(files(archive(many(60))), code, {"requests": requests}, ENGINE)
    assert number == different


def test_only_the_newest_of_requests_is_answered() -> None:
    code = """async ({texts}) => {
      const answers = [];
      const engine = new sitegenSearch.Engine("", load, (answer) => answers.push([answer.turn, answer.total]));
      await Promise.all(texts.map((text, turn) => engine.take({text, turn, start: 0, count: 10})));
      await engine.take({text: texts[0], turn: 99, start: 0, count: 10});
      return answers;
    }"""
    found = run(files(archive(many(60))), code, {"texts": ['"red ship"', "number", "ship", '"red ship"', '"red ship"']}, ENGINE)
    assert {turn for turn, _ in found} == {4, 99}
    assert [total for _, total in found][-1] == 6
    assert [total for turn, total in found if turn == 4][-1] == 6


STALE = """async ({other, requests, always}) => {
  const answers = [];
  const engine = new sitegenSearch.Engine("", load, (answer) => answers.push(answer));
  await engine.take({start: 0, count: 10, text: "kharkiv", turn: 0});
  Object.keys(site).filter((name) => name.startsWith("search/")).forEach((name) => delete site[name]);
  Object.assign(site, other);
  if (always) site["search/index.js"] = site["search/index.js"].replace(/"[0-9a-f]{6}"/, '"000000"');
  for (const [at, request] of requests.entries()) await engine.take({start: 0, count: 10, ...request, turn: at + 1});
  return answers.map(({failed, results}) => [Boolean(failed), (results ?? []).map(({address}) => address)]);
}"""


def stale(requests: list[dict[str, Any]], *, always: bool = False) -> list[object]:
    """What is answered once the archive has lost an article and numbers the others anew."""
    before, after = files(WHOLE), files(archive(ARTICLES[1:], TAGS, ENTITIES))
    other = {file.path: file.content.decode() for file in after if file.path.startswith("search/")}
    found: list[object] = run(before, STALE, {"other": other, "requests": requests, "always": always}, ENGINE)
    return found


def test_an_archive_that_was_published_anew_is_opened_anew_and_answers() -> None:
    assert stale([{"text": "resigns"}, {"text": "kharkiv"}, {"text": "spokesman from:2022"}]) == [
        [False, ["articles/macron.html"]],
        [False, ["articles/may.html"]],
        [False, []],
        [False, ["articles/putin.html"]],
    ]


def test_an_archive_that_never_fits_together_is_told_and_not_tried_for_ever() -> None:
    assert stale([{"text": "resigns"}], always=True)[-1] == [True, []]


def test_a_part_that_does_not_load_is_told_and_can_be_tried_again() -> None:
    code = """async (name) => {
      const answers = [];
      const engine = new sitegenSearch.Engine("", load, (answer) => answers.push(answer));
      const part = site[name];
      delete site[name];
      await engine.take({start: 0, count: 10, text: "kharkiv from:2022", turn: 0});
      site[name] = part;
      await engine.take({start: 0, count: 10, text: "kharkiv from:2022", turn: 1});
      return answers.map(({failed, total}) => [Boolean(failed), total ?? null]);
    }"""
    for name in ("index", "lengths", "terms-0", "dates"):
        for page in (False, True):
            assert run(files(WHOLE), code, f"search/{name}.js", ENGINE, page=page) == [[True, None], [False, 1]], name


def test_what_a_misspelt_query_may_have_meant_is_told() -> None:
    answered = ask(WHOLE, "Zelenksy", "talks Kharkhiv", "Kharkhiv talks in Kharkhiv", "xylophone", "Putin", "spokesman ministres")
    assert [answer["meant"] for answer in answered] == [
        "Zelensky", "talks Kharkiv", "Kharkiv talks in Kharkiv", None, None, "spokesman ministers",
    ]  # fmt: skip


def test_only_words_are_replaced_by_what_was_meant_and_not_parts_of_others() -> None:
    whole = archive((article("Metals from the talks.", source="a.txt"),))
    assert ask(whole, "metals talsk")[0]["meant"] == "metals talks"
    assert ask(archive((article("Alimov met Alimova.", source="a.txt"),)), "Alimova Alimof")[0]["meant"] in {None, "Alimova Alimov"}


def test_two_letters_of_too_many_words_wait_for_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shards, "SMALL", 0)
    monkeypatch.setattr(shards, "SHARD", 20)
    whole = archive((article(" ".join(f"pre{a}{b}fix" for a in "abcdefgh" for b in "klmnop"), source="a.txt"),))
    wide, others, narrow, sent = answers(
        files(whole),
        {"text": "pr", "typing": True},
        {"text": "preakfix pr", "typing": True},
        {"text": "preak", "typing": True},
        {"text": "preakfix"},
    )
    assert (wide["how"], wide["said"]) == ("wide", "Many words begin with “pr”: go on typing.")
    assert (others["how"], others["ids"]) == ("wide", ["a"])
    assert (narrow["how"], narrow["ids"]) == ("all", ["a"])
    assert (sent["how"], sent["ids"]) == ("all", ["a"])


def test_what_nearly_all_words_match_is_left_out_and_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shards, "SMALL", 0)
    monkeypatch.setattr(shards, "SHARD", 6)
    whole = archive((article(" ".join(f"pre{a}{b}fix" for a in "abcdefghijklmnopqrst" for b in "abcdefghijklmnop"), source="a.txt"),))
    alone, beside = ask(whole, "*f*", "headline *f*")
    assert (alone["how"], alone["said"]) == (
        "empty",
        "Nothing was searched for. So many words match “*f*” that it was left out: write more of it.",
    )
    assert beside["said"].startswith("1 article for “headline *f*”. So many words match “*f*”")


HOSTILE = article(
    f"<img src=x onerror=alert(1)> </script> __proto__ constructor toString hasOwnProperty {'x' * 1_000_000} needle",
    headline="</script><script>alert(1)</script>", source="hostile.txt",
)  # fmt: skip
WORDY = article(" ".join(f"w{n}x" for n in range(30_000)), headline="Wordy", source="wordy.txt")


def test_an_article_that_means_harm_is_found_like_any_other() -> None:
    asked = (
        "__proto__",
        "constructor",
        "toString",
        "hasOwnProperty",
        "needle",
        "onerror",
        '"proto constructor"',
        "constr*",
        "constructr~1",
        "w19999x",
    )
    answered = ask(archive((HOSTILE, WORDY)), *asked)
    assert [answer["ids"] for answer in answered] == [["hostile"]] * (len(asked) - 1) + [["wordy"]]
    assert all(answer["took"] < 2_000 for answer in answered)
    assert all(file.content.count(b"</script") == 0 or file.path.startswith("search/") for file in files(archive((HOSTILE,))))


@pytest.mark.parametrize(
    "query",
    [
        "*",
        "*a*",
        "a*b*c*d*",
        "needle~9",
        "~9",
        "w*",
        "*x",
        "w1*x~2",
        "x" * 10_000,
        "w1x " * 2_500,
        '"' * 10_000,
        "from:" * 2_000,
        "+" * 300,
    ],
)
def test_no_query_stalls_the_search(query: str) -> None:
    (answer,) = ask(archive((HOSTILE, WORDY)), query)
    assert answer["took"] < 3_000


def test_requests_of_any_shape_are_answered() -> None:
    requests = [
        {"text": "talks", "chosen": {"__proto__": ["x"], "colour": ["red"], "tag": ["nothing"], "year": ["x", "-1"]}},
        {"text": "talks", "sort": "__proto__", "facets": []},
        {"text": "", "chosen": {}},
    ]
    odd, sorted_, empty = answers(files(WHOLE), *requests)
    assert set(odd["ids"]) == set(sorted_["ids"]) == {"macron", "putin"}
    assert empty["how"] == "empty"
