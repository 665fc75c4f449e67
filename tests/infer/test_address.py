import datetime as dt

import pytest

from sitegen.infer import address


@pytest.mark.parametrize(
    ("url", "value"),
    [
        ("https://example.org/2022/03/03/talks", "2022-03-03"),
        ("https://example.org/talks-march-3-2022", "2022-03-03"),
        ("https://example.org/talks-3rd-mar-2022.html", "2022-03-03"),
        ("https://example.org/news/2022/0303/talks.html", "2022-03-03"),
        ("https://example.org/2022/03/talks-20220304", "2022-03-04"),
        ("https://example.org/talks-of-may-2022", None),
        ("https://example.org/dismay-3-2022", None),
        ("https://example.org/march-3-2022/april-4-2022", None),
    ],
)
def test_a_day_stands_in_an_address_in_several_ways(url: str, value: str | None) -> None:
    found = address.in_url(url)
    assert (found.value if found else None) == value
    assert found is None or found.quote in url


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://web.archive.org/web/20220305123456/https://example.org/talks", dt.date(2022, 3, 5)),
        ("http://web.archive.org/web/20220305/example.org/talks", dt.date(2022, 3, 5)),
        ("https://archive.ph/2022.03.05-123456/https://example.org/talks", dt.date(2022, 3, 5)),
        ("https://archive.ph/aBcDe", None),
        ("https://web.archive.org/web/20221305123456/https://example.org/talks", None),
        ("https://example.org/20220305123456/talks", None),
    ],
)
def test_a_web_archive_s_address_tells_when_the_copy_was_taken(url: str, day: dt.date | None) -> None:
    found = address.copied(url)
    assert (found[0] if found else None) == day


def test_the_day_of_the_copy_is_not_that_of_the_original() -> None:
    copy = "https://web.archive.org/web/20220305/"
    assert address.in_url(f"{copy}https://example.org/talks") is None
    found = address.in_url(f"{copy}https://example.org/2022/03/03/talks")
    assert found is not None
    assert found.value == "2022-03-03"


@pytest.mark.parametrize(
    "url",
    [
        "https://www.example.org/talks",
        "https://web.archive.org/web/20220305123456/https://www.example.org/talks",
        "https://web.archive.org/web/20220305123456/www.example.org/talks",
    ],
)
def test_the_host_is_the_original_s(url: str) -> None:
    assert address.host(url) == "example.org"


@pytest.mark.parametrize("url", ["https://[oops", "https://web.archive.org/web/20220305", "not an address"])
def test_an_address_that_cannot_be_read_has_no_host_and_no_date(url: str) -> None:
    assert address.host(url) == ""
    assert address.in_url(url) is None


def test_a_year_may_be_a_folder() -> None:
    found = address.year_folder("https://example.org/2022/world/talks")
    assert found is not None
    assert found.value == "2022"
    assert address.year_folder("https://example.org/2022/1999/talks") is None
    assert address.year_folder("https://example.org/2022-talks/") is None
