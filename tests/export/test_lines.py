import json
from collections.abc import Callable

from sitegen import urls
from sitegen.model import Archive

Build = Callable[..., dict[str, bytes]]


def rows(content: bytes) -> list[dict[str, object]]:
    return [json.loads(line) for line in content.split(b"\n")[:-1]]


def test_an_article_a_line_with_its_text(archive: Archive, build: Build) -> None:
    first, second, copy = rows(build(archive)["data/articles.jsonl"])
    text = first.pop("text")
    assert text == archive.articles[0].raw.text
    blocks = first.pop("blocks")
    assert isinstance(blocks, list)
    assert [(text[block["start"] : block["end"]], block["role"]) for block in blocks][:2] == [
        ("Talks fail", "body"), ("Mykhailo Podolyak said on Monday: “We go 𝕆n.”", "body"),
    ]  # fmt: skip
    assert {block["id"] for block in blocks} == set(urls.paragraphs(archive.articles[0]).values())
    assert first == {
        "id": "a", "page": "articles/a.html", "file": "originals/a.txt", "title": "Talks fail", "published": "2022-02-28",
        "earliest": "2022-02-28", "latest": "2022-02-28", "authors": ["Ada Byron", "Reuters"], "publisher": "The Daily Example",
        "url": "https://paper.example/a", "captured": "2022-03-05", "language": "en", "tags": ["Kyiv"], "source": "a.txt",
        "format": "plain", "encoding": "utf-8", "sha256": "0" * 64,
    }  # fmt: skip
    assert (second["earliest"], second["latest"], second["language"]) == ("2022-03-01", "2022-03-31", "fr")
    assert copy["copy_of"] == "a"
    assert "published" not in copy


def test_what_no_page_can_hold_is_replaced_one_for_one(archive: Archive, build: Build) -> None:
    text = rows(build(archive)["data/articles.jsonl"])[1]["text"]
    raw = archive.articles[1].raw.text
    assert isinstance(text, str)
    assert len(text) == len(raw)
    assert text == raw.replace("\0", "\ufffd").replace("\u202e", "\ufffd")


def test_mentions_stand_in_the_published_text(archive: Archive, build: Build, texts: dict[str, str]) -> None:
    found = rows(build(archive)["data/mentions.jsonl"])
    assert [row["article"] for row in found] == ["a", "b", "c"]
    for row in found:
        mentions = row["mentions"]
        assert isinstance(mentions, list)
        assert all(texts[str(row["article"])][one["start"] : one["end"]] == one["text"] for one in mentions)
        assert len(mentions) == len(archive.mentions[f"{row['article']}.txt"])


def test_a_mention_says_what_and_whose_it_is(archive: Archive, build: Build) -> None:
    mentions = rows(build(archive)["data/mentions.jsonl"])[0]["mentions"]
    assert isinstance(mentions, list)
    assert mentions[4] == {
        "id": "m4", "kind": "place", "start": mentions[4]["start"], "end": mentions[4]["start"] + 4, "text": "Kyiv", "certainty": 0.6,
        "rule": "test", "entity": "kyiv", "status": "confirmed",
    }  # fmt: skip
    assert mentions[2]["id"] == urls.quotations(archive.mentions["a.txt"])[2]
    assert mentions[2]["speaker"] == "Mykhailo Podolyak"
