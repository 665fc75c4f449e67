"""Languages -> what their words are looked up by: the stemmers of lunr-languages, said in Python.

The index is made in Python and asked in the browser, so both must cut the same ends off. lunr-languages 1.14.0 holds stemmers that were
generated from Snowball (snowballstem.org) around 2014; snowballstemmer 1.2.1 was generated from the same sources. Later releases of
either know better rules (French '-ïsme', Portuguese '-ução', Russian 'ё'), and differ from the browser's; tests/benchmarks/stems.py
compares the two over word lists of any size, and tests/search/languages/README.md has its figures. Turkish is left out: the two disagree
about words in '-ki' that have another ending behind it, such as 'grubununkiyle', 5 of 122,771.

Words are looked up without diacritics, and stemmers need them: 'annoncée' is cut to 'annonc', 'annoncee' only to 'annonce'. So a word
has the stem of what is written and the stem of what is left when its diacritics are; whoever types them finds it by the first, whoever
doesn't by the second. browser/search-languages.js repeats `terms`.
Cost: a word with diacritics has up to two terms. English stays as it is: its few diacritics are of names.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, lru_cache, partial
from importlib.resources import files as package_files
from typing import Any

import msgspec
from lunr.stop_word_filter import WORDS as ENGLISH_STOP_WORDS  # type: ignore[import-untyped]
from msgspec import Struct
from snowballstemmer import (  # type: ignore[import-untyped]
    DanishStemmer,
    DutchStemmer,
    FinnishStemmer,
    FrenchStemmer,
    GermanStemmer,
    HungarianStemmer,
    ItalianStemmer,
    NorwegianStemmer,
    PortugueseStemmer,
    RomanianStemmer,
    RussianStemmer,
    SpanishStemmer,
    SwedishStemmer,
)

from sitegen.errors import SitegenError
from sitegen.search import stemmer
from sitegen.search.words import cut, fold, words, written

SUPPORT = "lunr.stemmer.support.min.js"
"""What every file of lunr-languages needs in the browser."""
_SAME = {"nb": "no"}
"""Subtag -> the one that it is stemmed by: Snowball's Norwegian is Bokmål."""
_LETTERS = {"ru": "й"}
"""Letters that Unicode takes for decorated ones and writers of the language do not: nobody leaves the breve of 'й' out."""
_STOP_WORDS = re.compile(rb'generateStopWordFilter\(("(?:[^"\\]|\\.)*")\.split\(" "\)\)')


class _Portuguese(PortugueseStemmer):  # type: ignore[misc]
    """As lunr.pt.js, which drops the 'i' of a final 'ci' that an ending leaves even where Snowball's region RV begins behind it.

    No word of the lists that we measured with shows it; 'erciam' would.
    """

    current: str

    def r_standard_suffix(self) -> bool:
        return bool(super().r_standard_suffix()) and self._drop_i()

    def r_verb_suffix(self) -> bool:
        return bool(super().r_verb_suffix()) and self._drop_i()

    def _drop_i(self) -> bool:
        if self.I_pV == self.limit and self.current.endswith("ci"):
            self.current = self.current[:-1]
            self.limit -= 1
        return True


_SNOWBALL: Mapping[str, Callable[[], Any]] = {
    "da": DanishStemmer,
    "de": GermanStemmer,
    "es": SpanishStemmer,
    "fi": FinnishStemmer,
    "fr": FrenchStemmer,
    "hu": HungarianStemmer,
    "it": ItalianStemmer,
    "nl": DutchStemmer,
    "no": NorwegianStemmer,
    "pt": _Portuguese,
    "ro": RomanianStemmer,
    "ru": RussianStemmer,
    "sv": SwedishStemmer,
}


class Language(Struct, frozen=True):
    """How words of one language are looked up."""

    code: str
    """Its primary subtag (BCP 47), by which `sitegenSearch.termsOf` knows it; 'und' for a language that we have no stemmer for."""
    stem: Callable[[str], str]
    stop_words: frozenset[str]
    """As they are looked up, without diacritics: compare with `words.words`."""
    reads_diacritics: bool = True
    """Whether the stemmer is given what is written as well, and not only what is left without diacritics."""
    letters: str = ""
    """See _LETTERS; one character at most."""


UNDETERMINED = Language(code="und", stem=str, stop_words=frozenset(), reads_diacritics=False)


