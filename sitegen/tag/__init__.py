"""Articles -> the subjects that they share.

Three sources in one ranking for each article: what the archivist says (always a tag), the archive's people, places and organisations,
and key phrases. Weight is frequency, place (headline, opening), rarity over the archive and kind of word, told in words in TagUse.why. A
tag is there to lead to other articles: from three articles on, one that would name a single article is none, unless the archivist names
it. A copy of another article counts for nothing here, for a text printed twice is not two articles: it takes of the tags that others
share those that are its own subjects. The archivist's vocabulary makes synonyms one tag and puts the wider tag on every article that has
the narrower one.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Literal

from sitegen import text, urls
from sitegen.model import Article, Entity, Mention, Tag, TagUse, Term
from sitegen.tag import phrases, words
from sitegen.tag.choice import chosen
from sitegen.tag.phrases import Kept, Masked
from sitegen.tag.subjects import of_entities, of_phrases, originals
from sitegen.tag.table import Bools, Names, Numbers, Subject, Table, Use, together
from sitegen.tag.vocabulary import Vocabulary
from sitegen.tag.weights import likelihood

_DATE = "date"
_STEP_UP = 0.9
"""How much of its score a wider tag has from the narrower one that brings it."""
_MOST = 12
_ALONE = 3
"""An archive with fewer articles than this may have tags that name one of them only."""
_FOUND = "the archivist's tag, found in the text here: "

Said = dict[Subject, dict[str, TagUse]]
"""Subject -> article source -> why the article has it as a tag."""


def tags(
    articles: Sequence[Article],
    mentions: Mapping[str, Sequence[Mention]],
    entities: Sequence[Entity],
    terms: Sequence[Term] = (),
    copies: AbstractSet[str] = frozenset(),
    read: Mapping[str, bytes] | None = None,
) -> tuple[Tag, ...]:
    """Return the tags by casefolded name, then id; their uses by source.

    TagUse.score is 1 for what is stated for the article, else the likelihood that a reader names the subject as a keyword. `copies` are
    the sources of the articles that are copies of others of `articles`; `read` is what `phrased` finds in each, encoded as
    `phrases.encoded` does, if somebody has asked already.
    """
    articles = sorted(articles, key=lambda article: article.source)
    if read is None:
        read = {masked.source: phrases.encoded(phrased(masked)) for masked in readings(articles, mentions, entities)}
    original = originals(articles, copies)
    least = 1 if original.sum() < _ALONE else 2
    vocabulary = Vocabulary(terms, entities)
    stated, names = _stated(articles, vocabulary)
    known = Names(Numbers(), Numbers())
    named = of_entities(articles, mentions, entities, known)
    uses = together([named, of_phrases(articles, entities, least, stated.keys(), copies, read, known)])
    uses = vocabulary.applied(articles, mentions, uses)
    naming = _Naming(articles, original, entities)
    said: Said = defaultdict(dict)
    leading, weights = chosen(articles, uses, stated.keys(), vocabulary.names.keys(), least, copies)
    for (article, subject, use), weight in zip(leading.rows(), weights.tolist(), strict=True):
        source = articles[article].source
        why = _why(subject, use, naming.told(subject), archivists=subject in names)
        said[subject][source] = TagUse(source=source, score=round(likelihood(weight), 4), why=why)
    for subject, found in stated.items():
        said[subject] |= found
    names |= _names(said.keys() - names.keys(), uses.at(original[uses.article]), names.values())
    archivists = stated.keys() | vocabulary.names.keys()
    if vocabulary.names:
        _widen(said, names, vocabulary)
        _trim(said, archivists, least, copies)
    return _tags(said, names, archivists, vocabulary)


def readings(articles: Sequence[Article], mentions: Mapping[str, Sequence[Mention]], entities: Sequence[Entity]) -> list[Masked]:
    """Return what the phrases of each article depend on."""
    kinds = {entity.kind for entity in entities} | {_DATE}
    return [phrases.masked(article, (mark for mark in mentions.get(article.source, ()) if mark.kind in kinds)) for article in articles]


def phrased(masked: Masked, _: None = None) -> Kept:
    """Return the phrases of one article as they can be kept."""
    return phrases.kept(phrases.found(masked))


def _stated(articles: Sequence[Article], vocabulary: Vocabulary) -> tuple[Said, dict[Subject, str]]:
    """Return what articles state, and the names of these and of the vocabulary's terms."""
    said: Said = defaultdict(dict)
    forms: defaultdict[Subject, Counter[str]] = defaultdict(Counter)
    for article in articles:
        place = article.raw.stated.places.get("tags", article.source)
        for name in filter(None, map(text.squeezed, article.raw.stated.tags)):
            subject = vocabulary.subject(name)
            forms[subject][name] += 1
            term = vocabulary.names.get(subject)
            written = f" as “{name}”" if term and words.key(term) != words.key(name) else ""
            said[subject].setdefault(article.source, TagUse(article.source, 1.0, f"stated in {place}{written}", stated=True))
    names = {subject: min(forms[subject], key=lambda form: (-forms[subject][form], form)) for subject in sorted(forms)}
    return said, names | vocabulary.names


