"""Direct quotations with their speakers.

Marks alone make no quotation: titles, terms and scare quotes wear them too. Words in marks are taken for speech when somebody is said to
have said them, or when they are whole sentences; a word or two inside somebody else's sentence are a term. An unattributed
quotation is an answer: its speaker is None.
"""

from collections.abc import Iterable, Sequence

from msgspec import structs

from sitegen.annotate import lexicons, names, quotations, speakers
from sitegen.annotate.quotations import Quotation
from sitegen.annotate.sources import Source, Text
from sitegen.model import Article, Block, Kind, Mention, Speaker

KINDS = (Kind(id="quote", label="Quotation", plural="Quotations", indexed=False),)
AFTER = ("person", "place", "organisation")

_MARKS = "\"“”„«»'‘’ \t\n"
_BEFORE_TERMS = lexicons.words("before_terms")
_LABELS = lexicons.words("labels")
_TERM_WORDS = 3
"""So many words in marks after an article or a preposition, and fewer anywhere in a sentence, are a term rather than speech."""
_LABEL_REACH = 6
"""Words between 'called' and the quotation that it governs."""
_SENTENCE_WORDS = 6
_SHORT_SENTENCE = 3
_GAP = 160
"""Characters between two quotations of one speaker."""
_NEAR = 600
"""Characters before a paragraph in which a pronoun's person is looked for."""
_PARAGRAPH = 1500
"""Characters of a paragraph before a pronoun that are read: a text without line ends is one paragraph."""
_LONG_WORD = 3
_ENDS = (".", "!", "?", "…")
_STOPS = (",", *_ENDS)


def annotate(article: Article, found: Sequence[Mention]) -> Iterable[Mention]:
    """Claim quotations; `found` holds the settled people, places and organisations."""
    plain, blocks = article.raw.plain, article.annotated
    marked = quotations.quotations(plain, blocks)
    text = Text(plain, found, [(quotation.start, quotation.end) for quotation in marked])
    previous: Mention | None = None
    previous_block = -9
    for place, quotation in enumerate(marked):
        floor = max(blocks[quotation.first_block].start, marked[place - 1].end if place else 0)
        ceiling = min(blocks[quotation.block].end, marked[place + 1].start if place + 1 < len(marked) else len(plain))
        inner = plain[quotation.start : quotation.end].strip(_MARKS)
        if not inner:
            continue
        source = _source(text, quotation, inner, floor, ceiling) or _introduced(text, quotation, blocks)
        if source is None and previous and previous.speaker and _goes_on(plain, quotation, inner, previous, previous_block, blocks):
            source = Source(previous.speaker, f"goes on after '{previous.speaker.name}' was quoted", "continued")
        elif source and source.pronoun:
            source = _resolved(text, source, blocks[quotation.block], previous if quotation.first_block - previous_block <= 1 else None)
        mention = _mention(plain, quotation, inner, source, floor)
        if mention:
            yield mention
            previous, previous_block = mention, quotation.block


def _source(text: Text, quotation: Quotation, inner: str, floor: int, ceiling: int) -> Source | None:
    """Look for the speaker after the quotation when its words end a clause there, then before it, then for 'according to'."""
    plain, end = text.plain, quotation.end
    following = plain[end : end + 1]
    whole = inner.endswith(_STOPS) or plain[end - 2 : end - 1] in {*_STOPS, "—", "-"}
    new_sentence = inner.endswith((".", "…")) and following.isspace() and plain[end : end + 2].strip()[:1].isupper()
    source = None
    if not new_sentence and (whole or following == "," or following.isalpha() or not quotation.closed):
        source = speakers.after(text, end, ceiling)
    if source is None:
        source = speakers.before(text, floor, quotation.start)
    if source is None and not new_sentence:
        stop = names.SENTENCE_END.search(plain, end, ceiling)
        source = speakers.according(text, end, stop.start() if stop else ceiling)
    return source


def _introduced(text: Text, quotation: Quotation, blocks: Sequence[Block]) -> Source | None:
    """Look for the speaker in the paragraph before, when that ends with a colon."""
    number = quotation.first_block
    if not number or text.plain[blocks[number].start : quotation.start].strip():
        return None
    before = blocks[number - 1]
    return speakers.before(text, before.start, before.end) if text.plain[before.end - 1] == ":" else None


