"""What cases/organisations.txt cannot tell: values and rules of cues, acronyms and teams."""

from making import article

from sitegen import annotate
from sitegen.model import Mention

ANNOTATORS = annotate.annotators(())


def organisations(text: str) -> list[Mention]:
    return [mention for mention in annotate.mentions(article(text), ANNOTATORS) if mention.kind == "organisation"]


def rules(text: str) -> list[tuple[str, str]]:
    return [(mention.text, mention.rule) for mention in organisations(text)]


def test_a_cue_makes_a_name_an_organisation_all_over_the_article() -> None:
    assert rules("Orvana fell. The lender Orvana is closed.") == [("Orvana", "named before"), ("Orvana", "organisation cue")]


def test_the_reason_cites_the_cue() -> None:
    assert organisations("It is the lender Orvana.")[0].why == "'lender' stands before a name"


def test_a_weekday_before_an_employer_is_no_part_of_its_name() -> None:
    assert rules("It was told on Friday Orvana CEO Ann Roe left.") == [("Orvana", "employer")]


def test_known_names_and_titles_after_a_cue_are_no_new_organisations() -> None:
    assert rules("It told the company President Ann Roe and the group Kenya.") == []


def test_an_acronym_that_stands_for_no_organisation_is_not_marked() -> None:
    assert rules("The Wells Protection Treaty (WPT) is old. The WPT holds.") == []


def test_capitals_count_when_they_stand_twice() -> None:
    assert rules("We saw QVRT go.") == []
    assert rules("We saw QVRT go. Then QVRT came.") == [("QVRT", "capitals")] * 2


def test_teams_need_several_words_of_sport() -> None:
    report = "The coach saw a touchdown before halftime and two in overtime before the playoffs"
    assert rules(f"{report} for the Cougars.") == [("Cougars", "team")]
    assert rules("The coach saw the Cougars.") == []
