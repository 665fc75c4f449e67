"""seeds/curation.toml as values: what the archivist said about the whole archive."""

from msgspec import Struct


class Alias(Struct, frozen=True):
    """Curation: these forms are one entity, called by its name."""

    kind: str
    name: str
    forms: tuple[str, ...]
    where: str = ""
    wikidata: str | None = None
    """Its item in Wikidata, 'Q42'; nothing but curation says which."""


class Merge(Struct, frozen=True):
    """Curation: these entities are one, called `into`."""

    kind: str
    into: str
    names: tuple[str, ...]
    where: str = ""


class Reject(Struct, frozen=True):
    """Curation: this text is no mention, of any kind or of one, everywhere or in one article."""

    text: str
    kind: str | None = None
    article: str | None = None
    where: str = ""


class Retype(Struct, frozen=True):
    """Curation: mentions of this text are of another kind; also confirms them."""

    text: str
    kind: str
    article: str | None = None
    where: str = ""


class Term(Struct, frozen=True):
    """Curation: a tag of the controlled vocabulary."""

    name: str
    synonyms: tuple[str, ...] = ()
    """Words that mean the same; where one of them would be a tag, this term is."""
    broader: tuple[str, ...] = ()
    """Names of the wider terms that this one belongs to."""
    where: str = ""


class Curation(Struct, frozen=True):
    """seeds/curation.toml: what the archivist said about the whole archive."""

    aliases: tuple[Alias, ...] = ()
    merges: tuple[Merge, ...] = ()
    rejects: tuple[Reject, ...] = ()
    retypes: tuple[Retype, ...] = ()
    terms: tuple[Term, ...] = ()
