"""What quotes.html, speakers.html and pile.html see; as views.py, for pages of their own."""

from msgspec import Struct

from sitegen.render.entity_views import Quotation
from sitegen.render.items import EntityName, PartLink


class Speaker(Struct, frozen=True):
    """Somebody with what they said in quotation marks."""

    name: str
    address: str
    """Of the place on their own page where all they said is; empty where they have none."""
    count: int
    """Quotations, each thing said counted once."""
    quotations: tuple[Quotation, ...]
    """The latest; all of those who have no page."""


class Pile(Struct, frozen=True):
    """Quotations that are nobody's by name."""

    id: str
    """unnamed (of sources that the text does not name) or unattributed."""
    count: int
    """As they stand in the articles."""
    quotations: tuple[Quotation, ...]
    """All, where they are few."""
    parts: tuple[PartLink, ...]
    """The pages that have them otherwise, by year."""


class SpeakerLink(Struct, frozen=True):
    """Somebody who is quoted often."""

    entity: EntityName
    count: int
    """Of quotations, as they stand in the articles."""


class QuotesView(Struct, frozen=True):
    """What quotes.html shows."""

    count: int
    """Of all quotations, as they stand in the articles."""
    named: int
    """Those whose speaker is named."""
    speakers: int
    leading: tuple[SpeakerLink, ...]
    inline: tuple[Speaker, ...]
    """All speakers, where they are few."""
    letters: tuple[PartLink, ...]
    """The pages of speakers otherwise."""
    piles: tuple[Pile, ...]


class SpeakersView(Struct, frozen=True):
    """What speakers.html shows: the speakers of one letter."""

    part: PartLink
    parts: tuple[PartLink, ...]
    speakers: tuple[Speaker, ...]


class PileView(Struct, frozen=True):
    """What pile.html shows: quotations of one year that are nobody's by name."""

    id: str
    part: PartLink
    parts: tuple[PartLink, ...]
    quotations: tuple[Quotation, ...]
