"""Direct quotations with their speakers, and reported speech apart from them.

Marks alone make no quotation: titles, terms and scare quotes wear them too. Words in marks are taken for speech when somebody is said to
have said them, or when they are whole sentences; a word or two inside somebody else's sentence are a term. An unattributed
quotation is an answer: its speaker is None.
"""

from collections.abc import Iterable, Iterator, Sequence

from sitegen.annotate.naming import names
from sitegen.annotate.speech import quotations, reported, speakers, terms
from sitegen.annotate.speech.pronouns import People
from sitegen.annotate.speech.quotations import Quotation
from sitegen.annotate.speech.reading import Text
from sitegen.annotate.speech.sources import Source
from sitegen.model import Article, Block, Kind, Mention, Speaker

KINDS = (Kind(id="quote", label="Quotation", plural="Quotations", indexed=False), reported.KIND)
AFTER = ("person", "place", "organisation")

_MARKS = "\"“”„«»'‘’ \t\n"
_SENTENCE_WORDS = 6
"""So many words that make a sentence are speech, even where nobody is said to have spoken."""
_PART_WORDS = 7
"""So many words in marks that are part of a sentence are somebody's words, even where nobody is said to have spoken."""
_SHORT_SENTENCE = 3
"""So many words may go on as a sentence of the speaker before."""
_GAP = 160
"""Characters between two quotations of one speaker."""
_FAR = 400
"""Characters beside a quotation that are read."""
_BESIDE = 80
"""Characters between two quotations of one sentence."""


def annotate(article: Article, found: Sequence[Mention]) -> Iterable[Mention]:
    """Claim quotations and reported speech; `found` holds the settled people, places and organisations."""
    plain, blocks = article.raw.plain, article.annotated
    marked = quotations.quotations(plain, blocks)
    verbs = reported.VERBS & names.scan(article).tokens
    if not marked and not verbs:
        return ()
    text = Text(plain, found, [(quotation.start, quotation.end) for quotation in marked])
    people = People(text)
    quotes = list(_quotes(text, marked, blocks, people)) if marked else []
    return [*quotes, *reported.mentions(text, blocks, people, quotes, sorted(verbs))] if verbs else quotes


def _quotes(text: Text, marked: Sequence[Quotation], blocks: Sequence[Block], people: People) -> Iterator[Mention]:
    previous: Mention | None = None
    previous_block = -9
    for quotation, said in zip(marked, _said(text, marked, blocks), strict=True):
        inner = text.plain[quotation.start : quotation.end].strip(_MARKS)
        if not inner:
            continue
        source = said
        if source is None and previous and previous.speaker and _goes_on(text, quotation, inner, previous, previous_block, blocks):
            source = Source(previous.speaker, f"goes on after '{previous.speaker.name}' was quoted", "continued")
        elif source and source.pronoun:
            near = previous.speaker if previous and quotation.first_block - previous_block <= 1 else None
            source = people.resolved(source, blocks[quotation.block].start, near)
        mention = _mention(text, quotation, inner, source)
        if mention:
            yield mention
            previous, previous_block = mention, quotation.block


def _said(text: Text, marked: Sequence[Quotation], blocks: Sequence[Block]) -> list[Source | None]:
    """Return the source of each quotation, as far as the words of its own sentence tell."""
    said: list[Source | None] = []
    for place, quotation in enumerate(marked):
        floor = blocks[quotation.first_block].start
        ceiling = min(blocks[quotation.block].end, marked[place + 1].start if place + 1 < len(marked) else len(text.plain))
        last = marked[place - 1].end if place else 0
        said.append(_source(text, quotation, (floor, last), (ceiling, blocks[quotation.block].end)) or _introduced(text, quotation, blocks))
    for place in range(len(marked) - 2, -1, -1):
        shared, beyond = said[place + 1], marked[place + 1]
        if said[place] is None and shared and shared.speaker.start >= beyond.end and beyond.start - marked[place].end <= _BESIDE:
            between = text.masked[marked[place].end - 1 : beyond.start]
            if "\n" not in between and not text.ends(marked[place].end - 1, beyond.start):
                said[place] = shared
    return said


