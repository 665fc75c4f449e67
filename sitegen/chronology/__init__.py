"""Dates that no article tells alone: inferred from articles of the same event, each with the chain of words that leads to it; and bounds.

A stage of its own after annotating, because it needs the marks of all articles at once. It only ever touches articles of which nothing
is known, and what it infers is marked as uncertain and never concluded from. Articles without a chain get the interval that their own
words allow ('2022-02/..'), or stay unknown; chains that are nearly sound become doubts, which the archivist can settle. The cost is
near the size of the archive, and nothing is looked up across it unless an undated article tells something of its day.
"""

from collections.abc import Mapping, Sequence

from msgspec import Struct, structs

from sitegen import edtf, english
from sitegen.chronology import bounds, evidence, told
from sitegen.chronology.chains import Chain, Chains, Open, sure_day
from sitegen.model import Article, Doubt, Mention

_MOST_OTHERS = 3
_MOST_DAYS = 5
"""What a doubt tells at most."""


class Dated(Struct, frozen=True):
    """The articles with what could be concluded."""

    articles: tuple[Article, ...]
    """All, in their order."""
    doubts: tuple[Doubt, ...]
    """Sorted."""


def dated(articles: Sequence[Article], found: Mapping[str, Sequence[Mention]]) -> Dated:
    """Date the undated articles as far as the archive tells; `found` are the marks of all articles by source."""
    undated = {article.source: article for article in articles if article.published is None}
    claims = {source: claim for source, article in undated.items() if (claim := told.told(article, found.get(source, ())))}
    changed = {source: _bounded(article, found.get(source, ())) for source, article in undated.items()}
    doubts = []
    if claims and any(map(sure_day, articles)):
        by_source = {article.source: article for article in articles}
        chains = Chains(articles, found, claims)
        for source in sorted(claims):
            chain = chains.of(source)
            if isinstance(chain, Chain) and _within(chain, changed[source].published):
                article = undated[source]
                links = evidence.evidence(article, claims[source], chain, by_source)
                changed[source] = structs.replace(article, published=evidence.value(chain), evidence=(*article.evidence, *links))
            elif isinstance(chain, Open):
                doubts.append(_doubt(undated[source], claims[source], chain))
    return Dated(articles=tuple(changed.get(article.source, article) for article in articles), doubts=tuple(sorted(doubts)))


def _bounded(article: Article, mentions: Sequence[Mention]) -> Article:
    published, proofs = bounds.bounded(article, mentions)
    return structs.replace(article, published=published, evidence=(*article.evidence, *proofs)) if published else article


def _within(chain: Chain, bounded: str | None) -> bool:
    first, last = edtf.bounds(bounded)
    return first <= chain.day <= last


def _doubt(article: Article, claim: told.Told, found: Open) -> Doubt:
    mark = claim.month_day_mark or claim.weekday_mark
    words = f"“{mark.text}”" if mark else "its day"
    days = [day.isoformat() for day in found.days[:_MOST_DAYS]]
    others = [*found.others[:_MOST_OTHERS], *(["others"] if len(found.others) > _MOST_OTHERS else [])]
    known = " or ".join(map(edtf.spoken, days))
    what = f"says {words} and may be of {known}, but {found.why} ({english.listed(others)}): its date is open."
    return Doubt(where=article.source, what=what, curation="\n\n".join(_settling(article, day) for day in days))


def _settling(article: Article, day: str) -> str:
    file = "the front matter" if article.raw.format == "markdown" else article.side_file
    return f'# It is of {edtf.spoken(day)} (in {file}):\ndate = "{day}"'
