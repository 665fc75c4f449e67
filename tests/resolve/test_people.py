"""Which forms of people's names are joined, which are left as a question, and what answers it."""

import tomllib

import making
import pytest

from sitegen import resolve
from sitegen.model import Alias, Curation, Doubt, Entity, Kind, Mention, Merge, Split

KINDS = (Kind(id="person", label="Person", plural="People"), Kind(id="organisation", label="Organisation", plural="Organisations"))


def resolved(
    articles: dict[str, str], curation: Curation | None = None, kind: str = "person", *, backwards: bool = False
) -> resolve.Resolved:
    """In these texts each name stands in brackets: '[words]' or '[words=value]'."""
    values, mentions = [], {}
    for source, written in articles.items():
        text, marks = "", []
        for piece in written.replace("]", "[").split("["):
            if (written.find(f"[{piece}]")) >= 0:
                words, _, value = piece.partition("=")
                marks.append(Mention(len(text), len(text) + len(words), kind, words, 0.9, "by hand", value=value or words))
                text += words
            else:
                text += piece
        values.append(making.article(text, source=source))
        mentions[source] = tuple(marks)
    return resolve.entities(values[::-1] if backwards else values, mentions, curation or Curation(), KINDS)


def names(found: resolve.Resolved) -> list[str]:
    return [entity.name for entity in found.entities]


def one(found: resolve.Resolved) -> Entity:
    (entity,) = found.entities
    return entity


def asked(found: resolve.Resolved) -> list[str]:
    return [doubt.what for doubt in found.doubts]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Volodymyr Zelensky", "Vladimir Zelenskij"), ("Alexander Lukashenko", "Alyaksandr Loukashenka"),
        ("Sergei Smirnov", "Sergey Smirnoff"),
        ("Bashar al-Assad", "Bashar Assad"), ("Abdel Fattah el-Sisi", "Abdel Fattah al-Sisi"), ("Ali Muhammad", "Ali Mohammed"),
        ("Kim Jong Un", "Kim Jong-un"), ("Thomas Müller", "Thomas Mueller"), ("Mahmoud Ahmadi-Nejad", "Mahmoud Ahmadinejad"),
        ("John F. Kennedy", "John Kennedy"), ("Recep Tayyip Erdoğan", "Recep Tayyip Erdogan"), ("V.V. Orlov", "V. V. Orlov"),
        ("Khaled Hosseini", "Khalid Hoseini"), ("Boris Shmatko", "Borys Shmatko"), ("Aleksandr Tsoi", "Alexander Tzoi"),
    ],
)  # fmt: skip
def test_spellings_of_one_name_are_one(first: str, second: str) -> None:
    found = resolved({"a": f"[{first}]", "b": f"[{second}]"})
    assert set(one(found).aliases) | {one(found).name} == {first, second}
    assert found.doubts == ()


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Olena Zelenska", "Volodymyr Zelensky"), ("Al Gore", "Karenna Gore"), ("Ben Affleck", "Casey Affleck"),
        ("Ivan Petrov", "Igor Petrov"),
        ("Jan Novak", "Jon Novak"), ("George W. Bush", "George H. W. Bush"), ("John Roberts Jr.", "John Roberts"),
        ("Maria Lopez", "Mario Lopez"), ("Ali Hassan", "Ali Hussein"),
    ],
)  # fmt: skip
def test_different_people_stay_apart(first: str, second: str) -> None:
    assert len(resolved({"a": f"[{first}]", "b": f"[{second}]"}).entities) == 2


def test_a_family_name_follows_somebody_called_ben_or_al() -> None:
    assert names(resolved({"a": "[Ben Affleck]", "b": "[Affleck]"})) == ["Ben Affleck"]
    assert names(resolved({"a": "[Abdel Fattah al Sisi]", "b": "[al-Sisi]", "c": "[el-Sisi]"})) == ["Abdel Fattah al Sisi"]


@pytest.mark.parametrize("short", ["V. Putin", "V.V. Putin", "V. V. Putin"])
def test_initials_join_the_only_one_whom_they_fit(short: str) -> None:
    putin = one(resolved({"a": "[Vladimir Putin]", "b": f"[{short}]"}))
    assert (putin.name, putin.aliases) == ("Vladimir Putin", (short,))
    assert putin.why == f"“{short}” has the initials and the family name of “Vladimir Putin”, and of nobody else here."


