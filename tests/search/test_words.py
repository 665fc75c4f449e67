import json
import random
import time
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lunr.stop_word_filter import WORDS
from search_in_node import LUNR, archive, run, scripts

from sitegen.search import words
from sitegen.search.stemmer import stem
from sitegen.search.words import LONGEST, all_words, fold, letters

WORDS_IN_BROWSER = "(texts) => texts.map((text) => sitegenSearch.spelt(text).flatMap(({spelling}) => sitegenSearch.wordsOf(spelling)))"
BLOCKS = (
    range(0x250),
    range(0x370, 0x530),
    range(0x1C80, 0x1C90),
    range(0x1D00, 0x2000),
    range(0x2C60, 0x2C80),
    range(0xA640, 0xA6A0),
    range(0xA720, 0xA800),
    range(0xAB30, 0xAB70),
    range(0xFB00, 0xFB07),
    range(0xFF21, 0xFF5B),
)  # fmt: skip - Latin, Greek, Cyrillic


HARD = """
    Allô Erdoğan Élysée Oleksiï O'Brien O’Brien’s U.S. U.S.A.F al-Qaïda 3-year-old COVID-19 €100bn l’Humanité Qur’ān Straße
    Łódź Reykjavík Þingvellir Đinđić Zelenskyy's Київ Ёлка Μητσοτάκης İstanbul ıssız ﬁnance ½ m² 5G G20 #MeToo @nato C++ rock'n'roll
    naïve coöperate Ångström 東京 กรุงเทพ हिन्दी עִבְרִית العربيّة 🇺🇦 👩‍🚀 e\u0301te\u0301 don’t 1990s '90s A.B.C. x.y.z
"""
TRICKY = "aZsé’'‘.·- _9²ǽßΣς\u0301\u200d🇺x"


def known(point: int) -> bool:
    """Whether all versions of Unicode that we meet have the character."""
    letter = chr(point)
    return unicodedata.ucd_3_2_0.category(letter) not in {"Cn", "Cs", "Co"} and (
        unicodedata.ucd_3_2_0.category(letter) == unicodedata.category(letter)
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Erdoğan met Élysée staff", ["erdogan", "met", "elysee", "staff"]),
        ("Putin's, Putin’s and the Putins’", ["putin", "putin", "and", "the", "putins"]),
        ("PUTIN’S", ["putin"]),
        ("l’Élysée, O'Brien", ["lelysee", "elysee", "obrien", "brien"]),
        ("don't", ["dont"]),
        ("Qur’an Sana‘a", ["quran", "sanaa"]),
        ("the U.S. and U.N.-led p.m.", ["the", "us", "and", "un", "led", "pm"]),
        ("3.5 of 10,000 in 1990's", ["3", "5", "of", "10", "000", "in", "1990"]),
        ("end.Next and _this_one", ["end", "next", "and", "this", "one"]),
        ("Владимир Путин", ["владимир", "путин"]),
        ("Σάββας ΣΆΒΒΑΣ", ["σαββασ", "σαββασ"]),
        ("فلاديمير بوتين", ["فلاديمير", "بوتين"]),
        ("हिन्दी", [fold("हिन्दी")]),
        ("ｆｕｌｌｗｉｄｔｈ", ["fullwidth"]),
        ("Pu\u00adtin Zelen\u200dsky", ["putin", "zelensky"]),
        ("Straße STRAẞE", ["strasse", "strasse"]),
        ("🇺🇦 war", ["🇺", "🇦", "war"]),
        ("'quoted' “words”…", ["quoted", "words"]),
        ("''' ' — !", []),
        ("", []),
    ],
)
def test_words_are_cut_and_folded(text: str, words: list[str]) -> None:
    assert all_words(text) == words


def test_letters_gone_mad_are_no_word() -> None:
    assert all_words("a" * (LONGEST + 1) + " b") == ["b"]
    assert all_words("a" * LONGEST) == ["a" * LONGEST]


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_the_browser_folds_every_latin_greek_and_cyrillic_letter_alike() -> None:
    alphabet = [chr(point) for block in BLOCKS for point in block if unicodedata.category(chr(point)) != "Cn"]
    theirs = run(scripts(archive()), "(letters) => letters.map(sitegenSearch.fold)", alphabet)
    assert {letter: (fold(letter), other) for letter, other in zip(alphabet, theirs, strict=True) if fold(letter) != other} == {}


def test_the_browser_cuts_and_folds_every_character_alike() -> None:
    texts = [f"ab{chr(point)}cd {chr(point)}" for point in range(0x20000) if known(point)]
    theirs = run(scripts(archive()), WORDS_IN_BROWSER, texts)
    assert [(text, all_words(text), other) for text, other in zip(texts, theirs, strict=True) if all_words(text) != other] == []


def test_the_browser_looks_up_hard_words_as_the_index_has_them() -> None:
    hard = HARD.split()
    code = "(texts) => texts.map((text) => sitegenSearch.spelt(text).flatMap(({spelling}) => sitegenSearch.lookedUp(spelling)))"
    theirs = run(scripts(archive()), code, hard)
    assert {word: [stem(one) for one in all_words(word)] for word in hard} == dict(zip(hard, theirs, strict=True))


def test_the_browser_cuts_tricky_and_real_texts_alike() -> None:
    rng = random.Random(3)
    tricky = ["".join(rng.choices(TRICKY, k=rng.randint(1, 12))) for _ in range(5_000)]
    seeds = sorted(Path(__file__).parents[2].joinpath("seeds").glob("*.txt"))
    mad = [unit * number for unit in ("a", "á", "𐌰", "a\u0301", "a'") for number in (64, 65, 128, 129, 256, 257)]
    texts = [*tricky, *mad, *(seed.read_text(encoding="utf-8") for seed in seeds)]
    theirs = run(scripts(archive()), WORDS_IN_BROWSER, texts)
    assert [(text, all_words(text), other) for text, other in zip(texts, theirs, strict=True) if all_words(text) != other] == []


def test_the_common_words_are_those_of_lunr_js() -> None:
    candidates = sorted(WORDS | {"war", "minister", "constructor"})
    kept = run(scripts(archive()), "(words) => words.filter((word) => lunr.stopWordFilter(new lunr.Token(word)))", candidates, (LUNR,))
    assert kept == ["constructor", "minister", "war"]


def test_the_letters_sent_to_the_browser_are_small() -> None:
    assert len(json.dumps(letters(), ensure_ascii=False).encode()) < 5_000


def test_no_letter_that_folding_changes_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    told = letters.__wrapped__()
    monkeypatch.setattr(words, "_AS_THEY_ARE", set())
    assert letters.__wrapped__() == told


@pytest.mark.parametrize("unit", ["Aa ", "'", "a'", "A.", "a.b", "\u0301", "1", "_", "é’", "𐌰", "🇺"])
def test_hostile_runs_take_linear_time(unit: str) -> None:
    start = time.process_time()
    all_words(unit * (1_000_000 // len(unit)))
    assert time.process_time() - start < 3
