"""Direct quotations with their speakers.

Marks alone make no quotation: titles, terms and scare quotes wear them too. Words in marks are taken for speech when somebody is said to
have said them, or when they are whole sentences; a word or two inside somebody else's sentence are a term. An unattributed
quotation is an answer: its speaker is None.
"""

import re
from collections.abc import Iterable, Sequence

from sitegen.annotate import names, quotations, speakers
from sitegen.annotate.quotations import Quotation
from sitegen.annotate.speakers import Source, Text
from sitegen.model import Article, Block, Kind, Mention, Speaker

KINDS = (Kind(id="quote", label="Quotation", plural="Quotations", indexed=False),)
AFTER = ("person", "place", "organisation")

_MARKS = "\"“”„«»'‘’ \t\n"
_DETERMINERS = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "its",
        "his",
        "her",
        "their",
        "so-called",
        "this",
        "that",
        "these",
        "those",
        "called",
        "named",
        "titled",
        "entitled",
        "our",
        "my",
        "your",
        "no",
        "any",
    ]
)
_LABELS = frozenset(["called", "dubbed", "termed", "labelled", "labeled", "branded", "described"])
_TERM_WORDS = 3
"""So many words in marks, inside a sentence, are a term rather than speech."""
_SENTENCE_WORDS = 6
_ENDS = (".", "!", "?", "…")


def annotate(article: Article, found: Sequence[Mention]) -> Iterable[Mention]:
    """Claim quotations; `found` holds the settled people, places and organisations."""
    plain, blocks = article.raw.plain, article.annotated
    text = Text(plain, found)
    marked = quotations.quotations(plain, blocks)
    previous: Mention | None = None
    previous_block = -9
    for place, quotation in enumerate(marked):
        floor = max(blocks[quotation.first_block].start, marked[place - 1].end if place else 0)
        ceiling = min(blocks[quotation.block].end, marked[place + 1].start if place + 1 < len(marked) else len(plain))
        inner = plain[quotation.start : quotation.end].strip(_MARKS)
        if not inner:
            continue
        source = _source(text, quotation, inner, floor, ceiling)
        if source is None and previous and previous.speaker and _goes_on(plain, quotation, inner, previous, previous_block, blocks):
            source = Source(previous.speaker, f"goes on after '{previous.speaker.name}' was quoted", "continued")
        elif source and source.pronoun:
            source = _resolved(text, source, blocks[quotation.block], previous if quotation.first_block - previous_block <= 1 else None)
        mention = _mention(plain, quotation, inner, source, floor)
        if mention:
            yield mention
            previous, previous_block = mention, quotation.block


def _source(text: Text, quotation: Quotation, inner: str, floor: int, ceiling: int) -> Source | None:
    plain = text.plain
    following = plain[quotation.end : quotation.end + 1]
    whole = inner.endswith((",", *_ENDS)) or plain[quotation.end - 2 : quotation.end - 1] in {",", ".", "!", "?", "…", "—", "-"}
    new_sentence = inner.endswith((".", "…")) and following.isspace() and plain[quotation.end : quotation.end + 2].strip()[:1].isupper()
    source = None
    if not new_sentence and (whole or following == "," or following.isalpha() or quotation.closed is False or following.isspace()):
        source = (
            speakers.after(text, quotation.end, ceiling)
            if whole or following in {","} or following.isalpha() or not quotation.closed
            else None
        )
    if source is None:
        source = speakers.before(text, floor, quotation.start, loose=True)
    if source is None and not new_sentence:
        tail = plain[quotation.end : min(ceiling, quotation.end + 200)]
        if "according to" in tail and not names.SENTENCE_END.search(tail[: tail.index("according to")]):
            source = speakers.after(text, quotation.end + tail.index("according to"), ceiling)
    return source


def _goes_on(plain: str, quotation: Quotation, inner: str, previous: Mention, previous_block: int, blocks: Sequence[Block]) -> bool:
    """Whether the same speaker goes on: after the words that name him, or in a next paragraph that is nothing but a quotation."""
    sentence = len(inner.split()) >= 3 and inner[:1].isupper()
    gap = plain[previous.end : quotation.start]
    speaker = previous.speaker
    if quotation.first_block == previous_block:
        named_between = speaker is not None and previous.end <= speaker.start < quotation.start
        return (named_between or not gap.strip()) and len(gap) < 160 and (sentence or names.SENTENCE_END.search(gap) is None)
    block = blocks[quotation.first_block]
    alone = plain[block.start : quotation.start].strip() == "" and plain[quotation.end : blocks[quotation.block].end].strip() == ""
    return alone and sentence and quotation.first_block - previous_block == 1 and len(gap) < 160


def _resolved(text: Text, source: Source, block: Block, previous: Mention | None) -> Source:
    """Say who 'he' is, when the paragraph before the pronoun, or else the last quotation, names one person only."""
    people = {mark.value for mark in text.between(block.start, source.speaker.start) if mark.kind == "person"}
    if source.speaker.name.lower() == "they":
        return source
    name = ""
    if len(people) == 1:
        name = people.pop()
    elif not people and previous and previous.speaker and previous.speaker.named:
        name = previous.speaker.name
    elif not people:
        near = [mark for mark in text.between(max(0, block.start - 600), block.start) if mark.kind == "person"]
        if len({mark.value for mark in near}) == 1:
            name = near[0].value
    if not name:
        return source
    speaker = Speaker(name=name, start=source.speaker.start, end=source.speaker.end, named=True)
    return Source(speaker, f"{source.why}, and '{source.speaker.name}' is '{name}'", "pronoun", pronoun=True)


def _mention(plain: str, quotation: Quotation, inner: str, source: Source | None, floor: int) -> Mention | None:
    words = len(inner.split())
    lead = plain[floor : quotation.start].split()
    last = lead[-1].lower() if lead else ""
    sentence = inner[:1].isupper() and inner.endswith((",", *_ENDS)) and not _titled(inner)
    if source is None:
        if quotation.single or not (sentence and words >= _SENTENCE_WORDS):
            return None
        return _made(plain, quotation, None, 0.6, "sentence in marks", f"{words} words in quotation marks that make a sentence")
    if not sentence:
        if quotation.single or words < 2 or (words <= _TERM_WORDS and last in _DETERMINERS):
            return None
        if words <= _TERM_WORDS and not inner.endswith((",", *_ENDS)) and not _LABELS.intersection(word.lower() for word in lead[-6:]):
            return None
        if _titled(inner) and not inner.endswith(("!", "?", ",")):
            return None
    certainty = 0.9 if sentence else 0.75
    return _made(plain, quotation, source.speaker, certainty, source.rule, source.why)


def _titled(inner: str) -> bool:
    """Whether all longer words are capitalised, as in the titles of books and songs."""
    long = [word for word in inner.split() if len(word) > 3 and word[0].isalpha()]
    return len(long) > 1 and all(word[0].isupper() for word in long)


def _made(plain: str, quotation: Quotation, speaker: Speaker | None, certainty: float, rule: str, why: str) -> Mention:
    text = plain[quotation.start : quotation.end]
    return Mention(
        start=quotation.start, end=quotation.end, kind="quote", text=text, certainty=certainty, rule=rule, why=why, value="", speaker=speaker
    )  # fmt: skip
