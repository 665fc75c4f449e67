"""One article -> what its page shows: the text with its marks, and for every value the words that justify it."""

from collections.abc import Mapping, Sequence
from datetime import date
from urllib.parse import urlsplit

from markupsafe import Markup, escape
from msgspec import Struct

from sitegen import cite, edtf, urls
from sitegen.cite import bibtex, csl, ris
from sitegen.config import Config
from sitegen.model import Article, Block, Evidence, PlacedNote
from sitegen.render import body, citation, claims, connections, timex, words
from sitegen.render.connection_views import Connections
from sitegen.render.connections import Ties
from sitegen.render.index import Index
from sitegen.render.items import ArticleLink, TagName, TagReason
from sitegen.render.leaf import Leaf, Seal
from sitegen.render.links import Links
from sitegen.render.spans import Mark, Noted
from sitegen.render.views import ArticleView, Cite, Form, LooseNote, Proof, Provenance, TakenOut
from sitegen.render.wording import Wording, from_right, message
from sitegen.text import squeezed, visible

_CHAINS = {
    (True, False): message("Inferred, not stated: {cited} and what {others} tells of the same event lead to this day, a {weekday}."),
    (True, True): message("Inferred, not stated: {cited} and what {others} tell of the same event lead to this day, a {weekday}."),
    (False, False): message("Inferred, not stated: {cited} and what {others} tells of the same event lead to this day."),
    (False, True): message("Inferred, not stated: {cited} and what {others} tell of the same event lead to this day."),
}
"""How a date is inferred: whether to the day, whether from several articles."""
_LONGEST = 1500
"""Characters of what was taken out that a page repeats; the untouched file has the rest."""
_QUOTE = 120
_AROUND, _DAYS = 3, 3
"""Articles before and after one that stand around it, and days that they may be apart."""
_STATED = frozenset({"stated", "curation"})
_FIELDS = {
    "published": message("date"),
    "url": message("web address"),
    "authors": message("byline"),
    "headline": message("headline"),
    "publisher": message("publisher"),
    "section": message("section"),
    "standfirst": message("standfirst"),
    "language": message("language"),
    "captured": message("captured"),
}
_ROLES = {
    "breadcrumb": message("breadcrumb"),
    "byline": message("byline"),
    "caption": message("caption"),
    "dateline": message("dateline"),
    "furniture": message("page furniture"),
    "headline": message("the page’s own headline"),
    "meta": message("front matter"),
    "repeat": message("repeated line"),
    "section": message("section name"),
    "slug": message("agency slug"),
}


class Matter(Struct, frozen=True):
    """All that an article's page is made of: the article and its marks, and what others say of it."""

    told: claims.Told
    notes: tuple[PlacedNote, ...]
    language: str
    """BCP 47, whether it is stated or the archive's."""
    dated_by: tuple[Seal[Leaf], ...]
    """The articles whose words its own evidence points at."""
    tags: tuple[tuple[TagName, str], ...]
    """Each with its reason."""
    connections: Connections
    previous: Seal[ArticleLink] | None
    following: Seal[ArticleLink] | None
    around: tuple[Seal[ArticleLink], ...]


def matter(article: Article, index: Index, tied: Ties) -> Matter:
    """Gather what the page of an article is made of."""
    places = dict.fromkeys(evidence.place for evidence in article.evidence if evidence.where == "article")
    before, after = index.before.get(article.source), index.after.get(article.source)
    return Matter(
        told=claims.told(article, index),
        notes=tuple(index.archive.notes.get(article.source, ())),
        language=index.archive.language_of(article),
        dated_by=tuple(index.leaves[place] for place in places if place in index.leaves),
        tags=tuple((use.tag, use.why) for use in index.tagged.get(article.source, ())),
        connections=connections.view(article, index, tied),
        previous=index.seals[before.source] if before else None,
        following=index.seals[after.source] if after else None,
        around=tuple(index.seals[link.source] for link in around(article, index)),
    )


