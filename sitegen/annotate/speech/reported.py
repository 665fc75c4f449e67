"""Reported speech: what somebody is said to have said, without quotation marks.

'X said that Y', 'X told Z that Y' and 'X said Y will' are marked from after the verb to the sentence's end, 'Y, X said.' from where the
sentence begins to the comma. Only where the sentence names the one who speaks, in the indicative and without a 'not': a claim that nobody
is said to make is no reported speech. Where most of the clause stands in quotation marks it is a direct quotation and no more. Verbs are
looked for as strings among those that the article has, so that an article without any costs one look-up.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from sitegen.annotate import lexicons
from sitegen.annotate.speech import subjects
from sitegen.annotate.speech.pronouns import People
from sitegen.annotate.speech.reading import FILL, Text
from sitegen.annotate.speech.sources import Source
from sitegen.model import Block, Kind, Mention

KIND = Kind(id="reported", label="Reported speech", plural="Reported speech", indexed=False)

_VERBS = {entry.rstrip("+"): entry.endswith("+") for entry in lexicons.entries("reporting_verbs")}
VERBS = frozenset(verb.partition(" ")[0] for verb in _VERBS)
"""What an article must hold for any speech to be reported in it."""
_THAT = re.compile(r"(?:[^\s,.;:!?\"“”\x02]+ ){0,9}?(?=that\s)")
_TO_SOMEBODY = frozenset({"told", "informed", "assured", "warned", "promised"})
"""Verbs with somebody between them and 'that'."""
_WHEN = lexicons.words("report_adverbs", "adverbs")
_LONGEST_ADVERB = max(map(len, _WHEN)) + 1
"""Words after a verb of reporting; with others, 'that' belongs to what stands before it ('wrote a book that')."""
_SUBORDINATE = frozenset({"when", "while", "after", "as", "if", "although", "though", "because", "before", "since"})
_NO_CLAIM_AFTER = frozenset({"what", "how", "than", "as"})
"""Words before a speaker who is only mentioned: 'the gap between what Roe says ...'."""
_GOES_ON = re.compile(r",? (?:but|although|while|adding|saying|according to|citing) |; ")
_GOING_ON = frozenset({"but", "although", "while", "adding", "saying", "according", "citing"})
"""Words of which that needs one, or a semicolon: asked first, since most claims have none."""
_AND = " and "
_SAYS_MORE = re.compile(r"(?:\w+ ){0,4}?(?:said|says|added|adds|insisted|called|calls|warned|asked|told|argued|noted|urged|cautioned)\b")
_BARE = re.compile(r"(?:the|a|an|he|she|it|they|we|his|her|its|their|there|this|these|those|no|some|many|most|any|all|[A-Z][\w’'.-]*)\s")
_NOT_BARE = lexicons.words("weekdays") | {"Mr", "Rep", "Sen"}
_FINITE = lexicons.words("finite_verbs")
_VERB_ENDS = ("ed", "s", "ew", "ought", "ould", "'s", "'ll", "'ve", "'d")
_VERB_REACH = 160
"""Characters of a clause in which its verb stands."""
_UNREAL = lexicons.words("unreal_words")
_AFTER_VERB = re.compile(r"(?:\s(?!that\b)[\w’'.-]+){0,6}\s?$")
_NEAREST, _NEAREST_WORDS = 40, 5
"""Characters and words before a verb in which a 'not' or 'would' makes it unreal."""
_FEWEST, _FEWEST_BEFORE = 3, 4
"""Words of a claim after and before the words that name who makes it."""
_QUOTED_SHARE = 0.6
"""Of a claim; where more stands in quotation marks it is a quotation and no more."""
_TELLING = frozenset({"told", "wrote", "reported", "stated", "noted"})
"""Verbs after what is claimed, beside those that need no 'that'."""
_SUBJECT = 90
"""Characters of a subject between the comma and its verb."""
_COMMAS = 3
"""In a claim before its speaker; more are a list."""
_FAR = 400
"""Characters before a verb in which its sentence begins."""
_LONGEST = 700
"""Characters of a claim; more are a list or a text without sentences."""


def mentions(text: Text, blocks: Sequence[Block], people: People, quotes: Sequence[Mention], verbs: Sequence[str]) -> Iterator[Mention]:
    """Claim reported speech in `blocks`; `quotes` are the direct quotations by start, `verbs` those of VERBS that the article has.

    The claims are disjoint and by start.
    """
    starts = [block.start for block in blocks]
    said_at = [mark.start for mark in quotes]
    done = 0
    for at, verb in _verbs(text, verbs):
        if at < done:
            continue
        number = bisect_right(starts, at) - 1
        if number < 0 or at >= blocks[number].end:
            continue
        block = blocks[number]
        claim = _claim(text, max(done, block.start, at - _FAR), at, verb, min(block.end, at + _LONGEST))
        if claim is None:
            continue
        start, end, source = claim
        if source.pronoun:
            place = bisect_right(said_at, at) - 1
            near = quotes[place].speaker if place >= 0 and (not number or quotes[place].end > blocks[number - 1].start) else None
            source = people.resolved(source, block.start, near)
        done = max(end, at + len(verb))
        inside = quotes[bisect_left(said_at, start) : bisect_left(said_at, end)]
        if any(quote.speaker and quote.speaker.start >= quote.end and quote.speaker.name != source.speaker.name for quote in inside):
            continue  # '... which is “a sign”, said somebody else': whose the clause is cannot be told
        where = "after" if start > at else "before"
        yield Mention(
            start=start,
            end=end,
            kind=KIND.id,
            text=text.plain[start:end],
            certainty=0.85,
            rule=f"clause {where}" if source.rule == "verb of speech" else f"clause {where}, {source.rule}",
            why=f"{source.why}, with a clause {where} it that has no quotation marks",
            speaker=source.speaker,
        )


def _verbs(text: Text, verbs: Sequence[str]) -> Iterable[tuple[int, str]]:
    """Return where the article's verbs of reporting stand, outside quotation marks, in order; only those that a claim may stand beside."""
    masked = text.masked
    found: list[tuple[int, str]] = []
    for verb in verbs:
        needle, tells = f" {verb}", _tells(verb)
        at = masked.find(needle)
        while at >= 0:
            end = at + len(needle)
            following = masked[end : end + 1]
            if following == " " or (tells and not following.isalnum()):
                found.append((at + 1, verb))
            at = masked.find(needle, end)
    return sorted(found)


