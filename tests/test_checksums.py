import hashlib

import making
import pytest
from msgspec import structs

from sitegen import checksums
from sitegen.model import Archive, OutputFile

ARTICLE = making.article("One.\n", source='a "b"\n\u00e9.txt')
ARCHIVE = Archive(articles=(ARTICLE,), mentions={}, rejected={}, notes={}, kinds=(), entities=(), tags=(), related={})


def test_every_file_but_hidden_ones_and_every_article_is_listed_and_read_back() -> None:
    files = [OutputFile("b.html", b"b"), OutputFile("a.html", b"a"), OutputFile(".nojekyll", b"")]
    sums = checksums.read(checksums.file(ARCHIVE, files).content)
    assert sums.files == {"a.html": hashlib.sha256(b"a").hexdigest(), "b.html": hashlib.sha256(b"b").hexdigest()}
    assert sums.articles == {ARTICLE.source: ARTICLE.raw.sha256}


def test_the_order_of_the_files_changes_nothing() -> None:
    files = [OutputFile("b.html", b"b"), OutputFile("a.html", b"a")]
    other = structs.replace(ARCHIVE, articles=())
    assert checksums.file(other, files).content == checksums.file(other, files[::-1]).content


@pytest.mark.parametrize("content", [b"", b"hello\n", b"# nothing\n", b"\xff\n"])
def test_what_is_no_list_is_told(content: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        checksums.read(content)
