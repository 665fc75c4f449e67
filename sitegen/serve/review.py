"""What an archive leaves to its archivist, article by article, each with the lines that would settle it.

Nothing is found out here: problems are check's, doubts the stages', and lines explain's. A mark counts as unsure below `SURE`; all
others may be changed as well, and come last.
"""

from collections.abc import Mapping
from functools import cached_property
from typing import Literal

from msgspec import Struct, structs

from sitegen import explain, urls
from sitegen.explain import changes
from sitegen.explain.lookup import Lookup
from sitegen.model import WEIGHTS, Article, Doubt, Problem
from sitegen.pipeline import Site

SURE = 0.75
"""Certainty from which a mark that nobody has confirmed is not asked about."""
Group = Literal["problem", "doubt", "mark", "other"]


class Item(Struct, frozen=True):
    """Something to decide."""

    group: Group
    weight: str
    """Of a problem; else empty."""
    where: str
    what: str
    hint: str = ""
    file: str = ""
    """Where the lines belong."""
    lines: str = ""
    """TOML, as it may be copied."""


class Summary(Struct, frozen=True):
    """An article in the list."""

    source: str
    headline: str
    address: str
    draft: bool
    problems: int
    doubts: int
    marks: int

    @property
    def open(self) -> int:
        """How much is left to decide."""
        return self.problems + self.doubts + self.marks


class Review:
    """All that a site leaves open; made once a build, and for an article when somebody asks."""

    def __init__(self, site: Site, folder: str) -> None:
        self._archive = site.archive
        self._lookup = Lookup(structs.replace(site.archive, problems=site.problems))
        self._folder = folder
        self._by_address = {urls.article(article.id): article.source for article in site.archive.articles}

    def source(self, address: str) -> str | None:
        """Return the article that a page shows."""
        return self._by_address.get(address)

    @cached_property
    def summaries(self) -> tuple[Summary, ...]:
        """All articles, by source."""
        return tuple(self._summary(article) for article in self._archive.articles)

    @cached_property
    def open(self) -> tuple[Summary, ...]:
        """Those that leave something to decide, by source."""
        return tuple(found for found in self.summaries if found.open)

    @cached_property
    def general(self) -> tuple[Item, ...]:
        """What is about no article that can be read."""
        return (*map(self._problem, self._sorted("")), *map(self._doubt, self._lookup.doubts[""]))

    def summary(self, source: str) -> Summary:
        """Return how much an article leaves open; KeyError for no article."""
        return self._summary(self._lookup.articles[source])

    def items(self, source: str) -> tuple[Item, ...]:
        """Return what an article leaves open, and what else could be changed; KeyError for no article."""
        article = self._lookup.articles[source]
        unsure = tuple(self._unsure(article))
        asked = {item.lines for item in unsure}
        dated = changes.field(article, "published")
        problems = [self._problem(problem, dated if _about_date(problem) else None) for problem in self._sorted(source)]
        return (
            *problems,
            *map(self._doubt, self._lookup.doubts[source]),
            *unsure,
            *(
                self._item("other", "", choice.decision, choice.change)
                for choice in explain.choices(self._archive, source)
                if choice.change.lines not in asked
            ),
        )

    def _summary(self, article: Article) -> Summary:
        source = article.source
        return Summary(
            source=source,
            headline=article.headline,
            address=urls.article(article.id),
            draft=article.raw.stated.draft,
            problems=sum(problem.weight != "notice" or _about_date(problem) for problem in self._lookup.problems[source]),
            doubts=len(self._lookup.doubts[source]),
            marks=len(self._candidates(article)),
        )

    def _sorted(self, source: str) -> list[Problem]:
        return sorted(self._lookup.problems[source], key=lambda problem: (WEIGHTS.index(problem.weight), problem))

    def _candidates(self, article: Article) -> Mapping[str, tuple[int, changes.Change]]:
        """Return words -> first mark of those that are alike and unsure, least sure first, with what would change it."""
        marks = self._archive.mentions.get(article.source, ())
        found: dict[str, tuple[int, changes.Change]] = {}
        for index in sorted(range(len(marks)), key=lambda index: (marks[index].certainty, index)):
            if marks[index].status == "candidate" and marks[index].certainty < SURE:
                change = changes.mark(article, marks[index])
                found.setdefault(change.lines, (index, change))
        return found

    def _unsure(self, article: Article) -> list[Item]:
        marks = self._archive.mentions.get(article.source, ())
        made = []
        for index, change in self._candidates(article).values():
            mark = marks[index]
            because = f" ({mark.why or mark.rule})"
            means = f", which means {mark.value}" if mark.value and mark.value != mark.text else ""
            what = f"“{changes.beginning(mark.text)}” is marked as {mark.kind}{means}, {mark.certainty:.0%} sure{because}"
            made.append(self._item("mark", f"{self._folder}/{article.source}:{article.raw.line(mark.start)}", what, change))
        return made

    def _problem(self, problem: Problem, change: changes.Change | None = None) -> Item:
        made = self._item("problem", problem.where, problem.what, change)
        return structs.replace(made, weight=problem.weight, hint=problem.hint)

    def _doubt(self, doubt: Doubt) -> Item:
        where = f"{self._folder}/{doubt.where}" if doubt.where else ""
        return Item(group="doubt", weight="", where=where, what=doubt.what, file=f"{self._folder}/{changes.CURATION}", lines=doubt.curation)

    def _item(self, group: Group, where: str, what: str, change: changes.Change | None) -> Item:
        file, lines = (f"{self._folder}/{change.file}", change.lines) if change else ("", "")
        return Item(group=group, weight="", where=where, what=what, file=file, lines=lines)


def _about_date(problem: Problem) -> bool:
    return problem.what.startswith(("has no date", "has an uncertain date"))
