"""The capitalised words of an article, found once and shared by the annotators of people, places and organisations.

A chain is a stretch of capitalised words with nothing between them but space or a small word that names may hold ('of the', 'de',
'and'). Chains are where names are; who is named, the annotators decide. Here too is what a capital is worth: at the beginning of a
sentence, in a headline in Title Case and in LINES OF CAPITALS it says nothing. One pass of one regular expression over each block, and
one Python step for each capitalised word; the last article's scan is kept, since three annotators ask for it one after the other.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from msgspec import Struct

from sitegen.annotate import lexicons
from sitegen.model import Article, Mention
from sitegen.text import folded

_UPPER = "A-Z" + "".join(chr(code) for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)) if chr(code).isupper())
_ABBREVIATIONS = (
    r"(?:Mrs?|Ms|Messrs|Drs?|Prof|Gen|Col|Lt|Maj|Capt|Cmdr|Sgt|Cpl|Adm|Brig|Sen|Rep|Gov|St|Ste|Mt|Jr|Sr|Rev|Ven|Hon|Fr|Adv|Engr|Eng|Smt)\."
)
_TAILS = rf"(?:{'|'.join(lexicons.entries('hyphen_tails'))})\b"
_WORD = re.compile(
    rf"(?<![\w@#/.-])(?:(?:[{_UPPER}]\.(?:-?[{_UPPER}]\.)*(?:[{_UPPER}](?!\w))?)|{_ABBREVIATIONS}|"
    rf"(?:(?:[aA][lnsdt]|[aA]sh|[eEuU]l|[dDlL]['’]|[oO]['’]|[mM]ac|[mM]c|de|bin)-?)?[{_UPPER}]\w*(?:(?:['’](?![sS]\b)|[-&.](?!{_TAILS}))\w+)*)"
)
_LOWER = re.compile(r"[^\W\d_]+")
_JOINS = {"of", "for", "on", "of the", "for the", "on the", "and", "&", "and the", "in", "in the", "to", "against", "against the", "with"}
_TITLE_ABBREVIATIONS = lexicons.entries("abbreviations")
_NO_END = "".join(rf"(?<!\b{short}\.)" for short in _TITLE_ABBREVIATIONS) + r"(?<![\s.(][A-Z]\.)(?<!\ba\.m\.)(?<!\bp\.m\.)"
SENTENCE_END = re.compile(rf"(?:\.(?=\s){_NO_END}|[!?;\n](?=\s))")
"""A mark that ends a sentence, or sets a clause off: not the dot of 'Mr.' or of an initial."""
_MOST_GAP = 12
"""Characters between two words of a chain: 'against the' and its spaces."""
MOST_WORDS = 14
"""A longer chain is a headline or a list without commas: no names are looked for by shape in it."""
_FEWEST, _SHARE, _LONGEST_HEADLINE = 4, 0.6, 300
"""A headline in Title Case has so many capitalised words, such a share of them, and fewer characters than this."""
_MARKS_BEFORE = 8
"""Quotation marks, brackets and spaces that may stand between a sentence's end and the next word."""
_SENTENCE_ENDS = frozenset(".!?:;…•*|»")
_QUOTE_MARKS = "\"'“”‘’„«»([{—–- \t\n\r\u00a0"


class Word(Struct, frozen=True):
    """A capitalised word without its possessive ending."""

    start: int
    end: int
    text: str
    """As it stands there."""
    key: str
    """Folded, and with straight apostrophes: what lexicons are asked for."""
    join: str
    """What stands between it and the word before it in its chain: '' for nothing but space, else the small words."""
    opens: bool
    """Whether a sentence, a line or a quotation begins with it, so that its capital is no evidence."""


class Chain(Struct, frozen=True):
    """Capitalised words that may be one name."""

    words: tuple[Word, ...]
    before: str
    """The lower-case word before it in the same sentence, or ''."""
    after: str
    """The word after it, lower case, or the punctuation mark that follows directly."""
    shout: bool
    """Whether the block is a headline in Title Case or capitals."""


class Scan(Struct, frozen=True):
    """What all annotators of names know of an article."""

    plain: str
    chains: tuple[Chain, ...]
    tokens: frozenset[str]
    """Everything between white space; says whether a word is also written with a small letter."""


def scan(article: Article) -> Scan:
    """Return the chains of the article's annotated blocks, in order."""
    return _scan(article.raw.plain, tuple((block.start, block.end) for block in article.annotated))


@lru_cache(maxsize=2)
def _scan(plain: str, blocks: tuple[tuple[int, int], ...]) -> Scan:
    chains: list[Chain] = []
    for start, end in blocks:
        matches = list(_WORD.finditer(plain, start, end))
        if matches:
            shout = _shouted(plain[start:end], len(matches))
            chains.extend(_chains(plain, matches, start, end, shout=shout))
    return Scan(plain=plain, chains=tuple(chains), tokens=frozenset(plain.split()))


def _shouted(block: str, capitalised: int) -> bool:
    words = block.count(" ") + 1
    return _FEWEST <= capitalised >= _SHARE * words and len(block) < _LONGEST_HEADLINE and block[-1:] not in '.”"'


