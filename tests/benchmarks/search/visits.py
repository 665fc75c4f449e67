"""Visits a search page in headless Chromium as the queries say, and returns what each answer cost.

Every visit is a browser context of its own: nothing is cached, as for a reader who comes for the first time. In one visit a query is
asked by the address, then further ones with Enter; then, with all their data loaded, the first again, the first with its words turned
round, and the same once more by typing only. In another visit the same first query is asked in the page when it has been open for a while.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from playwright.sync_api import Browser, BrowserContext, Page, Request
from queries import Visit
from wire import Wire

WATCH = Path(__file__).with_name("watch.js")


@dataclass(frozen=True)
class Answer:
    """One query and its first results.

    `found` is the time in milliseconds from the query (the start of the navigation, for a first one) until ten results, or all where there
    are fewer, stand in the page, and `drawn` until they have been drawn; `begun` how long the navigation took until there was a document.
    `sent` is the bytes that were asked for until the results stood, by category; `later` those that the page loaded afterwards by itself;
    `count` the results shown.
    """

    query: str
    found: float
    drawn: float
    begun: float
    count: int
    requests: int
    sent: dict[str, int]
    later: int

    def bytes(self, *without: str) -> int:
        """Everything that was sent for the answer, without some categories."""
        return sum(size for category, size in self.sent.items() if category not in without)


@dataclass(frozen=True)
class Measured:
    """The answers of all visits, by what they are an example of."""

    first: list[Answer] = field(default_factory=list)
    opened: list[Answer] = field(default_factory=list)
    further: list[Answer] = field(default_factory=list)
    again: list[Answer] = field(default_factory=list)
    turned: list[Answer] = field(default_factory=list)
    typed: list[Answer] = field(default_factory=list)
    typos: list[Answer] = field(default_factory=list)


@dataclass(frozen=True)
class Room:
    """Where a search page is visited: the browser, the served folder, the page's path and what category a path belongs to."""

    browser: Browser
    wire: Wire
    page: str
    category: Callable[[str], str]

    @contextmanager
    def visiting(self) -> Iterator[Page]:
        """Open a new context; a request to another host is a mistake, as it would not be counted."""
        context: BrowserContext = self.browser.new_context()
        foreign: list[str] = []

        def see(request: Request) -> None:
            if not request.url.startswith((self.wire.origin, "data:", "blob:")):
                foreign.append(request.url)

        context.on("request", see)
        context.add_init_script(path=WATCH)
        self.wire.forget()
        try:
            yield context.new_page()
        finally:
            context.close()
            self.wire.settle()
        if foreign:
            raise RuntimeError(f"the page asks others: {foreign[0]}")

    def open(self, page: Page) -> None:
        """Come to the search page without a query."""
        page.goto(f"{self.wire.origin}/{self.page}")
        self.wire.settle()

    def arrive(self, page: Page, query: str) -> Answer:
        """Come to the search page by an address that has the query."""
        return self._answer(query, lambda: self._opened(page, query))

    def ask(self, page: Page, query: str, *, typed: bool = False) -> Answer:
        """Ask in the page."""
        return self._answer(query, lambda: page.evaluate("([query, typed]) => searchWatch.ask(query, typed)", [query, typed]))

    def _opened(self, page: Page, query: str) -> Any:  # noqa: ANN401 - what watch.js tells
        page.goto(f"{self.wire.origin}/{self.page}?{urlencode({'q': query})}", wait_until="commit")
        return page.evaluate("() => searchWatch.arrived")

    def _answer(self, query: str, act: Callable[[], Any]) -> Answer:
        self.wire.forget()
        told = act()
        self.wire.settle()
        log = self.wire.log
        needed = [sent for sent in log if sent.at * 1000 <= told["clock"]]
        sizes: Counter[str] = Counter()
        for sent in needed:
            sizes[self.category(sent.path)] += sent.size
        return Answer(
            query=query,
            found=told["found"],
            drawn=told["drawn"],
            begun=told["begun"],
            count=told["count"],
            requests=len(needed),
            sent=dict(sizes),
            later=sum(sent.size for sent in log) - sizes.total(),
        )


def measure(room: Room, visits: Sequence[Visit], typos: Sequence[str], say: Callable[[str], None], *, typing: bool) -> Measured:
    """Make all visits. The first is made twice and counted once, as the browser has to warm up; `typing` says whether the page hears it."""
    made = Measured()
    with room.visiting() as page:
        room.arrive(page, visits[0].first)
    for number, visit in enumerate(visits, 1):
        with room.visiting() as page:
            room.open(page)
            made.opened.append(room.ask(page, visit.first))
        with room.visiting() as page:
            made.first.append(room.arrive(page, visit.first))
            made.further.extend(room.ask(page, query) for query in visit.further)
            made.again.append(room.ask(page, visit.first))
            made.turned.append(room.ask(page, visit.turned))
            if typing:
                room.ask(page, visit.first, typed=True)  # may load what a word that is still being typed needs
                room.ask(page, visit.further[0])
                made.typed.append(room.ask(page, visit.first, typed=True))
        if number % 10 == 0:
            say(f"{number} of {len(visits)} visits")
    for query in typos:
        with room.visiting() as page:
            made.typos.append(room.arrive(page, query))
    say(f"{len(typos)} visits with a typo")
    return made