def _source(text: Text, quotation: Quotation, before: tuple[int, int], after: tuple[int, int]) -> Source | None:
    """Look for the speaker after a sentence in marks, and before part of one; then on the other side.

    `before` holds the paragraph's start and the end of the quotation before, `after` the start of the next one and the paragraph's end.
    """
    plain, start, end = text.plain, quotation.start, quotation.end
    inner = plain[start:end].strip(_MARKS)
    following = plain[end : end + 1]
    whole = terms.ends(inner) or plain[end - 2 : end - 1] in {",", ".", "!", "?", "…", "—", "-"}
    new_sentence = inner.endswith((".", "…")) and following.isspace() and plain[end : end + 2].strip()[:1].isupper()
    part = inner[:1].islower()
    whole = whole or (not part and not text.masked[max(before[0], start - 3) : start].strip())
    source = speakers.inverted(text, end, after[0]) if part and following == "," else None
    if part and source is None:
        source = _lead(text, before[0], start)
    if source is None and not new_sentence and (whole or following == "," or following.isalpha() or not quotation.closed):
        source = speakers.after(text, end, after[0])
    if source is None and not part:
        source = _lead(text, before[0], start)
    if source is None and not new_sentence:
        stop = text.sentence_end(end, min(after[1], end + _FAR))
        source = speakers.according(text, end, stop) or speakers.tail(text, end, stop)
    return source or speakers.owner(text, text.sentence_start(max(before[0], start - _FAR), start), start)


def _lead(text: Text, floor: int, start: int) -> Source | None:
    first = text.sentence_start(max(floor, start - _FAR), start)
    source = speakers.before(text, first, start)
    if source and text.ends(first, start):
        return Source(source.speaker, f"{source.why} in the sentence before", "sentence before", pronoun=source.pronoun)
    return source


def _introduced(text: Text, quotation: Quotation, blocks: Sequence[Block]) -> Source | None:
    """Look for the speaker in the paragraph before, when that ends with a colon."""
    number = quotation.first_block
    if not number or text.plain[blocks[number].start : quotation.start].strip():
        return None
    before = blocks[number - 1]
    return _lead(text, before.start, before.end) if text.plain[before.end - 1] == ":" else None


def _goes_on(text: Text, quotation: Quotation, inner: str, previous: Mention, previous_block: int, blocks: Sequence[Block]) -> bool:
    """Whether the same speaker goes on: after the words that name him, or in a next paragraph that is nothing but a quotation."""
    gap = text.masked[previous.end : quotation.start]
    if len(gap) >= _GAP:
        return False
    sentence = len(inner.split()) >= _SHORT_SENTENCE and inner[:1].isupper()
    if quotation.first_block == previous_block:
        speaker = previous.speaker
        named_between = speaker is not None and previous.end <= speaker.start < quotation.start
        return (named_between or not gap.strip()) and (sentence or not text.ends(previous.end, quotation.start))
    plain = text.plain
    outside = plain[blocks[quotation.first_block].start : quotation.start] + plain[quotation.end : blocks[quotation.block].end]
    return sentence and not outside.strip() and quotation.first_block - previous_block == 1


def _mention(text: Text, quotation: Quotation, inner: str, source: Source | None) -> Mention | None:
    """Make a mark of it, or None when the words are a term or a title."""
    words = len(inner.split())
    titled = terms.titled(inner)
    sentence = inner[:1].isupper() and terms.ends(inner) and not titled
    if source is None:
        if quotation.single or titled:
            return None
        if sentence and words >= _SENTENCE_WORDS:
            return _made(text, quotation, None, 0.85, "sentence in marks", f"{words} words in quotation marks that make a sentence")
        if words >= _PART_WORDS and inner[:1].islower():
            return _made(text, quotation, None, 0.8, "part in marks", f"{words} words in quotation marks, part of a sentence")
        return None
    if not sentence and (quotation.single or terms.is_term(text, quotation.start, quotation.end, inner)):
        return None
    rule = source.rule if sentence or words > terms.FEW else f"{source.rule}, few words"
    return _made(text, quotation, source.speaker, 0.93 if sentence else 0.88, rule, source.why)


def _made(text: Text, quotation: Quotation, speaker: Speaker | None, certainty: float, rule: str, why: str) -> Mention:
    start, end = quotation.start, quotation.end
    return Mention(start=start, end=end, kind="quote", text=text.plain[start:end], certainty=certainty, rule=rule, why=why, speaker=speaker)
