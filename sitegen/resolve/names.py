"""What a name is made of, so that two spellings of it meet in one dictionary key instead of being compared in pairs.

Folding is conservative: for people the given name has to agree as well, letter for letter or as a known spelling of the same name,
before 'Loukashenko' and 'Lukashenko' count as one. Sound alone joins nobody.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from msgspec import Struct

from sitegen import data, text

PERSON = "person"
_DOTTED = re.compile(r"(?:\w\.){2,}\w?\b|(?:\w\.){2,}")
_GENERATION = frozenset({"jr", "sr", "junior", "senior", "ii", "iii", "iv"})
_LONGEST_ACRONYM = 8
_VOWELS = re.compile(r"[aeiouyh]")
_INITIALS = re.compile(r"(?:[^\W\d_]\.-?){2,4}[^\W\d_]?|[^\W\d_]\.-?[^\W\d_]")
_ARTICLE = re.compile(r"(?i:al|el|as|ash|ad|ar|ul)[-‐‑](?=[A-Z])")
"""The article of an Arabic name: one transliteration writes it, another leaves it out, a third writes it otherwise."""
_ARTICLES = frozenset({"al", "el", "ul"})


def _lines(name: str) -> tuple[str, ...]:
    return data.lines("sitegen.resolve", name)


class Person(Struct, frozen=True):
    """A person's name, taken apart."""

    shown: str
    """As written, without the titles before it."""
    words: tuple[str, ...]
    """Folded words of `shown` without a generation's mark ('Jr')."""
    generation: str

    @property
    def key(self) -> str:
        """What two mentions must share to be the same name at once."""
        return " ".join((*self.words, self.generation)).strip()

    @property
    def surname_only(self) -> bool:
        """Whether no given name is told: 'Putin', 'von der Leyen', but not 'Al Gore'."""
        return len(self.words) == 1 or (self.words[0] in _PARTICLES and not (self.words[0] in _GIVEN_TOO and self.shown[:1].isupper()))

    @property
    def initial(self) -> str:
        """The letter that stands for the given name in 'V. Putin', else ''."""
        return self.words[0] if len(self.words[0]) == 1 and len(self.words[-1]) > 1 else ""

    @property
    def joined(self) -> str:
        """All words in one: the same for 'Kim Jong Un' and 'Kim Jong-un'."""
        return "".join(self.words)

    @property
    def skeleton(self) -> str:
        """The given name without what transliterations and mishearings change most: its vowels."""
        return _VOWELS.sub("", sound(self.words[0]))

    @property
    def given(self) -> str:
        """The first word, the same for all known spellings of that given name."""
        return _GIVEN.get(sound(self.words[0]), sound(self.words[0]))

    @property
    def family(self) -> str:
        """The last word by its sound; a given name in its place the same for all known spellings."""
        return _GIVEN.get(sound(self.words[-1]), sound(self.words[-1]))

    @property
    def middle(self) -> tuple[str, ...]:
        """The words between, by their sounds."""
        return tuple(sound(word) for word in self.words[1:-1])

    @property
    def short_forms(self) -> tuple[str, ...]:
        """Keys of the names without a given name that may stand for this one: 'leyen', 'von der leyen'."""
        starts = [len(self.words) - 1]
        while starts[-1] > 1 and self.words[starts[-1] - 1] in _PARTICLES:
            starts.append(starts[-1] - 1)
        return tuple(" ".join(self.words[start:]) for start in starts)


def key(name: str, kind: str) -> str:
    """Return what the names of one entity of `kind` have in common when they are simply the same name."""
    return person(name).key if kind == PERSON else thing(name, kind)


@lru_cache(maxsize=1 << 16)
def person(name: str) -> Person:
    """Take a person's name apart; a name that consists of titles alone keeps the last of them."""
    words = text.squeezed(name).split()
    while len(words) > 1 and text.key(words[0]) in _TITLES:
        words = words[1:]
    folded = [key for word in words for key in _folded(word)]
    last = len(folded) - 1
    folded = [word for at, word in enumerate(folded) if not (word in _ARTICLES and 0 < at < last)]
    if len(words) > 1 and words[0] in _ARTICLES:  # 'al Sisi', but 'Al Gore'
        folded = folded[1:]
    generation = folded.pop() if len(folded) > 1 and folded[-1] in _GENERATION else ""
    return Person(shown=" ".join(words), words=tuple(folded) or (" ".join(words),), generation=generation)


