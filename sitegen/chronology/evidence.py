"""A chain as evidence, link by link, so that a reader can follow it: the article's own words first, then those of the others.

Every link cites words where they stand; those of another article carry its source as their place. That the day is the weekday which the
text tells was checked before, and the rule of that link says so.
"""

from collections.abc import Iterator

from sitegen.chronology.bounds import FIELD
from sitegen.chronology.chains import Chain
from sitegen.chronology.told import Told
from sitegen.model import Article, Evidence, Mention

_RULE = "inferred from siblings"
_SHORT, _LONG = 0.8, 0.6
"""Certainty of a short and a long chain. In a corpus of 120 articles, each dated by all others, the short ones gave five days, all
right, where three of ten were a day early before 'today' was asked for; long chains are too rare to measure, and conclude more."""
_NAMES = 3
"""Names that are cited."""


def evidence(article: Article, told: Told, chain: Chain, by_source: dict[str, Article]) -> tuple[Evidence, ...]:
    """Return the links of a chain that dates `article`, in the order in which one follows from the other."""
    return tuple(_links(article.source, told, chain, by_source))


def value(chain: Chain) -> str:
    """Return what is concluded, as EDTF: a day that is never sure."""
    return f"{chain.day.isoformat()}?"


def _links(source: str, told: Told, chain: Chain, by_source: dict[str, Article]) -> Iterator[Evidence]:
    concluded, sure = value(chain), _SHORT if chain.year is None else _LONG

    def said(mark: Mention, where: str, rule: str) -> Evidence:
        own = where == source
        return Evidence(
            FIELD, concluded, f"{_RULE}: {rule}", mark.text, where="text" if own else "article", start=mark.start, end=mark.end,
            certainty=sure, place="" if own else where,
        )  # fmt: skip

    own_weekday = told.weekday_mark is not None and (chain.weekday is None or chain.owner != source)
    if own_weekday and told.weekday_mark:
        yield said(told.weekday_mark, source, "the weekday fits that date")
        if told.today_mark:
            yield said(told.today_mark, source, "that day is called today")
    if told.month_day_mark:
        yield said(told.month_day_mark, source, "day and month")
    yield said(chain.tie.own, source, "the same words are quoted")
    yield said(chain.tie.other, chain.other, "the same words are quoted")
    if chain.month_day and chain.owner != source:
        yield said(chain.month_day, chain.owner, "day and month")
    if chain.weekday and not own_weekday:
        yield said(chain.weekday, chain.other, "the weekday fits that date")
    giver = chain.other
    if chain.year:
        giver = chain.year.giver
        yield said(chain.year.told, chain.owner, "an earlier day, the date of another article")
        for name in chain.year.names[:_NAMES]:
            yield said(name, giver, "a name that few others tell")
    dated = next((item for item in by_source[giver].evidence if item.field == FIELD), None)
    if dated is None:
        return
    here = dated.where == "text"
    rule = f"{_RULE}: the year, from that article's date" if chain.year else f"{_RULE}: that article's date"
    yield Evidence(
        FIELD, concluded, rule, dated.quote, where="article", start=dated.start if here else None, end=dated.end if here else None,
        certainty=sure, place=giver,
    )  # fmt: skip
