"""Languages beside English: Python against the browser's own scripts, in Node, over words of our own, made-up words and any text."""

import random
import timeit
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lunr.stop_word_filter import WORDS as ENGLISH_STOP_WORDS
from search_in_node import LUNR, archive, run, scripts
from snowballstemmer.among import Among

from sitegen.errors import SitegenError
from sitegen.model import OutputFile
from sitegen.search import languages, stemmer
from sitegen.search.languages import LANGUAGES, UNDETERMINED, terms
from sitegen.search.words import fold, spelt, words

HERE = Path(__file__).parent / "languages"
OTHERS = sorted(set(LANGUAGES) - {"en"})
PARTS = {f"assets/{name}": content for name, content in languages.scripts(LANGUAGES.values()).items()}
SCRIPTS = (LUNR, *PARTS, "assets/search-engine.js")
TERMS = "({codes, texts}) => codes.map((code) => texts.map((text) => sitegenSearch.termsOf(text, code)))"
ALPHABET = "aeiouybcdglmnrstxäöüßéèêëïîôœçñãõåøæőűțţşșğıİĳŉabenstrыийоеёчшщьъюя'’.\u0301\u0308\u0327\u00ad𐌰AEISÉÄИЙ"


@cache
def browser() -> tuple[OutputFile, ...]:
    """The scripts of an archive that is searched in all languages."""
    return scripts(archive(languages=tuple(OTHERS)))


def lines(name: str) -> Iterator[tuple[str, str]]:
    """The lines of a file with the language that they stand under, '' for all."""
    code = ""
    for line in HERE.joinpath(name).read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            code = line.strip("[]")
        elif line and not line.startswith("#"):
            yield code, line


def differing(texts: Sequence[str], codes: Sequence[str]) -> list[object]:
    """What Python and the browser do not agree about."""
    theirs = run(browser(), TERMS, {"codes": codes, "texts": texts}, SCRIPTS)
    return [
        (code, text, ours, other)
        for code, found in zip(codes, theirs, strict=True)
        for text, other in zip(texts, found, strict=True)
        if (ours := list(terms(text, LANGUAGES.get(code, UNDETERMINED)))) != other
    ]


def endings(code: str) -> list[str]:
    """The endings that Snowball's stemmer of a language looks for, from its own tables."""
    tables = [table for made in type(languages._SNOWBALL[code]()).__mro__ for table in vars(made).values() if isinstance(table, list)]
    return sorted({entry.s for table in tables for entry in table if isinstance(entry, Among)})


def test_there_are_the_languages_that_the_build_hook_brings() -> None:
    assert set(LANGUAGES) >= {"en", "fr", "de", "es", "it", "pt", "ru", "nl"}
    assert len(LANGUAGES) == len(list(LANGUAGES))
    there = {path.name for path in Path(languages.__file__).parent.joinpath("made").glob("lunr.*.min.js")}
    assert there == {languages.SUPPORT, *(f"lunr.{code}.min.js" for code in OTHERS)}


def test_hard_words_have_the_same_terms_in_the_browser() -> None:
    hard = sorted({word for _, line in lines("hard_words.txt") for word in line.split()})
    assert len(hard) > 650
    assert differing([*hard, *map(str.upper, hard), *map(str.title, hard)], [*LANGUAGES, "und"]) == []


@pytest.mark.parametrize("code", OTHERS)
def test_made_up_words_have_the_same_terms_in_the_browser(code: str) -> None:
    rng = random.Random(code)
    ends = endings(code)
    letters = "".join(ends) + "aeiouy"
    starts = ["".join(rng.choices(letters, k=rng.randint(0, 6))) for _ in range(300)]
    made = {rng.choice(starts) + "".join(rng.choices(ends, k=rng.randint(1, 3))) for _ in range(3_000)}
    made.update("".join(rng.choices(letters, k=rng.randint(1, 9))) for _ in range(1_000))
    assert differing(sorted(made), [code]) == []


@settings(deadline=None, max_examples=10)
@given(st.lists(st.one_of(st.text(ALPHABET, min_size=1, max_size=14), st.text(max_size=8)), min_size=40, max_size=80))
def test_any_text_has_the_same_terms_in_the_browser(texts: list[str]) -> None:
    found = sorted({word for text in texts for word in spelt(text)})
    known = [word for word in found if all(is_known(letter) for letter in word)]
    assert differing(known, [*LANGUAGES, "und"]) == []


def is_known(letter: str) -> bool:
    """As in test_words: letters that every version of Unicode has."""
    return unicodedata.ucd_3_2_0.category(letter) == unicodedata.category(letter) != "Cn"


@pytest.mark.parametrize(("code", "line"), list(lines("finds.txt")))
def test_this_finds_that(code: str, line: str) -> None:
    asked, _, named = line.partition("->" if "-/>" not in line else "-/>")
    wanted = set(terms(asked.strip(), LANGUAGES[code]))
    met = {word: bool(wanted & set(terms(word, LANGUAGES[code]))) for word in map(str.strip, named.split(","))}
    assert met == dict.fromkeys(met, "-/>" not in line)


@given(st.text(ALPHABET, max_size=20))
def test_terms_are_folded_never_empty_and_each_there_once(spelling: str) -> None:
    for language in LANGUAGES.values():
        found = terms(spelling, language)
        if language.code != "en":
            assert len(set(found)) == len(found)
            assert [fold(term) for term in found] == list(found)
        assert all(found)
        assert bool(found) == bool(words(spelling))