def _folded(word: str) -> Iterator[str]:
    """Yield the parts of one written word that count: each initial, and else the word without an article before it."""
    bare = text.folded(word)
    if _INITIALS.fullmatch(bare):
        yield from (letter.casefold() for letter in bare if letter.isalpha())
    elif key := text.key(_ARTICLE.sub("", bare, count=1)).replace(" ", ""):
        yield key


@lru_cache(maxsize=1 << 16)
def sound(word: str) -> str:
    """Write a folded word as it sounds in any transliteration: 'zelenskyy', 'zelenskiy' -> 'zelensky'."""
    for pattern, replacement in _LETTERS:
        word = pattern.sub(replacement, word)
    return word


@lru_cache(maxsize=1 << 16)
def thing(name: str, kind: str) -> str:
    """Return the key of a name that is no person's: without an article before it, a legal form after it, or dots in an abbreviation.

    An organisation is also the same with '&' and 'and', and in British and American spelling.
    A place goes by the first of its names in places.txt.
    """
    words = text.key(_DOTTED.sub(lambda match: match[0].replace(".", ""), name)).split()
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    if kind == "organisation":
        while len(words) > 1 and words[-1] in _COMPANIES:
            words.pop()
        words = [_SPELLINGS.get(word, word) for word in words if word != "and" or len(words) == 1]  # 'Marks & Spencer' has lost its sign
    key = " ".join(words) or text.squeezed(name)
    return _PLACES.get(key, key) if kind == "place" else key


def without_article(name: str) -> str:
    """Show 'the Netherlands' as 'Netherlands', but leave 'The Hague'."""
    squeezed = text.squeezed(name)
    return squeezed.removeprefix("the ") or squeezed


def acronym(name: str) -> bool:
    """Whether `name` is written as an acronym: 'ISW', 'U.N.', 'UNHCR'."""
    letters = name.replace(".", "")
    return letters.isalnum() and letters.isupper() and 1 < len(letters) <= _LONGEST_ACRONYM


def company(name: str) -> bool:
    """Whether a name says by its legal form that it is a company's: 'Ford Motor Co'."""
    words = text.key(name).split()
    return len(words) > 1 and words[-1] in _COMPANIES


def odd_case(name: str) -> bool:
    """Whether a name is written all in small letters, or all in capitals without being an acronym: 'kyiv', 'HONG KONG'."""
    return name.islower() or (name.isupper() and not acronym(name))


def short_ones(values: Iterable[str]) -> set[str]:
    """Return the acronyms among names of one thing, however they are written: 'NATO' and 'Nato', 'IBM' and 'IBM Corp'."""
    keys = {name: thing(name, "organisation") for name in values}
    shouted = {keys[name] for name in keys if acronym(name)}
    return {name for name in keys if keys[name] in shouted}


_TITLES = frozenset(_lines("titles.txt"))
_PARTICLES = frozenset(_lines("particles.txt"))
_GIVEN_TOO = frozenset(_lines("particles_or_given.txt"))
_COMPANIES = frozenset(_lines("companies.txt"))
_LETTERS = tuple((re.compile(pattern), replacement) for pattern, _, replacement in (line.partition("\t") for line in _lines("letters.txt")))
_GIVEN = {sound(form): names.split()[0] for names in _lines("given_names.txt") for form in names.split()}
_SPELLINGS = {form: forms.split()[0] for forms in _lines("spellings.txt") for form in forms.split()}
_PLACES: dict[str, str] = {}
for _line in _lines("places.txt"):
    _name, _, _others = _line.partition("|")
    for _form in (_name, *_others.split(",")):
        _PLACES[thing(_form, "")] = thing(_name, "")