def test_initials_that_do_not_fit_or_fit_several_join_nobody() -> None:
    assert len(resolved({"a": "[Anna Orlova]", "b": "[M. Orlova]"}).entities) == 2
    assert len(resolved({"a": "[Pavel Andreyevich Orlov]", "b": "[P. M. Orlov]"}).entities) == 2
    several = resolved({"a": "[Pavel Orlov]", "b": "[Pyotr Orlov]", "c": "[P. Orlov]"})
    assert names(several) == ["P. Orlov", "Pavel Orlov", "Pyotr Orlov"]
    assert asked(several) == ["“P. Orlov” could stand for “Pavel Orlov” or “Pyotr Orlov”, and nothing tells for which."]
    near = resolved({"a": "[Pavel Orlov] [P. Orlov]", "b": "[Pyotr Orlov]"})
    assert names(near) == ["Pavel Orlov", "Pyotr Orlov"]
    sister = resolved({"a": "[Pavel Orlov]", "b": "[Maria Orlov]", "c": "[P. Orlov]"})
    assert len(sister.entities) == 3
    assert len(sister.doubts) == 1


def test_the_end_of_a_long_name_stands_for_it_in_its_own_articles() -> None:
    marquez = one(resolved({"a": "[Gabriel García Márquez] [García Márquez] [García Márquez]"}))
    assert (marquez.name, marquez.aliases) == ("Gabriel García Márquez", ("García Márquez",))
    assert "the only one whose name ends so" in marquez.why
    assert len(resolved({"a": "[Gabriel García Márquez]", "b": "[García Márquez]"}).entities) == 2


def test_a_family_name_that_several_have_is_a_question_with_an_answer_for_each() -> None:
    found = resolved({"a": "[George Bush]", "b": "[Jeb Bush]", "c": "[Bush]", "d": "[Bush]"})
    (doubt,) = found.doubts
    assert doubt.where == "c"
    assert doubt.what == "“Bush” could be “George Bush” or “Jeb Bush”, and the article does not say which, nor does another article."
    assert tomllib.loads(doubt.curation)["correct"] == [
        {"text": "Bush", "article": "c", "value": "George Bush"},
        {"text": "Bush", "article": "c", "value": "Jeb Bush"},
    ]


def test_given_names_that_differ_by_vowels_are_a_question_which_the_archivist_settles() -> None:
    articles = {"a": "[Aleksander Petrov]", "b": "[Oliksandr Petroff]"}
    (doubt,) = resolved(articles).doubts
    assert doubt.what == "“Aleksander Petrov” and “Oliksandr Petroff” may be one person: the given names differ by their vowels."
    said = tomllib.loads(doubt.curation)
    assert said["merge"] == [{"kind": "person", "into": "Aleksander Petrov", "names": ["Aleksander Petrov", "Oliksandr Petroff"]}]
    two = Curation(aliases=tuple(Alias(rule["kind"], rule["name"], tuple(rule["forms"])) for rule in said["alias"]))
    assert resolved(articles, two).doubts == ()
    assert len(resolved(articles, two).entities) == 2


@pytest.mark.parametrize(
    ("articles", "count"),
    [
        ({"a": "[Aleksander Petrov]", "b": "[Oliksandr Petroff]"}, 1),
        ({"a": "[Pavel Orlov]", "b": "[Pyotr Orlov]", "c": "[P. Orlov]"}, 2),
        ({"a": "[George H. W. Bush]", "b": "[George W. Bush]", "c": "[George Bush]"}, 2),
    ],
)
def test_the_merge_that_a_question_offers_settles_it(articles: dict[str, str], count: int) -> None:
    (doubt,) = resolved(articles).doubts
    rule = tomllib.loads(doubt.curation.split("\n\n", maxsplit=1)[0])["merge"][0]
    found = resolved(articles, Curation(merges=(Merge(rule["kind"], rule["into"], tuple(rule["names"]), "c:1"),)))
    assert (len(found.entities), found.doubts) == (count, ())