def view(matter: Matter, config: Config, links: Links, say: Wording) -> ArticleView:
    """Return what article.html shows."""
    told = matter.told
    article, link = told.leaf.value.article, told.leaf.value.link
    marks = claims.marks(article, told, links)
    notes = [_noted(placed, number, say) for number, placed in enumerate(matter.notes, 1)]
    others = {seal.value.article.source: seal.value for seal in matter.dated_by}
    cited = cite.of(article, matter.language, (tag.name for tag, _ in matter.tags), config)
    return ArticleView(
        article=link,
        language=article.raw.stated.language or "",
        direction=_direction(article.raw.stated.language),
        titled=any(evidence.field == "headline" for evidence in article.evidence),
        placed=edtf.dated(article.published),
        kicker=tuple(part for part in (article.section, article.publisher) if part),
        standfirst=_standfirst(article, marks),
        standfirst_id=_standfirst_id(article),
        authors=article.authors,
        dating=dating(article, others, say),
        body=body.html(article, marks, notes, say),
        legend=claims.legend(told),
        notes=len(notes),
        loose_notes=tuple(_loose(note, article) for note in notes if not _in_body(note, article)),
        proofs=tuple(_proof(evidence, article, others, say) for evidence in article.evidence),
        taken_out=_taken_out(article, say),
        claims=claims.claims(told, say),
        rejected=claims.rejected(told, say),
        tags=tuple(TagReason(tag=tag, article=link, why=why) for tag, why in matter.tags),
        connections=matter.connections,
        previous=matter.previous.value if matter.previous else None,
        following=matter.following.value if matter.following else None,
        around=tuple(seal.value for seal in matter.around),
        provenance=_provenance(article, say),
        cite=Cite(
            line=citation.line(article, config, say),
            forms=(
                Form(name="BibTeX", file=f"{article.id}.bib", text=bibtex.entry(cited)),
                Form(name="RIS", file=f"{article.id}.ris", text=ris.record(cited).replace("\r\n", "\n")),
                Form(name="CSL-JSON", file=f"{article.id}.json", text=csl.record(cited)),
            ),
        ),
    )


def around(article: Article, index: Index) -> tuple[ArticleLink, ...]:
    """Return this article among the nearest of the days before and after it, in the order of time; nothing where it is alone."""
    day = edtf.day(article.published)
    if day is None:
        return ()
    before = _near(index.before, article, day, index)
    after = _near(index.after, article, day, index)
    return (*reversed(before), index.articles[article.source], *after) if before or after else ()


def _near(way: Mapping[str, ArticleLink], article: Article, day: date, index: Index) -> list[ArticleLink]:
    found: list[ArticleLink] = []
    link = way.get(article.source)
    while link and len(found) < _AROUND:
        other = edtf.day(index.by_source[link.source].published)
        if other is None or abs((other - day).days) > _DAYS:
            break
        found.append(link)
        link = way.get(link.source)
    return found


def dating(article: Article, others: Mapping[str, Leaf], say: Wording) -> str:
    """Say what the article's date rests on, or that there is none; `others` are the articles whose words it may rest on."""
    unknown = say.plain("No date is stated, and none was found in the dateline, the head of the text, the file’s name or the web address.")
    if article.published is None:
        return unknown
    proofs = [evidence for evidence in article.evidence if evidence.field == "published"]
    if not proofs:
        return ""
    proof, by = proofs[0], _by(proofs, others)
    if proof.where in _STATED and edtf.dated(article.published):
        return say.plain("The date is {where}.", where=_where(proof, article, say))
    cited = say.plain("“{words}” {where}", words=words.excerpt(proof.quote, _QUOTE), where=say.plain(words.place(proof.where)))
    if by:
        day = edtf.day(article.published)
        return say.plain(_CHAINS[bool(day), bool(by[1:])], cited=cited, others=say.listed(by), weekday=_weekday(day, say))
    if not edtf.dated(article.published):
        bounds = "; ".join(f"{evidence.rule}: “{words.excerpt(evidence.quote, _QUOTE)}”" for evidence in proofs)
        return f"{unknown} {words.capital(bounds)}."
    return say.plain("Dated by {cited}.", cited=cited)


def _direction(language: str | None) -> str:
    return "" if not language else "rtl" if from_right(language) else "ltr"


def _weekday(day: date | None, say: Wording) -> str:
    return say.plain(edtf.WEEKDAYS[day.weekday()]) if day else ""