def _goes_on(plain: str, quotation: Quotation, inner: str, previous: Mention, previous_block: int, blocks: Sequence[Block]) -> bool:
    """Whether the same speaker goes on: after the words that name him, or in a next paragraph that is nothing but a quotation."""
    gap = plain[previous.end : quotation.start]
    if len(gap) >= _GAP:
        return False
    sentence = len(inner.split()) >= _SHORT_SENTENCE and inner[:1].isupper()
    if quotation.first_block == previous_block:
        speaker = previous.speaker
        named_between = speaker is not None and previous.end <= speaker.start < quotation.start
        return (named_between or not gap.strip()) and (sentence or names.SENTENCE_END.search(gap) is None)
    outside = plain[blocks[quotation.first_block].start : quotation.start] + plain[quotation.end : blocks[quotation.block].end]
    return sentence and not outside.strip() and quotation.first_block - previous_block == 1


def _resolved(text: Text, source: Source, block: Block, previous: Mention | None) -> Source:
    """Say who 'he' is, when the paragraph before the pronoun, the last quotation or the text before names one person only."""
    if source.speaker.name.lower() in {"they", "we"}:
        return source
    start = max(block.start, source.speaker.start - _PARAGRAPH)
    people = text.told(start, source.speaker.start)
    aides = text.aides(start, source.speaker.start)
    before = previous.speaker.name if previous and previous.speaker and previous.speaker.named else ""
    owners = {owner for owner, _ in aides}
    if before in owners or any(not holder for _, holder in aides):
        return source  # 'he' is 'Roe's spokesman' as likely as Roe
    people = people - owners
    if before and (not people or before in people):
        people = {before}
    elif not people and not (previous and previous.speaker):
        near = max(0, block.start - _NEAR)
        people = set() if text.aides(near, block.start) else text.told(near, block.start)
    if len(people) != 1:
        return source
    name = min(people)
    why = f"{source.why}, and '{source.speaker.name}' is '{name}'"
    return Source(structs.replace(source.speaker, name=name, named=True), why, "pronoun", pronoun=True)


def _mention(plain: str, quotation: Quotation, inner: str, source: Source | None, floor: int) -> Mention | None:
    """Make a mark of it, or None when the words are a term or a title."""
    words = len(inner.split())
    sentence = inner[:1].isupper() and inner.endswith(_STOPS) and not _titled(inner)
    if source is None:
        if quotation.single or not sentence or words < _SENTENCE_WORDS:
            return None
        return _made(plain, quotation, None, 0.85, "sentence in marks", f"{words} words in quotation marks that make a sentence")
    if not sentence and (quotation.single or _term(inner, words, plain[floor : quotation.start].lower().split())):
        return None
    return _made(plain, quotation, source.speaker, 0.93 if sentence else 0.88, source.rule, source.why)


def _term(inner: str, words: int, lead: Sequence[str]) -> bool:
    """Whether part of a sentence in marks is a term, a title or a scare quote rather than somebody's words."""
    if _titled(inner):
        return not inner.endswith(("!", "?", ","))
    if words == 1 or (words <= _TERM_WORDS and lead and lead[-1] in _BEFORE_TERMS):
        return True
    return words < _TERM_WORDS and not inner.endswith(_STOPS) and _LABELS.isdisjoint(lead[-_LABEL_REACH:])


def _titled(inner: str) -> bool:
    """Whether all longer words are capitalised, as in the titles of books and songs."""
    long = [word for word in inner.split() if len(word) > _LONG_WORD and word[0].isalpha()]
    return len(long) > 1 and all(word[0].isupper() for word in long)


def _made(plain: str, quotation: Quotation, speaker: Speaker | None, certainty: float, rule: str, why: str) -> Mention:
    start, end = quotation.start, quotation.end
    return Mention(start=start, end=end, kind="quote", text=plain[start:end], certainty=certainty, rule=rule, why=why, speaker=speaker)
