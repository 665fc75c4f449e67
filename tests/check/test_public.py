"""Secrets and people. The secrets here are made up, and put together only here so that no scanner takes this file for a leak."""

import time

import making
import pytest
from tools import building

from sitegen.check import public
from sitegen.config import Config, Settings
from sitegen.model import Archive, OutputFile, Problem

CONFIG = Config(settings=Settings(title="t"), root=building.ROOT, where="sitegen.toml", base_url="https://example.org/")
SECRETS = {
    "AWS": "AKIA" + "ABCDEFGHIJKLMNOP",
    "GitHub": "ghp_" + "a1" * 18,
    "GitHub fine": "github_pat_" + "a1" * 20,
    "Slack": "xoxb-" + "123456789012-abcdefghijkl",
    "Google": "AIza" + "Sy0123456789" * 2 + "abcdefghijk",
    "Stripe": "sk_live_" + "a1" * 12,
    "service": "sk-" + "a1b2" * 12,
    "npm": "npm_" + "a1" * 18,
    "index": "pypi-AgE" + "a1" * 40,
    "key": "-----BEGIN RSA " + "PRIVATE KEY-----",
    "token": "eyJ" + "a1" * 10 + ".eyJ" + "b2" * 10 + "." + "c3" * 15,
    "address": "https://jane:" + "s3cret1@host.example/",
    "assigned": 'api_key = "' + 'abc123def456ghi"',
}


def problems(text: str, files: tuple[OutputFile, ...] = ()) -> list[Problem]:
    article = making.article(text, source="a.txt")
    archive = Archive(articles=(article,), mentions={}, rejected={}, notes={}, kinds=(), entities=(), tags=(), related={})
    return list(public.problems(archive, CONFIG, files))


@pytest.mark.parametrize("secret", SECRETS.values(), ids=SECRETS)
def test_a_secret_is_told_with_its_line_and_never_in_full(secret: str) -> None:
    found = problems(f"Title\n\nWords {secret} words.\n")
    (leak,) = [problem for problem in found if problem.weight == "error"]
    assert leak.where == "seeds/a.txt:3"
    assert secret not in leak.what
    assert secret[8:] not in leak.what + leak.hint


def test_a_secret_of_an_article_is_not_told_again_for_its_pages_but_one_of_the_theme_is() -> None:
    secret, other = SECRETS["AWS"], SECRETS["GitHub"]
    found = problems(f"{secret}\n", (OutputFile("index.html", f"{secret}\n{other}".encode()), OutputFile("assets/a.js", other.encode())))
    assert [problem.where for problem in found] == ["seeds/a.txt:1", "site/index.html:2"]


@pytest.mark.parametrize(
    "text",
    [
        "The keyword sk-learn and skis-and-boots are fine.", "Reply to https://example.org:8080/a@b", "AKIA is a name.", "ghp_short",
        "On 2022-03-03 10,000 people and 12 000 more, ISBN 978-3-16-148410-0, 1,000,000 dollars.", "password: hunter",
        "https://web.example/@user", "1914-1918", "Call 110.", "3.14159265358979",
    ],
)  # fmt: skip
def test_what_is_no_secret_and_nobody(text: str) -> None:
    assert problems(text) == []


def test_people_are_a_hint_one_an_article() -> None:
    (found,) = problems("One\n\nWrite to jane.doe@example.org or call +44 20 7946 0958, (212) 555-0134 or 212-555-0134.\n")
    assert (found.weight, found.where) == ("notice", "seeds/a.txt:3")
    assert found.what.startswith("holds 1 e-mail address and 3 phone numbers")
    assert "jane.doe@" not in found.what


def test_the_repositorys_articles_leak_nothing() -> None:
    site = building.repository()
    assert list(public.problems(site.archive, CONFIG, site.files)) == []


@pytest.mark.parametrize(
    "text",
    [
        "a" * 300_000, "a@" * 100_000, "a." * 100_000, "+1 " * 100_000, "(" * 200_000, "1-" * 150_000, "eyJ" * 100_000,
        "eyJ" + "a" * 300_000,
        "://" * 100_000, "://a:b" * 50_000, "xox" * 100_000, "-----BEGIN " * 30_000 + "PRIVATE KEY-----", "password=" * 30_000 + '"',
        "sk-" * 100_000, "github_pat_" * 30_000, "+" + "12 " * 100_000, "api_key" + " " * 300_000 + '"',
    ],
)  # fmt: skip
def test_no_text_hangs_it(text: str) -> None:
    start = time.monotonic()
    problems(text)
    assert time.monotonic() - start < 5
