"""What a mark stands for, and who has spoken, as the archivist says."""

import making

from sitegen.curate.corrections import Corrections
from sitegen.curate.names import Names
from sitegen.model import Correction, Mention, Problem, Speaker

TEXT = "“It was safe,” said the miller on Thursday. Ann Lee had left. Lee came on Thursday.\n"
ARTICLE = making.article(TEXT, source="a.txt")


def mark(words: str, kind: str, value: str = "", speaker: Speaker | None = None, after: int = 0) -> Mention:
    start = TEXT.index(words, after)
    return Mention(start, start + len(words), kind, words, certainty=0.6, rule="by hand", value=value, speaker=speaker)


QUOTE = mark("“It was safe,”", "quote", speaker=Speaker("the miller", 20, 30, named=False))
PERSON = mark("Ann Lee", "person", "Ann Lee")
AGAIN = mark("Lee", "person", "Ann Lee", after=TEXT.index("Lee came"))
DAYS = (mark("Thursday", "date", "XXXX-WXX-4"), mark("Thursday", "date", "XXXX-WXX-4", after=60))
MARKS = (QUOTE, DAYS[0], PERSON, AGAIN, DAYS[1])


def obey(*corrections: Correction, source: str = "a.txt") -> tuple[tuple[Mention, ...], list[Problem]]:
    book = Corrections(corrections, Names({ARTICLE.source: ARTICLE.id}))
    return book.obey(source, MARKS), book.problems()


def test_without_corrections_marks_stay() -> None:
    assert obey() == (MARKS, [])


def test_a_date_stands_for_what_the_archivist_says_and_is_confirmed() -> None:
    made, problems = obey(Correction("thursday", "a.txt", value="2022-03-03", where="c:1"))
    assert [found.value for found in made if found.kind == "date"] == ["2022-03-03", "2022-03-03"]
    assert (made[1].status, made[1].certainty, made[1].why) == ("confirmed", 1.0, "the archivist says so (c:1)")
    assert (made[0], made[2:4]) == (QUOTE, (PERSON, AGAIN))
    assert problems == []


def test_a_quotation_is_said_by_whom_the_archivist_names_nearest_mark_first() -> None:
    made, _ = obey(Correction("“It was…", "a", speaker="Ann Lee"))
    assert made[0].speaker == Speaker("Ann Lee", PERSON.start, PERSON.end, named=True)


def test_somebody_who_is_not_marked_is_named_but_leads_to_nobody() -> None:
    made, _ = obey(Correction("“It was safe,”", "a.txt", speaker="John Roe"))
    assert made[0].speaker == Speaker("John Roe", QUOTE.start, QUOTE.start, named=False)


def test_an_empty_speaker_takes_the_speaker_away() -> None:
    made, _ = obey(Correction("“It was safe,”", "a.txt", speaker=""))
    assert made[0].speaker is None


def test_other_articles_are_left_alone() -> None:
    assert obey(Correction("Thursday", "a.txt", value="2022-03-03"), source="b.txt")[0] == MARKS


def test_corrections_that_match_nothing_are_told() -> None:
    _, problems = obey(
        Correction("Friday", "a.txt", value="2022-03-04", where="c:1"),
        Correction("Thursday", "z.txt", value="2022-03-03", where="c:5"),
        Correction("Thursday", "a.txt", speaker="Ann Lee", where="c:9"),
    )
    assert [(problem.where, problem.what) for problem in problems] == [
        ("c:1", "the rule that corrects “Friday” in a.txt matches no date or name"),
        ("c:5", "there is no article “z.txt”"),
        ("c:9", "the rule that corrects “Thursday” in a.txt matches no quotation"),
    ]


def test_a_value_that_is_no_date_is_told_and_changes_nothing() -> None:
    for value in ("12 May", "next week", "2022-02-31", "2022-13", "03/03/2022", "Ann Lee"):
        made, problems = obey(Correction("Thursday", "a.txt", value=value, where="c:1"))
        assert made == MARKS
        what = f"the rule that corrects “Thursday” in a.txt gives the value “{value}”, which is no date"
        assert [(problem.where, problem.what) for problem in problems] == [("c:1", what)]


def test_every_shape_of_time_may_be_stated() -> None:
    shapes = (
        "2022", "202X", "20", "2022-03", "2022-03-03", "2022-03-03?", "2022-W09", "2022-W09-WE", "XXXX-WXX-4", "XXXX-WXX-4TNI",
        "XXXX-03-03",
        "2022-03-03TMO", "2022-03-03T18:02", "2022-SU", "2022-Q1", "P5D", "PT2H", "PXY", "P1DE", "P1.5Y", "PAST_REF", "TNI",
        "XXXX-XX-XXT24:00",
    )  # fmt: skip
    for value in shapes:
        made, problems = obey(Correction("Thursday", "a.txt", value=value))
        assert (made[1].value, problems) == (value, [])
