import pytest

from sitegen.reuse.addresses import address, stem


@pytest.mark.parametrize(
    "url",
    [
        "http://example.org/a/talks",
        "https://www.example.org/a/talks/",
        "https://m.example.org/a/talks/index.html",
        "https://EXAMPLE.org:443/a/talks?utm_source=x&fbclid=1#comments",
        "https://web.archive.org/web/20220305120000/https://example.org/a/talks",
        "https://web.archive.org/web/20220305120000id_/http://www.example.org/a/talks/",
    ],
)
def test_one_page_has_one_address_however_it_is_written(url: str) -> None:
    assert address(url) == address("https://example.org/a/talks")


@pytest.mark.parametrize("url", ["https://example.org/a/talks?id=2", "https://example.org/a/talks-2", "https://example.net/a/talks"])
def test_other_pages_have_other_addresses(url: str) -> None:
    assert address(url) != address("https://example.org/a/talks")


@pytest.mark.parametrize("url", [None, "", "https://example.org/", "https://example.org/index.html", "http://[", "https://example.org:x/a"])
def test_a_front_page_and_what_is_no_address_have_none(url: str | None) -> None:
    assert address(url) is None


@pytest.mark.parametrize("source", ["a/talks-2.txt", "a/talks (2).txt", "a/talks_v2.md", "a/talks-2022-03-05.txt", "a/talks copy.txt"])
def test_a_name_that_counts_has_the_stem_of_the_first(source: str) -> None:
    assert stem(source) == "a/talks"


def test_a_name_of_digits_stays() -> None:
    assert (stem("a/12.txt"), stem("a/talks.txt"), stem("12.txt")) == ("a/12", "a/talks", "12")