def _chains(plain: str, matches: list[re.Match[str]], start: int, end: int, *, shout: bool) -> list[Chain]:
    found: list[Chain] = []
    words: list[Word] = []
    stop = start
    for match in matches:
        at, text = match.start(), match[0]
        join: str | None = None
        if words and at - stop <= _MOST_GAP:
            join = _join(plain[stop:at])
        if join is None:
            if words:
                found.append(_chain(plain, words, start, at, shout=shout))
            words, join = [], ""
        key = (text if text.isascii() else folded(text)).replace("’", "'")
        words.append(Word(at, match.end(), text, key, join, not words and _opens(plain, at, start)))
        stop = match.end()
    found.append(_chain(plain, words, start, end, shout=shout))
    return found


def _join(gap: str) -> str | None:
    """Return the small words between two capitalised words of one chain, '' for space alone, None where a chain ends."""
    if gap == " ":
        return ""
    small = " ".join(gap.split())
    if not small:
        return "" if gap else None
    return small if small in _JOINS or small in lexicons.words("particles") else None


def _opens(plain: str, at: int, start: int) -> bool:
    before = plain[max(start, at - _MARKS_BEFORE) : at].rstrip(_QUOTE_MARKS)
    if not before:
        return at - start <= _MARKS_BEFORE or plain[at - 1 : at] in '"“«„'
    return before[-1] in _SENTENCE_ENDS or plain[at - 1] in '"“«„'


def _chain(plain: str, words: list[Word], start: int, end: int, *, shout: bool) -> Chain:
    first, last = words[0].start, words[-1].end
    before = plain[max(start, first - 24) : first]
    word = before.rsplit(None, 1)[-1] if before[-1:].isspace() and before.strip() else ""
    rest = plain[last : min(end, last + 24)]
    following = _LOWER.match(rest.lstrip())
    after = following[0].lower() if following and rest[:1].isspace() else rest.lstrip()[:1]
    return Chain(words=tuple(words), before=word.lower(), after=after, shout=shout)


def phrase(words: tuple[Word, ...], first: int, last: int) -> str:
    """Return the words first to last (inclusive) as a lexicon writes them, the small words between them included."""
    if first == last:
        return words[first].key
    rest = (f"{word.join} {word.key}" if word.join else word.key for word in words[first + 1 : last + 1])
    return " ".join((words[first].key, *rest))


def key(written: str) -> str:
    """Return the words of a mark as `phrase` gives them."""
    return " ".join(folded(written).replace("’", "'").split())


def longest(words: tuple[Word, ...], first: int, openers: Mapping[str, int], known: Mapping[str, str]) -> int:
    """Return the index of the last word of the longest known name that begins with word `first`, or -1."""
    for last in range(min(first + openers.get(words[first].key, 0), len(words)) - 1, first - 1, -1):
        if phrase(words, first, last) in known:
            return last
    return -1


def run(words: tuple[Word, ...], first: int) -> int:
    """Return the index after the last word that follows word `first` with nothing but space between them."""
    last = first + 1
    while last < len(words) and not words[last].join:
        last += 1
    return last


def lead(plain: str, at: int) -> list[str]:
    """Return up to three words before `at`, lower case, the nearest last; a sentence's end cuts them off."""
    before = plain[max(0, at - 48) : at]
    return SENTENCE_END.split(before)[-1].lower().split()[-3:]


def common(word: Word, scanned: Scan) -> bool:
    """Whether the word is an ordinary English word, or stands in the article with a small letter too."""
    lower = word.key.lower()
    return lower in lexicons.words("words") or (word.opens and lower in scanned.tokens)


def again(scanned: Scan, known: Mapping[str, str]) -> Iterator[tuple[Word, Word, str]]:
    """Return the first and last word of every place where one of the known names stands, with the name; also in CAPITALS.

    Keys of `known` are phrases, see `phrase`. A name of one word counts where no other capitalised word stands beside it.
    """
    reach: dict[str, int] = {}
    forms = {form.lower(): form for form in known}
    for form in forms:
        first = form.split(" ", 1)[0]
        reach[first] = max(reach.get(first, 0), form.count(" ") + 1)
    for chain in scanned.chains if reach else ():
        for at, word in enumerate(chain.words):
            most = reach.get(word.key.lower(), 0)
            for last in range(min(at + most, len(chain.words)) - 1, at - 1, -1):
                written = phrase(chain.words, at, last)
                form = forms.get(written.lower(), "")
                if form and (written == form or written.isupper()) and (last > at or _single(chain.words, at)):
                    yield word, chain.words[last], known[form]
                    break


def _single(words: tuple[Word, ...], at: int) -> bool:
    beside = [words[at].join] * bool(at) + [word.join for word in words[at + 1 : at + 2]]
    return all(join and join not in lexicons.words("particles") for join in beside)


def claim(kind: str, scanned: Scan, start: int, end: int, *, rule: str, certainty: float, why: str, value: str = "") -> Mention:
    """Make a mark; without a value it stands for its own words."""
    text = scanned.plain[start:end]
    value = value or " ".join(text.split())
    return Mention(start=start, end=end, kind=kind, text=text, certainty=certainty, rule=rule, why=why, value=value)
