"""The capitalised words of an article, found once and shared by the annotators of people, places and organisations.

A chain is a stretch of capitalised words with nothing between them but space or a small word that names may hold ('of the', 'de',
'and'). Chains are where names are; who is named, the annotators decide. Here too is what a capital is worth: at the beginning of a
sentence, in a headline in Title Case and in LINES OF CAPITALS it says nothing. Each block is split once by one regular expression, and
words that can be no name ('The', 'Monday') are gone before anybody looks at them: about a tenth of a microsecond a character. The last
article's scan is kept, since four annotators ask for it one after the other.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from msgspec import Struct

from sitegen.annotate import lexicons
from sitegen.annotate.naming.vocabulary import CAPITAL, ENGLISH, JOINED, LONGEST, Term, term
from sitegen.model import Article, Mention
from sitegen.text import folded

_NO_PART = r"(?<![\w@#/.-])"
_WORD = re.compile(
    rf"([{CAPITAL}](?:(?<![\w@#/.-].)|(?<={_NO_PART}(?:a[lnsdt]|[eu]l|de|mc)-.)|(?<={_NO_PART}(?:ash|mac|bin)-.)|"
    rf"(?<={_NO_PART}(?:de|mc).)|(?<={_NO_PART}(?:mac|bin).))\w*(?:(?:['’&-]|\.-?)\w+)*\.?)"
)
"""A capitalised word and what clings to it. Begins with a class of characters, so that the engine skips from capital to capital."""
_PREFIX = re.compile(r"(?:a[lnsdt]|ash|[eu]l|[dlo]['’]|mac|mc|de|bin)-?\Z")
"""What names have in small letters before their capital: 'al-', 'd’', 'de'."""
_USUAL_ENDS = frozenset(("", *' \n\t"(“‘[«„—–…'))
"""What nearly always stands before a capital; anything else may end a prefix."""
_LETTERS = re.compile(r"[^\W\d_]+")
_JOINS = {"of", "for", "on", "of the", "for the", "on the", "and", "&", "and the", "in", "in the", "to", "against", "against the", "with"}
_TITLE_ABBREVIATIONS = lexicons.entries("abbreviations")
_NO_END = "".join(rf"(?<!\b{short}\.)" for short in _TITLE_ABBREVIATIONS) + r"(?<![\s.(][A-Z]\.)(?<!\ba\.m\.)(?<!\bp\.m\.)"
SENTENCE_END = re.compile(rf"(?:\.(?=\s){_NO_END}|[!?;\n](?=\s))")
"""A mark that ends a sentence, or sets a clause off: not the dot of 'Mr.' or of an initial."""
_MAY_END = re.compile(r"[.!?;\n]")
_MOST_GAP = 12
"""Characters between two words of a chain: 'against the' and its spaces."""
MOST_WORDS = 14
"""A longer chain is a headline or a list without commas: no names are looked for by shape in it."""
_LONGEST_CHAIN = 64
"""Words after which a chain is cut, so that to look through one is quick whatever the text."""
_FEWEST, _SHARE, _LONGEST_HEADLINE = 4, 0.6, 300
"""A headline in Title Case has so many capitalised words, such a share of them, and fewer characters than this."""
_MARKS_BEFORE = 8
"""Quotation marks, brackets and spaces that may stand between a sentence's end and the next word."""
_SENTENCE_ENDS = frozenset(".!?:;…•*|»")
_QUOTE_MARKS = "\"'“”‘’„«»([{—–- \t\n\r\u00a0"
_BESIDE = 24
_LEAD = 48


class Word(Struct, frozen=True, gc=False):
    """A capitalised word without its possessive ending."""

    start: int
    end: int
    text: str
    """As it stands there."""
    key: str
    """Folded, and with straight apostrophes: what lexicons are asked for."""
    lower: str
    """The key in small letters."""
    flags: int
    """What the lexicons say of it, see `vocabulary`."""
    join: str
    """What stands between it and the word before it in its chain: '' for nothing but space, else the small words."""
    opens: bool
    """Whether a sentence, a line or a quotation begins with it, so that its capital is no evidence."""


class Chain(Struct, frozen=True, gc=False):
    """Capitalised words that may be one name."""

    words: tuple[Word, ...]
    flags: int
    """What the lexicons say of any of them."""
    floor: int
    """Where its block begins."""
    ceiling: int
    """Where its block ends."""
    shout: bool
    """Whether the block is a headline in Title Case or capitals."""


class Scan(Struct, frozen=True):
    """What all annotators of names know of an article."""

    plain: str
    chains: tuple[Chain, ...]
    """Without chains of one word that can be no name."""
    tokens: frozenset[str]
    """Everything between white space; says whether a word is also written with a small letter."""
    index: Mapping[str, list[int]]
    """Small letters -> the number of its chain for each place where a word stands."""


_kept: list[tuple[Article, Scan]] = []


def scan(article: Article) -> Scan:
    """Return the chains of the article's annotated blocks, in order."""
    for known, scanned in _kept:
        if known is article:
            return scanned
    scanned = _scan(article)
    _kept[:] = [(article, scanned)]
    return scanned


def _scan(article: Article) -> Scan:
    plain = article.raw.plain
    chains: list[Chain] = []
    index: dict[str, list[int]] = {}
    for block in article.annotated:
        _collect(plain, block.start, block.end, chains, index)
    return Scan(plain=plain, chains=tuple(chains), tokens=frozenset(plain.split()), index=index)