class _Known(Mapping[str, Language]):
    """Made when asked for: the stop words lie in files that an archive in English does not need."""

    def __getitem__(self, code: str) -> Language:
        return _known(code)

    def __iter__(self) -> Iterator[str]:
        yield from sorted({"en", *_SNOWBALL})

    def __len__(self) -> int:
        return len(_SNOWBALL) + 1


LANGUAGES: Mapping[str, Language] = _Known()
"""Primary subtag -> language. SitegenError when the installation lacks its file."""


def of(tag: str) -> Language:
    """Return the language of a BCP 47 tag ('pt-BR' -> Portuguese), or one without stems and stop words."""
    code = tag.partition("-")[0].lower()
    return LANGUAGES.get(_SAME.get(code, code), UNDETERMINED)


def of_article(stated: str | None, archive: str, offered: Iterable[str]) -> Language:
    """Return the language that an article is searched in.

    `stated` is its own tag, `archive` the archive's, `offered` the tags that the archive's search is set to beside that. A language
    outside of them is not stemmed, because the browser would not know how to.
    """
    language = of(stated or archive)
    return language if language in of_archive(archive, offered) else UNDETERMINED


def of_archive(archive: str, offered: Iterable[str]) -> tuple[Language, ...]:
    """Return the languages that an archive is searched in, each once: its own, then those that its search offers beside it."""
    return tuple(dict.fromkeys(map(of, (archive, *offered))))


def scripts(languages: Iterable[Language]) -> Mapping[str, bytes]:
    """Return the names and contents of what the browser has to load for these languages, after lunr.min.js, in order of loading."""
    codes = [language.code for language in dict.fromkeys(languages) if language.code in _SNOWBALL]
    return {name: _script(name) for name in ([SUPPORT, *map(_file, codes)] if codes else [])}


@lru_cache(maxsize=1 << 18)
def terms(spelling: str, language: Language) -> tuple[str, ...]:
    """Return what one of the words that `words.spelt` found is looked up by in its language.

    Of each of its `words`, first the stem of what is written, then that of what is left without diacritics, where it is another one.
    """
    plain = words(spelling)
    if not language.reads_diacritics:
        return tuple(map(language.stem, plain))
    marked = plain if spelling.isascii() else cut(written(spelling))
    if tuple(map(fold, marked)) != plain:  # 'ŉ' and the like, which fall apart into other words when they are folded
        marked = plain
    stems = (fold(language.stem(form)) for word in marked for form in (word, _bare(word, language.letters)))
    return tuple(dict.fromkeys(stems))


def _bare(word: str, letters: str) -> str:
    return letters.join(map(fold, word.split(letters))) if letters else fold(word)


@cache
def _known(code: str) -> Language:
    if code == "en":
        return Language(code="en", stem=stemmer.stem, stop_words=frozenset(ENGLISH_STOP_WORDS), reads_diacritics=False)
    snowball = _SNOWBALL[code]  # KeyError is what a mapping says of a key that it has not
    quoted = _STOP_WORDS.search(_script(_file(code)))
    assert quoted, code
    stop_words = msgspec.json.decode(quoted[1], type=str).split()
    return Language(
        code=code,
        stem=lru_cache(maxsize=1 << 17)(partial(_stem, snowball)),
        stop_words=frozenset(word for stop_word in stop_words for word in words(stop_word)),
        letters=_LETTERS.get(code, ""),
    )


def _stem(made: Callable[[], Any], word: str) -> str:
    """Stem as JavaScript does, which counts UTF-16 units; a word that nothing is left of stays as it is."""
    wide = max(word, default="") > "\uffff"
    snowball = made()  # a new one each time, which costs a microsecond: it keeps the word that it is at, and threads would share that
    snowball.set_current(stemmer.halved(word) if wide else word)
    snowball._stem()  # noqa: SLF001 - stemWord keeps a cache of its own
    stem: str = snowball.get_current() or word
    return stemmer.joined(stem) if wide else stem


def _file(code: str) -> str:
    return f"lunr.{code}.min.js"


def _script(name: str) -> bytes:
    place = package_files(__package__).joinpath("made", name)
    if not place.is_file():
        raise SitegenError(
            "search needs lunr-languages, which this installation lacks",
            where=f"sitegen/search/made/{name}",
            hint="Install sitegen again with npm on the PATH: it comes from there.",
        )
    return place.read_bytes()
