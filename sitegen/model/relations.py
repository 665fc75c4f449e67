"""What holds articles together: links with their reasons, events and threads, shared passages, statements, and who appears with whom."""

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from sitegen.model.marks import Status

Sameness = Literal["passages", "copy", "version"]
"""How far two articles have the same words: some passages, nearly all of one, or two states of one article."""


class Reason(Struct, frozen=True, gc=False):
    """Why two articles are related, or why not: one sentence part in plain words, and what it can be recomputed from."""

    rule: str
    """quoted, entities, terms, dates ..."""
    words: str
    weight: float
    """Negative for what counts against the link."""
    shared: tuple[str, ...] = ()
    """The entities, terms, numbers or dates that both have, or that contradict each other, sorted by weight."""


class Related(Struct, frozen=True, gc=False):
    """A link from one article to another. No reason, no link."""

    source: str
    """The other article."""
    score: float
    reasons: tuple[Reason, ...]
    """Those that tell a reader most come first: a speaker, names, words, days; never empty."""
    kind: Literal["event", "more"] | None = None
    """event: the link claims that both tell of the same event; more: they share people, places or subjects; None: too weak to be shown."""
    status: Status = "candidate"
    """`confirmed` where the archivist pinned the link."""

    @property
    def linked(self) -> bool:
        """Whether the link is shown."""
        return self.kind is not None


class Event(Struct, frozen=True):
    """Articles that tell of the same event."""

    articles: tuple[str, ...]
    """Sources, sorted; at least two."""


class Relations(Struct, frozen=True):
    """What relating has found."""

    related: Mapping[str, tuple[Related, ...]]
    """Article source -> the others: those of the same event first, then more on this, then those that are not shown; best first."""
    events: tuple[Event, ...]
    """Disjoint; by their first article's source."""


class Novelty(Struct, frozen=True, gc=False):
    """Something that an article is the first of its thread to say."""

    kind: str
    """Id of the kind of mention (person, place, organisation, quote), or 'number'."""
    text: str
    start: int
    end: int
    """Offsets into the article's raw text."""


class Step(Struct, frozen=True, gc=False):
    """An article's place in a thread."""

    source: str
    when: str | None
    """EDTF: the article's date where it has one, else the bound or the day that puts it here; None where nothing does."""
    sure: bool
    """Whether it stands here by its own date."""
    why: str
    """Why it stands here, in words; empty where it stands by its own date."""
    event: int
    """Number of its event within the thread, from 0 in the order of time."""
    new: tuple[Novelty, ...]
    """By place in the text; empty for the first of the thread, which says everything first."""


class Thread(Struct, frozen=True):
    """A story: articles on one event or on events that follow from one another, in the order of time."""

    id: str
    """Last part of its address; remembered, so that it stays when articles come and go."""
    name: str
    """Made of what its articles share, or stated by the archivist."""
    why: str
    """What the articles share, in one sentence with the words that justify it."""
    first: str | None
    """EDTF: the earliest date of its articles, an inferred one with its '?'; None where there are none but bounds."""
    last: str | None
    """EDTF: the latest date, likewise."""
    steps: tuple[Step, ...]
    aliases: tuple[str, ...] = ()
    """Ids that it had, or that threads had which are now part of it; sorted."""
    status: Status = "candidate"


class RememberedThread(Struct, frozen=True):
    """A thread's address as an earlier build gave it."""

    id: str
    articles: tuple[str, ...]
    """Sources, sorted."""
    aliases: tuple[str, ...] = ()


class Remembered(Struct, frozen=True):
    """What earlier builds wrote down, so that addresses stay."""

    threads: tuple[RememberedThread, ...] = ()
    """By id."""
    articles: Mapping[str, tuple[str, ...]] = {}
    """Id -> what the article is known by (see moves), those that are gone included."""
    moved: Mapping[str, str] = {}
    """Id that an article had -> the one that it has."""


class Passage(Struct, frozen=True, gc=False):
    """A stretch of words that stands in two articles, exactly or nearly. Offsets into their raw texts."""

    start: int
    end: int
    other_start: int
    other_end: int
    words: int
    """Words that are the same."""


class Overlap(Struct, frozen=True):
    """Two articles that have words in common beyond chance."""

    one: str
    """Source of the one known to be earlier, else of the first by source; of a version, the older one."""
    other: str
    passages: tuple[Passage, ...]
    """By place in `one`; never empty, disjoint in both."""
    of_one: float
    """Share of the words of one's body that stand in the other, 0 to 1."""
    of_other: float
    sameness: Sameness
    why: str
    """In words: '92 % the same as ...', which address both have."""
    status: Status = "candidate"


class Copy(Struct, frozen=True):
    """An article that is wholly or mostly another one."""

    of: str
    """Source of the original; never itself a copy."""
    share: float
    """Of the words of the copy's body that stand in the original, 0 to 1."""


class Reuse(Struct, frozen=True):
    """The same words in different articles."""

    overlaps: tuple[Overlap, ...]
    """By `one`, then `other`."""
    copies: Mapping[str, Copy]
    """Source of each copy -> what it is a copy of."""
    older: Mapping[str, str]
    """Source of each older version -> the newest version of the same article."""


class Wording(Struct, frozen=True, gc=False):
    """One wording of a statement: a quotation of an article."""

    source: str
    mention: int
    """Index into Archive.mentions[source]."""


class Statement(Struct, frozen=True):
    """What somebody said once, as different articles quote it: the same words, or variants of them (translated, shortened)."""

    speaker: str
    wordings: tuple[Wording, ...]
    """Of at least two articles, the earliest known first; ties by source, then place."""
    why: str
    """In words, with the words that they share."""
    shared: tuple[str, ...]
    """The words and phrases that all have, those that tell most first."""


class Association(Struct, frozen=True, gc=False):
    """Somebody or something that passages name together with an entity more often than chance would have it.

    A passage is a paragraph; of a long one every stretch of 600 characters is a passage. Copies and older versions have none. All can be
    recomputed: expected = own * other / every, and surprise is G2 of together, own, other and every.
    """

    kind: str
    id: str
    together: int
    """Passages that name both."""
    expected: float
    """Passages that would name both if the one said nothing about the other; to four decimals."""
    surprise: float
    """Log-likelihood ratio (G2) of appearing together, to two decimals; higher is more surprising."""
    articles: tuple[str, ...]
    """Sources of those that have such passages, sorted; the first few."""
    spread: int = 1
    """Articles that have such passages."""
    own: int = 0
    """Passages that name the entity itself."""
    other: int = 0
    """Passages that name the other."""
    every: int = 0
    """Passages of the archive that name anybody."""
