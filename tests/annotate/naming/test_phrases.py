from making import article

from sitegen.annotate.naming import names, phrases
from sitegen.annotate.naming.names import Word

KNOWN = {"Bank of Norvia": "Bank of Norvia", "Bank": "Bank"}


def words(text: str) -> tuple[Word, ...]:
    return names.scan(article(text)).chains[0].words


def test_a_phrase_holds_the_small_words_between() -> None:
    assert phrases.phrase(words("the Bank of the Élan group"), 0, 1) == "Bank of the Elan"


def test_the_longest_known_name_is_found() -> None:
    assert phrases.longest(words("the Bank of Norvia"), 0, {"Bank": 3}, KNOWN) == 1
    assert phrases.longest(words("the Bank of Tavora"), 0, {"Bank": 3}, KNOWN) == 0
    assert phrases.longest(words("the Tavora Bank"), 0, {"Bank": 3}, KNOWN) == -1


def test_a_run_ends_at_a_small_word() -> None:
    assert phrases.run(words("the Tana Water Bank of Norvia"), 0) == 3


def test_an_english_word_directly_behind_makes_a_name_longer() -> None:
    assert phrases.goes_on(words("for Orvana Sports again"), 0)
    assert not phrases.goes_on(words("for Orvana President Novak"), 0)
    assert not phrases.goes_on(words("for Orvana and Sports"), 0)


def test_names_are_found_again_also_in_capitals_but_not_inside_of_others() -> None:
    scanned = names.scan(article("Yesterday Tavora won. TAVORA won, Tavora Lind did not, and the Bank of Norvia paid."))
    found = [(first.start, name) for first, _, name in phrases.again(scanned, {"Tavora": "Tavora", "Bank of Norvia": "the bank"})]
    assert sorted(found) == [(10, "Tavora"), (22, "Tavora"), (63, "the bank")]
