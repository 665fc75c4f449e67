"""One article -> what its page shows: the text with its marks, and for every value the words that justify it."""

from collections.abc import Sequence
from urllib.parse import urlsplit

from markupsafe import Markup, escape
from msgspec import Struct

from sitegen import edtf, english, urls
from sitegen.cite import Citation, bibtex, csl, ris
from sitegen.config import Config
from sitegen.model import Article, Block, Evidence, PlacedNote
from sitegen.render import body, citation, claims, connections, timex, words
from sitegen.render.connection_views import Connections
from sitegen.render.connections import Ties
from sitegen.render.index import Index, is_dated
from sitegen.render.items import ArticleLink, TagReason
from sitegen.render.links import Links
from sitegen.render.spans import Mark, Noted
from sitegen.render.views import ArticleView, Cite, Form, LooseNote, Proof, Provenance, TakenOut
from sitegen.text import squeezed, visible

_LONGEST = 1500
"""Characters of what was taken out that a page repeats; the untouched file has the rest."""
_QUOTE = 120
_STATED = frozenset({"stated", "curation"})
_FIELDS = {"published": "date", "url": "web address", "authors": "byline"}
_ROLES = {
    "breadcrumb": "breadcrumb",
    "byline": "byline",
    "caption": "caption",
    "dateline": "dateline",
    "furniture": "page furniture",
    "headline": "the page’s own headline",
    "meta": "front matter",
    "repeat": "repeated line",
    "section": "section name",
    "slug": "agency slug",
}


class Matter(Struct, frozen=True):
    """All that an article's page is made of; what is quickly said is said here, the rest is an article and its marks."""

    article: Article
    link: ArticleLink
    told: claims.Told
    notes: tuple[PlacedNote, ...]
    dating: str
    proofs: tuple[Proof, ...]
    tags: tuple[TagReason, ...]
    connections: Connections
    previous: ArticleLink | None
    following: ArticleLink | None
    line: str
    """How it may be cited in one line."""
    citation: Citation


def matter(article: Article, index: Index, config: Config, tied: Ties, cited: Citation) -> Matter:
    """Gather what the page of an article is made of."""
    return Matter(
        article=article,
        link=index.articles[article.source],
        told=claims.told(article, index),
        notes=tuple(index.archive.notes.get(article.source, ())),
        dating=dating(article, index),
        proofs=tuple(_proof(evidence, article, index) for evidence in article.evidence),
        tags=index.tagged.get(article.source, ()),
        connections=connections.view(article, index, tied),
        previous=index.before.get(article.source),
        following=index.after.get(article.source),
        line=citation.line(article, config),
        citation=cited,
    )


def view(matter: Matter, links: Links) -> ArticleView:
    """Return what article.html shows."""
    article, told = matter.article, matter.told
    marks = claims.marks(article, told, links)
    notes = [_noted(placed, number) for number, placed in enumerate(matter.notes, 1)]
    return ArticleView(
        article=matter.link,
        language=article.raw.stated.language or "",
        titled=any(evidence.field == "headline" for evidence in article.evidence),
        placed=is_dated(article.published),
        kicker=tuple(part for part in (article.section, article.publisher) if part),
        standfirst=_standfirst(article, marks),
        standfirst_id=_standfirst_id(article),
        authors=article.authors,
        dating=matter.dating,
        body=body.html(article, marks, notes),
        legend=claims.legend(told),
        notes=len(notes),
        loose_notes=tuple(_loose(note, article) for note in notes if not _in_body(note, article)),
        proofs=matter.proofs,
        taken_out=_taken_out(article),
        claims=claims.claims(told),
        rejected=claims.rejected(told),
        tags=matter.tags,
        connections=matter.connections,
        previous=matter.previous,
        following=matter.following,
        provenance=_provenance(article),
        cite=Cite(
            line=matter.line,
            forms=(
                Form(name="BibTeX", file=f"{article.id}.bib", text=bibtex.entry(matter.citation)),
                Form(name="RIS", file=f"{article.id}.ris", text=ris.record(matter.citation).replace("\r\n", "\n")),
                Form(name="CSL-JSON", file=f"{article.id}.json", text=csl.record(matter.citation)),
            ),
        ),
    )