def _by(proofs: Sequence[Evidence], others: Mapping[str, Leaf]) -> list[str]:
    """Return the headlines of the articles by which this one is dated."""
    places = dict.fromkeys(proof.place for proof in proofs if proof.where == "article")
    return [f"“{words.excerpt(others[place].link.headline, _QUOTE)}”" for place in places if place in others]


def _where(proof: Evidence, article: Article, say: Wording) -> str:
    place = say.plain(words.place(proof.where))
    if proof.where in _STATED:
        return f"{place}{f' ({proof.place})' if proof.place else ''}"
    if proof.start is None or proof.end is None:
        return place
    first, last = _lines(article, proof.start, proof.end)
    if first == last:
        return say.plain("in line {number} of the file", number=first)
    return say.plain("in lines {first} to {last} of the file", first=first, last=last)


def _elsewhere(proof: Evidence, other: Article, say: Wording) -> str:
    """Say where in another article words stand, so that its name may follow; or that they are only known of it."""
    if proof.start is None or proof.end is None:
        return say.plain("known of")
    first, last = _lines(other, proof.start, proof.end)
    return (
        say.plain("in line {number} of", number=first)
        if first == last
        else say.plain("in lines {first} to {last} of", first=first, last=last)
    )


def _lines(article: Article, start: int, end: int) -> tuple[int, int]:
    return article.raw.line(start), article.raw.line(max(start, end - 1))


def _standfirst_id(article: Article) -> str:
    own = [block.start for block in article.blocks if block.role == "standfirst"]
    found = urls.paragraphs(article) if own else {}
    return next((found[start] for start in own if start in found), "")


def _standfirst(article: Article, marks: list[Mark]) -> Markup:
    found = [block for block in article.blocks if block.role == "standfirst"]
    if not found:
        return escape(visible(article.standfirst or ""))
    return Markup(" ").join(body.line(article, block, marks) for block in found)


def _noted(placed: PlacedNote, number: int, say: Wording) -> Noted:
    return Noted(start=placed.start, end=placed.end, number=number, html=body.note(placed.note.body, number, say))


def _in_body(note: Noted, article: Article) -> bool:
    return any(block.start < note.end and note.start < block.end for block in article.body)


def _loose(note: Noted, article: Article) -> LooseNote:
    html = Markup(note.html)  # noqa: S704 - made by body.note
    return LooseNote(number=note.number, quote=words.excerpt(article.raw.plain[note.start : note.end], _QUOTE), html=html)


def _proof(evidence: Evidence, article: Article, others: Mapping[str, Leaf], say: Wording) -> Proof:
    other = others.get(evidence.place) if evidence.where == "article" else None
    stated = evidence.where in _STATED
    repeated = stated or squeezed(evidence.quote) == squeezed(evidence.value)
    value = words.excerpt(evidence.value, 4 * _QUOTE)
    return Proof(
        field=words.capital(say.plain(_FIELDS.get(evidence.field, evidence.field))),
        value=f"{timex.spoken(value, say)} ({value})" if evidence.field == "published" else value,
        quote="" if repeated else words.excerpt(evidence.quote, 4 * _QUOTE),
        where=_elsewhere(evidence, other.article, say) if other else _where(evidence, article, say),
        other=other.link if other else None,
        rule="" if stated else evidence.rule,
        certainty="" if stated else say.plain(words.certainty(evidence.certainty)),
    )


def _taken_out(article: Article, say: Wording) -> tuple[TakenOut, ...]:
    replaced = article.replaced_headline
    return tuple(_cut(block, say) for block in article.blocks if block == replaced or block.taken_out)


def _cut(block: Block, say: Wording) -> TakenOut:
    more = len(block.text) - _LONGEST
    text = block.text if more <= 0 else f"{block.text[:_LONGEST]}… ({say.counted(more, 'more character')})"
    return TakenOut(role=say.plain(_ROLES.get(block.role, block.role)), text=text, rule=block.rule, why=block.why)


def _provenance(article: Article, say: Wording) -> Provenance:
    raw = article.raw
    return Provenance(
        source=article.source,
        address=urls.original(article.id, article.source),
        sha256=raw.sha256,
        encoding=say.plain(words.encoding(raw.encoding)),
        size=words.size(raw.size, say),
        format=say.plain(words.format_name(raw.format)),
        url=article.url or "",
        host=urlsplit(article.url or "").hostname or "",
    )
