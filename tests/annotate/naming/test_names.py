from making import article

from sitegen.annotate.naming import names
from sitegen.annotate.naming.names import Chain


def chains(text: str) -> tuple[Chain, ...]:
    return names.scan(article(text)).chains


def texts(text: str) -> list[list[str]]:
    return [[word.text for word in chain.words] for chain in chains(text)]


def test_words_with_nothing_but_space_between_them_are_a_chain() -> None:
    assert texts("the envoy Anna  Novak left\nPetra Horak stayed") == [["Anna", "Novak"], ["Petra", "Horak"]]


def test_small_words_join_a_chain_and_commas_end_it() -> None:
    assert texts("the Bank of the North, Anna de la Vega") == [["Bank", "North"], ["Anna", "Vega"]]
    assert [word.join for word in chains("the Bank of the North")[0].words] == ["", "of the"]


def test_possessives_and_tails_are_no_part_of_a_word() -> None:
    assert texts("said Anna Novak’s aide and a Vienna-based Coca-Cola man") == [["Anna", "Novak"], ["Vienna"], ["Coca-Cola"]]


def test_initials_and_abbreviations_keep_their_dots() -> None:
    assert texts("met J. R. Miller, the U.S. envoy, Mr. Horak. He left") == [["J.", "R.", "Miller"], ["U.S."], ["Mr.", "Horak"]]


def test_small_prefixes_belong_to_a_word() -> None:
    assert texts("met al-Assad, d’Arcy, deGrom and binLaden") == [["al-Assad"], ["d’Arcy"], ["deGrom", "binLaden"]]
    assert texts("the pro-Russian half-al-Assad side") == []


def test_a_word_that_can_be_no_name_is_no_chain_but_may_stand_in_one() -> None:
    assert texts("All met on Monday. The Guardian of Monday told Them") == [["The", "Guardian", "Monday"]]


def test_addresses_and_handles_are_no_names() -> None:
    assert texts("see www.Example.org/News or @AnnaNovak and #Peace") == []


def test_the_first_word_of_a_sentence_or_quotation_opens_it() -> None:
    opens = [chain.words[0].opens for chain in chains("Peace came. Trout saw it, said Anna. “Envoys,” Petra said of Novak.")]
    assert opens == [True, True, False, True, False, False]


def test_a_headline_in_title_case_shouts() -> None:
    assert all(chain.shout for chain in chains("Ministry Denies Reports Of Secret Talks In Vienna"))
    assert not any(chain.shout for chain in chains("The ministry denies that Anna Novak went to Vienna to talk."))


def test_the_words_around_a_chain_are_known() -> None:
    text = "and then minister Anna Novak said so"
    (chain,) = chains(text)
    assert (names.before(chain, text), names.after(chain, text)) == ("minister", "said")
    assert names.after(chains("by Anna Novak (left)")[0], "by Anna Novak (left)") == "("


def test_the_words_before_a_place_stop_at_a_sentence_end_but_not_at_a_title() -> None:
    text = "It ended. Then Mr. Novak went"
    assert names.lead(text, text.index("Novak")) == ["then", "mr."]


def test_an_article_is_scanned_once() -> None:
    one = article("Anna Novak left.")
    assert names.scan(one) is names.scan(one)