BANKER = "The British banker [John Smith] resigned. [Smith=John Smith] left."
KEEPER = "They signed [John Smith], a Canadian goalkeeper, for a year. [Smith=John Smith] plays well."


def test_two_of_one_name_stay_two_where_calling_and_nation_differ() -> None:
    found = resolved({"a": BANKER, "b": KEEPER, "c": "[John Smith] again."})
    assert [(entity.name, sorted(entity.mentions)) for entity in found.entities] == [
        ("John Smith", ["a", "c"]), ("John Smith (goalkeeper)", ["b"]),
    ]  # fmt: skip
    assert len({entity.id for entity in found.entities}) == 2
    assert found.entities[1].why.endswith("Other articles call “John Smith” by another calling and of another nation.")
    (doubt,) = found.doubts
    assert doubt.where == "b"
    assert doubt.what == "“John Smith” is a British banker in a and a Canadian goalkeeper here, so the rules keep the two apart."
    assert tomllib.loads(doubt.curation) == {
        "alias": [{"kind": "person", "name": "John Smith", "forms": ["John Smith"]}],
        "split": [{"kind": "person", "name": "John Smith", "into": "John Smith (goalkeeper)", "articles": ["b"]}],
    }
    alias = Curation(aliases=(Alias("person", "John Smith", ("John Smith",), "c:1"),))
    assert names(resolved({"a": BANKER, "b": KEEPER}, alias)) == ["John Smith"]
    assert resolved({"a": BANKER, "b": KEEPER}, alias).doubts == ()


def test_a_calling_alone_parts_nobody_but_is_a_question() -> None:
    found = resolved({"a": "The banker [John Smith] resigned.", "b": "The goalkeeper [John Smith] left."})
    assert names(found) == ["John Smith"]
    (doubt,) = found.doubts
    assert doubt.what == "“John Smith” is a banker in a and a goalkeeper here, but the rules take the two for one."
    same = resolved({"a": "The minister [John Smith] resigned.", "b": "Senator [John Smith] left, and the ambassador [John Smith] stayed."})
    assert (len(same.entities), same.doubts) == (1, ())
    assert resolved({"a": "The French banker told [John Smith] so.", "b": "The goalkeeper [John Smith] left."}).doubts == ()


def test_a_split_makes_somebody_else_of_a_name_in_its_articles() -> None:
    rule = Split("person", "John Smith", "John Smith (singer)", ("b.txt",), "curation.toml:7")
    articles = {"a.txt": "[John Smith]", "b.txt": "[John Smith] [Smith=John Smith] [Jane Smith]", "c.txt": "[Smith]"}
    found = resolved(articles, Curation(splits=(rule,)))
    assert [(entity.name, entity.status, sorted(entity.mentions)) for entity in found.entities][1:] == [
        ("John Smith", "candidate", ["a.txt"]), ("John Smith (singer)", "confirmed", ["b.txt"]), ("Smith", "candidate", ["c.txt"]),
    ]  # fmt: skip
    assert found.entities[2].why == "The archivist says that in this article “John Smith” is “John Smith (singer)” (curation.toml:7)."
    assert found.entities[2].mentions == {"b.txt": (0, 1)}
    club = Split("organisation", "United", "Leeds United", ("b",), "c:1")
    assert names(resolved({"a": "[United]", "b": "[United]"}, Curation(splits=(club,)), "organisation")) == ["Leeds United", "United"]


def test_only_the_archivist_says_which_item_of_wikidata_somebody_is() -> None:
    alias = Alias("person", "Anna Novak", (), "c:1", "Q42")
    found = resolved({"a": "[Anna Novak] [Novak=Anna Novak]", "b": "[A. Novak]"}, Curation(aliases=(alias,)))
    assert (one(found).wikidata, one(found).status) == ("Q42", "confirmed")
    assert resolved({"a": "[Anna Novak]"}).entities[0].wikidata is None


def test_the_order_of_the_articles_changes_nothing() -> None:
    articles = {
        "a": BANKER, "b": KEEPER, "c": "[P. Orlov] [Smith] [Bush]", "d": "[Pavel Orlov] [Jeb Bush]", "e": "[Pyotr Orlov] [George Bush]",
        "f": "[Gabriel García Márquez] [García Márquez]", "g": "[Aleksander Petrov]", "h": "[Oliksandr Petroff]",
    }  # fmt: skip
    found = resolved(articles)
    assert resolved(dict(reversed(articles.items())), backwards=True) == found
    assert list(found.doubts) == sorted(found.doubts)
    assert all(isinstance(doubt, Doubt) and tomllib.loads(doubt.curation) for doubt in found.doubts)