def _claim(text: Text, floor: int, at: int, verb: str, ceiling: int) -> tuple[int, int, Source] | None:
    """Return the extent of what is claimed by the subject of the verb at `at`, and whose it is."""
    masked = text.masked
    end = at + len(verb)
    beside = masked[max(floor, at - 3) : at]
    start = _clause(masked, end, ceiling, verb) if FILL not in beside else -1
    comma = masked.rfind(", ", max(floor, at - _SUBJECT), at) if start < 0 and _tells(verb) else -1
    if start < 0 and (comma < 0 or FILL in masked[max(floor, comma - 1) : at]):
        return None
    if not _UNREAL.isdisjoint(masked[max(floor, at - _NEAREST) : at].lower().replace("’", "'").split()[-_NEAREST_WORDS:]):
        return None
    first = text.sentence_start(floor, at)
    stop = text.sentence_end(end, ceiling)
    if start < 0:
        return _before(text, first, comma, at, verb, stop) if comma > first else None
    source = subjects.subject(text, first, at, verb, whole=True)
    if source is None or text.last_word(first, source.speaker.start) in _NO_CLAIM_AFTER:
        return None
    stop = _stripped(text, start, _cut(text, first, start, stop))
    return (start, stop, source) if _spoken(text, start, stop, _FEWEST) else None


def _tells(verb: str) -> bool:
    return _VERBS.get(verb, False) or verb in _TELLING


