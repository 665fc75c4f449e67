"""Marks on the text of an article: claims, each with its reason."""

from typing import Literal

from msgspec import Struct

from sitegen.model.article import Note

Status = Literal["candidate", "confirmed"]
QUOTED, REPORTED = "quote", "reported"
"""Ids of the kinds that have speakers: words in quotation marks, and what somebody is said to have said."""


class Kind(Struct, frozen=True, order=True):
    """A kind of mention, brought by its annotator: pages, legend and colours come from this value alone."""

    id: str
    """person, place, organisation, quote, date ..."""
    label: str
    plural: str
    """As shown and, lower-cased and slugged, as the folder of its pages."""
    indexed: bool = True
    """Whether its mentions become entities with pages of their own."""


class Speaker(Struct, frozen=True, gc=False):
    """Whose words a quotation is."""

    name: str
    """The resolved name within the article where there is one, else the words ('the Élysée source')."""
    start: int
    end: int
    named: bool
    """False for an unnamed source or a pronoun that could not be resolved: never a person of the archive."""


class Mention(Struct, frozen=True, gc=False):
    """A mark on the text: a claim, with its reason."""

    start: int
    end: int
    kind: str
    text: str
    """raw.plain[start:end]."""
    certainty: float
    rule: str
    """Short name of the rule."""
    why: str = ""
    """The reason in words, citing the words that justify the mark."""
    value: str = ""
    """What the mark stands for in this article: a full name for 'Putin', a TIMEX3 value for a date."""
    speaker: Speaker | None = None
    """Of quotations; None says unattributed."""
    status: Status = "candidate"
    """`confirmed` where the archivist said so. What they rejected is no mention any more; Archive.rejected keeps it."""


class PlacedNote(Struct, frozen=True):
    """A note of the archivist, found in its article."""

    start: int
    end: int
    note: Note