def test_hostile_names_make_questions_that_can_be_read() -> None:
    found = resolved({"a": '[Ann "]] \x00 #Roe]', "b": "[Ann Jo\u202eRoe]", "c": "[Roe]", "d": "[Bob Roe]", "e": "[Ann\nRoe]"})
    assert all(tomllib.loads(doubt.curation) for doubt in found.doubts)


def test_middle_names_that_contradict_each_other_are_no_question_but_the_bare_name_is_one() -> None:
    two = {"a": "[George H. W. Bush]", "b": "[George W. Bush]"}
    assert resolved(two).doubts == ()
    (doubt,) = resolved({**two, "c": "[George Bush]"}).doubts
    assert doubt.what == "“George Bush” could stand for “George H. W. Bush” or “George W. Bush”, and nothing tells for which."
    else_ = tomllib.loads(doubt.curation)["alias"][0]
    rules = Curation(aliases=(Alias(else_["kind"], else_["name"], tuple(else_["forms"])),))
    assert names(resolved({**two, "c": "[George Bush]"}, rules)) == ["George Bush", "George H. W. Bush", "George W. Bush"]
    assert resolved({**two, "c": "[George Bush]"}, rules).doubts == ()


def test_nobody_is_asked_about_two_given_names_that_one_article_has() -> None:
    assert resolved({"a": "[Aleksander Petrov] met [Oliksandr Petroff]."}).doubts == ()


def test_a_first_word_alone_is_a_question_where_an_article_has_several_names_that_begin_so() -> None:
    found = resolved({"a": "[Kim Jong Un] and [Kim Yo Jong] came. [Kim] smiled.", "b": "[Kim]"})
    assert names(found) == ["Kim", "Kim Jong Un", "Kim Yo Jong"]
    assert found.entities[0].why == "This is the first word of a name alone, which could be Kim Jong Un or Kim Yo Jong's."
    (doubt,) = found.doubts
    assert doubt.what == "“Kim” could be “Kim Jong Un” or “Kim Yo Jong”, and the article does not say which, nor does another article."
    assert resolved({"a": "[Cher Bono] and [Sonny Bono]. [Cher]"}).doubts == ()


def test_many_who_could_be_meant_are_counted() -> None:
    (doubt,) = resolved({"a": "[Roe]", "b": "[Ann Roe]", "c": "[Ben Roe]", "d": "[Cy Roe]", "e": "[Dee Roe]"}).doubts
    assert doubt.what.startswith("“Roe” could be “Ann Roe” or “Ben Roe” or “Cy Roe” or somebody else, and")
    (doubt,) = resolved({"a": "[Roe]", "b": "[Ann Roe]", "c": "[Ben Roe]", "d": "[Cy Roe]", "e": "[Dee Roe] [Ed Roe]"}).doubts
    assert doubt.what.startswith("“Roe” could be “Ann Roe” or “Ben Roe” or “Cy Roe” or 2 others, and")


def test_initials_before_the_name_that_somebody_is_called_by_fit_nobody_without_it() -> None:
    found = resolved({"a": "[C. Michael Roe]", "b": "[Colin Roe]"})
    assert (names(found), found.doubts) == (["C. Michael Roe", "Colin Roe"], ())
    assert names(resolved({"a": "[C. Michael Roe]", "b": "[Colin Michael Roe]"})) == ["Colin Michael Roe"]


def test_initials_that_fit_one_of_several_say_why_they_are_a_question() -> None:
    (doubt,) = resolved({"a": "[C. Roe]", "b": "[Colin Roe]", "c": "[Ann Roe]"}).doubts
    assert doubt.what == "“C. Roe” could stand for “Colin Roe”, and others have that family name too."


def test_given_names_that_begin_otherwise_are_no_question() -> None:
    assert resolved({"a": "[Antonin Roe]", "b": "[Nathanon Roe]"}).doubts == ()
