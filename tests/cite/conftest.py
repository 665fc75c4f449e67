"""Citations to be written down: one that says all there is to say, and one that knows nothing."""

import pytest

from sitegen.cite import Citation

HOSTILE = [
    "\\input{x}",
    "{",
    "}",
    "}}%",
    "a{b",
    "#$%&_^~",
    '"',
    "@article{x,",
    "ER  - ",
    "TY  - BOOK",
    "=cmd()",
    "“Kyiv”",
    "Київ",
    "\ufffd",
]


@pytest.fixture
def full() -> Citation:
    return Citation(
        id="a-1",
        title="Talks fail, again",
        authors=("Ada Byron", "Ursula von der Leyen", "The Associated Press"),
        publisher="The Daily & Example",
        section="World",
        published="2022-03-03",
        language="en",
        archive="An archive",
        url="https://example.org/archive/articles/a-1.html",
        original="https://paper.example/a?b=1&c=%7B",
        captured="2022-03-05",
        note="SHA-256 of the file: 00.",
        tags=("Kyiv", "peace talks"),
    )


@pytest.fixture
def bare() -> Citation:
    return Citation(
        id="b", title="b", authors=(), publisher="", section="", published="", language="en", archive="An archive", url="", original="",
        captured="", note="Date of publication unknown. SHA-256 of the file: 00.", tags=(),
    )  # fmt: skip