@given(st.text(ALPHABET, max_size=20))
def test_english_is_as_it_was_and_no_language_is_no_stemming(spelling: str) -> None:
    assert terms(spelling, LANGUAGES["en"]) == tuple(map(stemmer.stem, words(spelling)))
    assert terms(spelling, UNDETERMINED) == words(spelling)


def test_what_was_typed_without_accents_meets_what_was_written_with_them() -> None:
    assert terms("annoncée", LANGUAGES["fr"]) == ("annonc", "annonce")
    assert terms("annoncee", LANGUAGES["fr"]) == ("annonce",)
    assert terms("l’Élysée", LANGUAGES["fr"]) == ("lelys", "lelyse", "elys", "elyse")


def test_a_russian_short_i_is_a_letter_of_its_own() -> None:
    assert terms("красивый", LANGUAGES["ru"]) == ("красив",)


def test_stop_words_are_those_of_the_browser_as_they_are_looked_up() -> None:
    hard = {word.lower() for _, line in lines("hard_words.txt") for word in line.split()}
    candidates = sorted(
        {
            *hard,
            *[
                "und",
                "the",
                "ist",
                "est",
                "été",
                "für",
                "sûr",
                "даже",
                "и",
                "a",
                "è",
                "é",
                "más",
                "não",
                "het",
                "ŉ",
                "och",
                "över",
                "være",
                "olla",
                "és",
                "în",
            ],
        }
    )
    code = "({codes, words}) => codes.map((code) => words.filter((word) => !lunr[code].stopWordFilter(new lunr.Token(word))))"
    theirs: Mapping[str, list[str]] = dict(zip(OTHERS, run(browser(), code, {"codes": OTHERS, "words": candidates}, SCRIPTS), strict=True))
    for language in OTHERS:
        assert theirs[language]
        assert {fold(word) for word in theirs[language]} <= LANGUAGES[language].stop_words
        assert {fold(word) for word in LANGUAGES[language].stop_words} == LANGUAGES[language].stop_words
    assert "" not in LANGUAGES["nl"].stop_words
    assert LANGUAGES["en"].stop_words == ENGLISH_STOP_WORDS


@pytest.mark.parametrize(
    ("tag", "code"),
    [("fr", "fr"), ("pt-BR", "pt"), ("DE-at", "de"), ("nb", "no"), ("nb-NO", "no"), ("uk", "und"), ("und", "und"), ("", "und")],
)
def test_tags_name_languages(tag: str, code: str) -> None:
    assert languages.of(tag).code == code


def test_articles_are_stemmed_in_their_language_if_the_archive_offers_it() -> None:
    assert languages.of_article(None, "fr", ()).code == "fr"
    assert languages.of_article("de", "fr", ()).code == "und"
    assert languages.of_article("de-CH", "fr", ("de",)).code == "de"
    assert languages.of_article("uk", "fr", ("uk",)).code == "und"
    assert [language.code for language in languages.of_archive("en-GB", ("fr", "pt-BR", "uk", "fr-CA"))] == ["en", "fr", "pt", "und"]


def test_the_browser_loads_what_an_archive_needs_and_no_more() -> None:
    assert languages.scripts([LANGUAGES["en"], UNDETERMINED]) == {}
    assert list(languages.scripts([LANGUAGES["en"], LANGUAGES["fr"], LANGUAGES["de"], LANGUAGES["fr"]])) == [
        "lunr.stemmer.support.min.js",
        "lunr.fr.min.js",
        "lunr.de.min.js",
    ]
    assert sum(map(len, languages.scripts([LANGUAGES["es"]]).values())) < 16_000


def test_a_language_whose_script_did_not_load_is_not_stemmed() -> None:
    code = "(words) => words.map((word) => [sitegenSearch.termsOf(word, 'fr'), sitegenSearch.termsOf(word, '__proto__')])"
    without = [script for script in SCRIPTS if script not in PARTS]
    assert run(browser(), code, ["Annoncée"], without) == [[["annoncee"], ["annoncee"]]]


def test_the_browser_stems_in_a_worker_too() -> None:
    """A worker has no window: importScripts runs them in a global scope as Node's is here."""
    assert run(browser(), "() => [typeof window, typeof lunr.fr.stemmer]", None, SCRIPTS) == ["undefined", "function"]


def test_lunr_itself_is_left_as_it_is() -> None:
    """Later versions of lunr-languages replace lunr.QueryParser.parseTerm and more."""
    code = "() => Object.entries(lunr).filter(([name]) => name !== 'stemmerSupport').map(([name, value]) => [name, String(value)])"
    names = {*OTHERS, "stemmerSupport", "trimmerSupport"}
    with_languages = [entry for entry in run(browser(), code, None, (LUNR, *PARTS)) if entry[0] not in names]
    assert with_languages == run(browser(), code, None, (LUNR,))


def test_an_installation_without_a_file_says_what_to_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(languages, "package_files", lambda _package: tmp_path)
    with pytest.raises(SitegenError, match="lacks") as caught:
        languages.scripts([LANGUAGES["fr"]])
    assert caught.value.where == "sitegen/search/made/lunr.stemmer.support.min.js"


def test_terms_are_remembered() -> None:
    french = LANGUAGES["fr"]
    assert min(timeit.repeat(lambda: terms("annoncées", french), number=10_000, repeat=5)) < 0.05