def _stripped(text: Text, start: int, stop: int) -> int:
    """Return the end of the claim without the sentence's stop; a quotation at its end stays whole."""
    if text.in_quotation(stop):
        stop += 1
    while stop > start and text.masked[stop - 1] in ".!? \n":
        if text.in_quotation(stop - 1):
            break
        stop -= 1
    return stop


def _cut(text: Text, first: int, start: int, stop: int) -> int:
    """Return where the claim ends: before 'but', 'adding' and the like, and at the comma where 'When X said that ...' is over."""
    masked = text.masked
    told = masked[start:stop]
    ends = _GOES_ON.search(masked, start + 1, stop) if "; " in told or not _GOING_ON.isdisjoint(told.split()) else None
    ceiling, stop = stop, ends.start() if ends else stop
    joined = masked.find(_AND, start + 1, ceiling)
    while 0 <= joined < stop:
        if _SAYS_MORE.match(masked, joined + len(_AND), ceiling):
            stop = joined - 1 if masked[joined - 1] == "," and joined - 1 > start else joined
        joined = masked.find(_AND, joined + 1, ceiling)
    comma = masked.find(", ", start, stop)
    return comma if comma >= 0 and text.first_word(first, start).lower() in _SUBORDINATE else stop


def _clause(masked: str, end: int, stop: int, verb: str) -> int:
    """Return where the clause after the verb begins, or -1 when none follows."""
    if masked[end : end + 4] == " out" and verb == "pointed":
        end += 4
    if masked[end : end + 1] != " ":
        return -1
    start = end + 1
    that = start if masked.startswith("that", start) and masked[start + 4 : start + 5].isspace() else -1
    if that < 0 and (verb in _TO_SOMEBODY or masked[start : start + _LONGEST_ADVERB].partition(" ")[0] in _WHEN):
        after = _THAT.match(masked, start, stop)
        that = after.end() if after else -1
    if that >= 0 and _has_verb(masked, that, stop, loose=True) and masked[that + 5 : that + 6] not in {"", FILL}:
        return that
    bare = _BARE.match(masked, start, stop) if _VERBS.get(verb) else None
    if not bare or bare[0].strip(" .") in _NOT_BARE or not _has_verb(masked, start, stop, loose=False):
        return -1
    return start


def _has_verb(masked: str, start: int, stop: int, *, loose: bool) -> bool:
    """Whether the words hold a finite verb; `loose` counts what only looks like one."""
    told = masked[start : min(stop, start + _VERB_REACH)]
    if not _FINITE.isdisjoint(told.split()):
        return True
    words = told.replace("’", "'").lower().split()
    if not _FINITE.isdisjoint(words):
        return True
    return loose and (FILL in masked[start:stop] or any(word.endswith(_VERB_ENDS) for word in words[2:]))


def _before(text: Text, first: int, comma: int, at: int, verb: str, stop: int) -> tuple[int, int, Source] | None:
    """Read 'The road was closed, X said on Monday.': the claim is what stands before the comma."""
    masked = text.masked
    if not _AFTER_VERB.match(masked, at + len(verb), stop):
        return None
    told = masked[first:comma]
    if not _has_verb(masked, first, comma, loose=False) or told.count(",") > _COMMAS or not VERBS.isdisjoint(told.split()):
        return None
    source = subjects.subject(text, comma, at, verb, whole=True)
    if source is None or source.speaker.name.lower() == "it" or source.rule == "relative" or source.speaker.start < comma:
        return None
    if any(word[0].islower() and word != "the" for word in masked[comma + 2 : source.speaker.start].split()):
        return None
    while first < comma and (masked[first].isspace() or masked[first] in "—–-*•"):
        first += 1
    return (first, comma, source) if _spoken(text, first, comma, _FEWEST_BEFORE) else None


def _spoken(text: Text, start: int, end: int, fewest: int) -> bool:
    """Whether the claim has enough words, and not most of them in quotation marks."""
    told = text.masked[start:end]
    if "''" in told:  # marks of old databases, which are not read as such
        return False
    return told.count(FILL) <= _QUOTED_SHARE * len(told) and told.count(" ") >= fewest - 1 and not text.in_quotation(start)
