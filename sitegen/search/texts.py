"""Articles -> what results show of them: each with how it begins, and the rest of its text apart.

Ten results cost ten beginnings; the rest of an article is loaded when a reader looks at a result whose words do not stand in the beginning,
or when its text must be read for a phrase. Were the text one part, ten results would cost a reader three times as much; cut in two, all
texts together are a tenth larger.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from sitegen import edtf, text, urls
from sitegen.model import Article, Tag
from sitegen.search import fields

LEAD = 300
"""Letters of a beginning, at least; two sentences."""
_REST = 200
"""Letters that are no rest of their own: a part costs as much by being one."""
_MOST_TAGS = 3


class Shown(msgspec.Struct, frozen=True, array_like=True):
    """What a result shows, in this order."""

    headline: str
    id: str
    date: str
    """In words, beginning with a capital letter."""
    publisher: str
    tags: tuple[str, ...]
    lead: str
    """How the text begins, cut between two words; a line a block."""
    cut: str
    """Where there is more of it, the name of the paragraph that it ends in; else empty."""


def shown(articles: Iterable[Article], every: Iterable[Tag], dates: Mapping[str | None, str]) -> Iterator[tuple[Shown, str]]:
    """Return what results show of each article, and the rest of its text.

    `every`: the tags of the archive, of which an article's strongest are shown; `dates`: as SearchOptions.
    """
    tags: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for tag in every:
        for use in tag.uses:
            tags[use.source].append((-use.score, tag.name))
    for article in articles:
        yield _shown(article, [name for _, name in sorted(tags[article.source])[:_MOST_TAGS]], dates)


def _shown(article: Article, tags: Sequence[str], dates: Mapping[str | None, str]) -> tuple[Shown, str]:
    body = fields.body(article)
    end = body.find(" ", LEAD) if len(body) > LEAD + _REST else -1
    lead, rest = (body[:end], body[end:]) if end >= 0 else (body, "")
    paragraph = body[body.rfind("\n", 0, end) + 1 :].partition("\n")[0]
    date = dates.get(article.published) or edtf.spoken(article.published)
    made = Shown(
        headline=text.visible(article.headline),
        id=article.id,
        date=date[:1].upper() + date[1:],
        publisher=text.visible(article.publisher or ""),
        tags=tuple(map(text.visible, tags)),
        lead=lead,
        cut=urls.paragraph(paragraph) if rest else "",
    )
    return made, rest
