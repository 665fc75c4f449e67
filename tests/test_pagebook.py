from pathlib import Path

import pytest

from sitegen import output
from sitegen.model import Draft, LaterFile, OutputFile
from sitegen.pagebook import Book


class Page:
    """A page that counts how often it is made."""

    def __init__(self, content: str, depends: bytes = b"", sha256: str = "") -> None:
        self.made = 0
        self._draft = Draft(make=self._make, depends=depends, sha256=sha256)
        self._content = content

    def _make(self) -> bytes:
        self.made += 1
        return self._content.encode()

    def write(self, tmp_path: Path, edition: bytes = b"1") -> output.Written:
        book = Book(tmp_path / "pages", edition)
        return output.write([LaterFile(path="a/b.html", draft=lambda: self._draft)], tmp_path / "site", book=book)


def test_a_page_that_is_made_of_the_same_is_not_made_again(tmp_path: Path) -> None:
    assert Page("one", b"values").write(tmp_path).written == 1
    again = Page("one", b"values")
    assert again.write(tmp_path).unchanged == 1
    assert again.made == 0


def test_a_page_that_is_made_of_something_else_is(tmp_path: Path) -> None:
    Page("one", b"values").write(tmp_path)
    other = Page("two", b"other values")
    assert other.write(tmp_path).paths == ("a/b.html",)
    assert (tmp_path / "site" / "a" / "b.html").read_text() == "two"


@pytest.mark.parametrize("meddled", ["two", ""])
def test_a_page_that_somebody_changed_is_made_again(tmp_path: Path, meddled: str) -> None:
    Page("one", b"values").write(tmp_path)
    path = tmp_path / "site" / "a" / "b.html"
    path.write_text(meddled) if meddled else path.unlink()
    assert Page("one", b"values").write(tmp_path).written == 1
    assert path.read_text() == "one"


def test_another_edition_begins_anew(tmp_path: Path) -> None:
    Page("one", b"values").write(tmp_path)
    again = Page("one", b"values")
    again.write(tmp_path, b"2")
    assert again.made == 1


@pytest.mark.parametrize("content", [b"", b"\xff\xff", b"\x80"])
def test_a_damaged_book_is_an_empty_one(tmp_path: Path, content: bytes) -> None:
    Page("one", b"values").write(tmp_path)
    (tmp_path / "pages").write_bytes(content)
    assert Page("one", b"values").write(tmp_path).unchanged == 1


def test_a_file_whose_digest_is_known_is_not_made_again(tmp_path: Path) -> None:
    digest = "7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed"
    Page("one", sha256=digest).write(tmp_path)
    again = Page("one", sha256=digest)
    again.write(tmp_path)
    assert again.made == 0


def test_a_file_of_which_nothing_is_known_is_compared(tmp_path: Path) -> None:
    book = tmp_path / "pages"
    for content, written in ((b"one", 1), (b"one", 0), (b"two", 1)):
        done = output.write([OutputFile(path="a", content=content)], tmp_path / "site", book=Book(book, b"1"))
        assert done.written == written