def dating(article: Article, index: Index) -> str:
    """Say what the article's date rests on, or that there is none."""
    unknown = "No date is stated, and none was found in the dateline, the head of the text, the file’s name or the web address."
    if article.published is None:
        return unknown
    proofs = [evidence for evidence in article.evidence if evidence.field == "published"]
    if not proofs:
        return ""
    proof, others = proofs[0], _others(proofs, index)
    if proof.where in _STATED and is_dated(article.published):
        return f"The date is {_where(proof, article)}."
    cited = f"“{words.excerpt(proof.quote, _QUOTE)}” {words.place(proof.where)}"
    if others:
        day = edtf.day(article.published)
        weekday = f", a {edtf.WEEKDAYS[day.weekday()]}" if day else ""
        tell = "tell" if others[1:] else "tells"
        return f"Inferred, not stated: {cited} and what {english.listed(others)} {tell} of the same event lead to this day{weekday}."
    if not is_dated(article.published):
        bounds = "; ".join(f"{evidence.rule}: “{words.excerpt(evidence.quote, _QUOTE)}”" for evidence in proofs)
        return f"{unknown} {words.capital(bounds)}."
    return f"Dated by {cited}."


def _others(proofs: Sequence[Evidence], index: Index) -> list[str]:
    """Return the headlines of the articles by which this one is dated."""
    places = dict.fromkeys(proof.place for proof in proofs if proof.where == "article")
    return [f"“{words.excerpt(index.articles[place].headline, _QUOTE)}”" for place in places if place in index.articles]


def _where(proof: Evidence, article: Article) -> str:
    if proof.where in _STATED:
        return f"{words.place(proof.where)}{f' ({proof.place})' if proof.place else ''}"
    if proof.start is None or proof.end is None:
        return words.place(proof.where)
    return f"{_lines(article, proof.start, proof.end)} of the file"


def _elsewhere(proof: Evidence, other: Article) -> str:
    """Say where in another article words stand, so that its name may follow; or that they are only known of it."""
    return f"{_lines(other, proof.start, proof.end)} of" if proof.start is not None and proof.end is not None else "known of"


def _lines(article: Article, start: int, end: int) -> str:
    first, last = (article.raw.line(offset) for offset in (start, max(start, end - 1)))
    return f"in line {first:,}" if first == last else f"in lines {first:,} to {last:,}"


def _standfirst_id(article: Article) -> str:
    own = [block.start for block in article.blocks if block.role == "standfirst"]
    found = urls.paragraphs(article) if own else {}
    return next((found[start] for start in own if start in found), "")


def _standfirst(article: Article, marks: list[Mark]) -> Markup:
    found = [block for block in article.blocks if block.role == "standfirst"]
    if not found:
        return escape(visible(article.standfirst or ""))
    return Markup(" ").join(body.line(article, block, marks) for block in found)


def _noted(placed: PlacedNote, number: int) -> Noted:
    return Noted(start=placed.start, end=placed.end, number=number, html=body.note(placed.note.body, number))


def _in_body(note: Noted, article: Article) -> bool:
    return any(block.start < note.end and note.start < block.end for block in article.body)


def _loose(note: Noted, article: Article) -> LooseNote:
    html = Markup(note.html)  # noqa: S704 - made by body.note
    return LooseNote(number=note.number, quote=words.excerpt(article.raw.plain[note.start : note.end], _QUOTE), html=html)


def _proof(evidence: Evidence, article: Article, index: Index) -> Proof:
    other = index.by_source.get(evidence.place) if evidence.where == "article" else None
    stated = evidence.where in _STATED
    repeated = stated or squeezed(evidence.quote) == squeezed(evidence.value)
    value = words.excerpt(evidence.value, 4 * _QUOTE)
    return Proof(
        field=words.capital(_FIELDS.get(evidence.field, evidence.field)),
        value=f"{timex.spoken(value)} ({value})" if evidence.field == "published" else value,
        quote="" if repeated else words.excerpt(evidence.quote, 4 * _QUOTE),
        where=_elsewhere(evidence, other) if other else _where(evidence, article),
        other=index.articles[other.source] if other else None,
        rule="" if stated else evidence.rule,
        certainty="" if stated else words.certainty(evidence.certainty),
    )


def _taken_out(article: Article) -> tuple[TakenOut, ...]:
    replaced = article.replaced_headline
    return tuple(_cut(block) for block in article.blocks if block == replaced or block.taken_out)


def _cut(block: Block) -> TakenOut:
    more = len(block.text) - _LONGEST
    text = block.text if more <= 0 else f"{block.text[:_LONGEST]}… ({words.counted(more, 'more character')})"
    return TakenOut(role=_ROLES.get(block.role, block.role), text=text, rule=block.rule, why=block.why)


def _provenance(article: Article) -> Provenance:
    raw = article.raw
    return Provenance(
        source=article.source,
        address=urls.original(article.id, article.source),
        sha256=raw.sha256,
        encoding=words.encoding(raw.encoding),
        size=words.size(raw.size),
        format=words.format_name(raw.format),
        url=article.url or "",
        host=urlsplit(article.url or "").hostname or "",
    )