def _collect(plain: str, start: int, end: int, chains: list[Chain], index: dict[str, list[int]]) -> None:
    """Add the chains of one block, and the numbers of the chains to the index of their words."""
    block = plain[start:end]
    pieces = _WORD.split(block)
    if len(pieces) == 1:
        return
    shout = _shouted(block, len(pieces) // 2)
    waiting: list[tuple[int, Term, str]] = []
    at, goes_on = start, False
    halves = iter(pieces)
    for between, capitalised in zip(halves, halves, strict=False):
        gap, written = between, capitalised
        first = at + len(gap)
        at = first + len(written)
        if gap[-1:] not in _USUAL_ENDS and (prefix := _prefix(gap)):
            gap, written, first = gap[: len(gap) - len(prefix)], prefix + written, first - len(prefix)
        join = _join(gap) if goes_on and len(gap) <= _MOST_GAP else None
        if join is None or len(waiting) == _LONGEST_CHAIN:
            if waiting:
                if len(waiting) > 1 or not waiting[0][1].dull:
                    chains.append(_chain(plain, waiting, start, end, shout, len(chains), index))
                waiting = []
            join = ""
        if len(written) <= LONGEST:
            known = term(written)
            goes_on = not known.tail
            if goes_on or waiting or not known.dull:
                waiting.append((first, known, join))
        else:
            goes_on = False
    if len(waiting) > 1 or (waiting and not waiting[0][1].dull):
        chains.append(_chain(plain, waiting, start, end, shout, len(chains), index))


def _prefix(gap: str) -> str:
    match = _PREFIX.search(gap, max(0, len(gap) - 4))
    if match is None or gap[match.start() - 1 : match.start()].isalnum() or (match.start() and gap[match.start() - 1] in "_@#/.-"):
        return ""
    return match[0]


def _shouted(block: str, capitalised: int) -> bool:
    if capitalised < _FEWEST or len(block) >= _LONGEST_HEADLINE:
        return False
    return capitalised >= _SHARE * (block.count(" ") + 1) and block[-1:] not in '.”"'


def _chain(
    plain: str,
    parts: Sequence[tuple[int, Term, str]],
    start: int,
    end: int,
    shout: bool,  # noqa: FBT001 - what is known of the block, not a switch; by place, since it is called for every chain
    number: int,
    index: dict[str, list[int]],
) -> Chain:
    """Make the chain of these words of a block, and add its number to the index."""
    words: list[Word] = []
    flags = 0
    opens = _opens(plain, parts[0][0], start)
    for at, part, join in parts:
        text, lower = part.text, part.lower
        flags |= part.flags | JOINED if join else part.flags
        words.append(Word(at, at + len(text), text, part.key, lower, part.flags, join, opens))
        opens = False
        numbers = index.get(lower)
        if numbers is None:
            index[lower] = [number]
        else:
            numbers.append(number)
    return Chain(tuple(words), flags, start, end, shout)


@lru_cache(maxsize=1 << 12)
def _join(gap: str) -> str | None:
    """Return the small words between two capitalised words of one chain, '' for space alone, None where a chain ends."""
    small = " ".join(gap.split())
    if not small:
        return "" if gap else None
    return small if small in _JOINS or small in lexicons.words("particles") else None


def _opens(plain: str, at: int, start: int) -> bool:
    if at - start > 1 and plain[at - 1] == " " and plain[at - 2].isalpha():
        return False
    before = plain[max(start, at - _MARKS_BEFORE) : at].rstrip(_QUOTE_MARKS)
    if not before:
        return at - start <= _MARKS_BEFORE or plain[at - 1 : at] in '"“«„'
    return before[-1] in _SENTENCE_ENDS or plain[at - 1] in '"“«„'


def standing(scanned: Scan, lower: str) -> Iterator[tuple[Chain, int]]:
    """Return where a word stands, given in small letters: its chain and its index there."""
    last = -1
    for number in scanned.index.get(lower, ()):
        if number == last:
            continue
        chain, last = scanned.chains[number], number
        for at, word in enumerate(chain.words):
            if word.lower == lower:
                yield chain, at


def before(chain: Chain, plain: str) -> str:
    """Return the lower-case word before the chain in its block, or ''."""
    first = chain.words[0].start
    near = plain[max(chain.floor, first - _BESIDE) : first]
    return near.rsplit(None, 1)[-1].lower() if near[-1:].isspace() and near.strip() else ""


def after(chain: Chain, plain: str) -> str:
    """Return the word after the chain in its block, lower case, or the punctuation mark that follows directly."""
    last = chain.words[-1].end
    rest = plain[last : min(chain.ceiling, last + _BESIDE)]
    following = _LETTERS.match(rest.lstrip())
    return following[0].lower() if following and rest[:1].isspace() else rest.lstrip()[:1]


def lead(plain: str, at: int) -> list[str]:
    """Return up to three words before `at`, lower case, the nearest last; a sentence's end cuts them off."""
    near = plain[max(0, at - _LEAD) : at]
    if _MAY_END.search(near):
        near = SENTENCE_END.split(near)[-1]
    return near.lower().split()[-3:]


def common(word: Word, scanned: Scan) -> bool:
    """Whether the word is an ordinary English word, or stands in the article with a small letter too."""
    return bool(word.flags & ENGLISH) or (word.opens and word.lower in scanned.tokens)


def claim(kind: str, scanned: Scan, start: int, end: int, *, rule: str, certainty: float, why: str, value: str = "") -> Mention:
    """Make a mark; without a value it stands for its own words."""
    text = scanned.plain[start:end]
    value = value or " ".join(text.split())
    return Mention(start=start, end=end, kind=kind, text=text, certainty=certainty, rule=rule, why=why, value=value)


def key(written: str) -> str:
    """Return the words of a mark as `phrases.phrase` gives them."""
    return " ".join(folded(written).replace("’", "'").split())