def _why(subject: Subject, use: Use, named_in: str, *, archivists: bool) -> str:
    """Say why a rule gives an article a tag; where the tag is the archivist's, that only its use here is the rule's."""
    why = f"named {use.words}{named_in}" if subject.kind else f"“{use.shown}” stands {use.words}"
    return f"{_FOUND}{why}" if archivists else why


class _Naming:
    """In how many originals each entity is marked, as its page says; only some of them are about it."""

    def __init__(self, articles: Sequence[Article], original: Bools, entities: Sequence[Entity]) -> None:
        self._sources = {article.source for article, is_one in zip(articles, original.tolist(), strict=True) if is_one}
        self._entities = {Subject(kind=entity.kind, id=entity.id): entity for entity in entities}
        self._told: dict[Subject, str] = {}

    def told(self, subject: Subject) -> str:
        """Return it as a part of a sentence; empty where there are none."""
        if subject not in self._told:
            entity = self._entities.get(subject)
            many = len(self._sources & entity.mentions.keys()) if entity else 0
            self._told[subject] = f"; in {many} of {len(self._sources)} articles" if many else ""
        return self._told[subject]


def _names(subjects: Iterable[Subject], uses: Table, taken: Iterable[str]) -> dict[Subject, str]:
    """Name entities, then phrases, by their most frequent form; where another tag has the name already, the kind follows in brackets."""
    wanted = set(subjects)
    forms: defaultdict[Subject, Counter[str]] = defaultdict(Counter)
    for subject, form, count in uses.forms(wanted):
        forms[subject][form] += count
    known = {text.key(name) for name in taken}
    names = {}
    for subject in sorted(wanted, key=lambda subject: (not subject.kind, subject)):
        name = min(forms[subject], key=lambda form: (-forms[subject][form], form))
        if text.key(name) in known:
            name = f"{name} ({subject.kind or 'phrase'})"
        known.add(text.key(name))
        names[subject] = name
    return names


def _widen(said: Said, names: Mapping[Subject, str], vocabulary: Vocabulary) -> None:
    """Give each article the tags above those that it has, saying through which; the strongest narrower tag counts."""
    for subject in sorted(said):
        for above in vocabulary.broader(subject):
            for source, use in list(said[subject].items()):
                score = round(_STEP_UP * use.score, 4)
                known = said[above].get(source)
                if known is None or (not known.stated and known.score < score):
                    why = f"through the narrower tag “{names[subject]}”: {use.why.removeprefix(_FOUND)}"
                    said[above][source] = TagUse(source=source, score=score, why=why)


def _trim(said: Said, archivists: AbstractSet[Subject], least: int, copies: AbstractSet[str]) -> None:
    """Take from articles that have too many tags the weakest that are not the archivist's; of each tag `least` uses by originals stay."""
    often = {subject: len(here.keys() - copies) for subject, here in said.items()}
    by_article: defaultdict[str, list[Subject]] = defaultdict(list)
    for subject, here in said.items():
        for source in here:
            by_article[source].append(subject)
    for source, subjects in sorted(by_article.items()):
        spare = len(subjects) - _MOST
        for subject in sorted(subjects, key=lambda subject: (said[subject][source].score, subject)) if spare > 0 else ():
            if spare and subject not in archivists and (source in copies or often[subject] > least):
                del said[subject][source]
                often[subject] -= source not in copies
                spare -= 1


def _tags(said: Said, names: Mapping[Subject, str], archivists: AbstractSet[Subject], vocabulary: Vocabulary) -> tuple[Tag, ...]:
    ids = urls.distinct(names[subject] for subject, uses in said.items() if uses)
    made = []
    for subject, uses in said.items():
        if not uses:
            continue
        origin: Literal["stated", "entity", "phrase"] = "stated" if subject in archivists else "entity" if subject.kind else "phrase"
        above = tuple(ids[names[other]] for other in vocabulary.broader(subject))
        entity = (subject.kind, subject.id) if subject.kind else None
        shown = tuple(uses[source] for source in sorted(uses))
        made.append(Tag(id=ids[names[subject]], name=names[subject], origin=origin, uses=shown, entity=entity, broader=above))
    return tuple(sorted(made, key=lambda tag: (tag.name.casefold(), tag.id)))
