"""Pages for the tests of this room, as a scraper would have written them."""

from collections.abc import Callable, Mapping

import pytest
from making import raw_article

from sitegen import clean
from sitegen.clean.lines import Line
from sitegen.clean.page import Page, page
from sitegen.model import Block, Stated

PROSE = (
    "The delegations met for the second time in a week and agreed on little more than to meet again.",
    "Officials said that corridors would be opened for those who want to leave the besieged towns.",
    "Neither side named a place or a day for a third round of talks on the war between them.",
    "A villa at the border was made ready all the same, and its guards were told to expect guests.",
)


@pytest.fixture
def prose() -> tuple[str, ...]:
    """Four paragraphs of an article about talks."""
    return PROSE


@pytest.fixture
def line() -> Callable[[str], Line]:
    """Make a line of plain text."""

    def made(text: str) -> Line:
        raw = raw_article(text)
        return Line(raw.parts[0], raw)

    return made


@pytest.fixture
def paged() -> Callable[..., Page]:
    """Make a page of lines; a stated address or title may be given."""

    def made(*lines: str, **stated: str) -> Page:
        return page(raw_article("\n\n".join(lines), stated=Stated(**stated)), {})

    return made


@pytest.fixture
def roles() -> Callable[..., list[tuple[str, str]]]:
    """Return (role, rule) of each line of a page."""

    def made(*lines: str, recurring: Mapping[str, int] | None = None, **stated: str) -> list[tuple[str, str]]:
        blocks: tuple[Block, ...] = clean.blocks(raw_article("\n\n".join(lines), stated=Stated(**stated)), recurring or {})
        return [(block.role, block.rule) for block in blocks]

    return made
