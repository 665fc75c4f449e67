import pytest

from sitegen.model import Alias, Correction, Curation, Drop, Keep, Link, Merge, Problem, Reject, Retype, Split, Story, Term
from sitegen.read import front, rules


def curation(text: str) -> tuple[Curation, tuple[Problem, ...]]:
    return rules.curation(front.from_toml(text.encode(), "seeds/curation.toml"), "seeds/curation.toml")


def test_every_kind_of_rule_is_read_with_its_line() -> None:
    said, problems = curation(
        '[[alias]]\nkind = "person"\nname = "Volodymyr Zelensky"\nforms = ["Zelenskyy"]\n\n'
        '[[merge]]\nkind = "place"\ninto = "Kyiv"\nnames = ["Kiev"]\n\n'
        '[[reject]]\ntext = "Topmost"\n\n'
        '[[retype]]\ntext = "Belta"\nkind = "organisation"\narticle = "001.txt"\n'
    )
    where = "seeds/curation.toml"
    assert problems == ()
    assert said.aliases == (Alias("person", "Volodymyr Zelensky", ("Zelenskyy",), f"{where}:1"),)
    assert said.merges == (Merge("place", "Kyiv", ("Kiev",), f"{where}:6"),)
    assert said.rejects == (Reject("Topmost", where=f"{where}:11"),)
    assert said.retypes == (Retype("Belta", "organisation", "001.txt", f"{where}:14"),)


def test_a_broken_rule_does_not_take_the_others_with_it() -> None:
    said, problems = curation(
        '[[reject]]\ntext = 7\n\n[[reject]]\nkind = "person"\n\n[[reject]]\ntext = "Two"\ncolour = "red"\n\n[[reject]]\ntext = "Load"\n'
    )
    assert [rule.text for rule in said.rejects] == ["Load"]
    assert [problem.where.rpartition(":")[2] for problem in problems] == ["1", "4", "7"]
    assert all("[[reject]]" in problem.what and problem.hint for problem in problems)


def test_empty_words_and_empty_lists_are_no_rules() -> None:
    said, problems = curation('[[reject]]\ntext = " "\n\n[[alias]]\nkind = "person"\nname = "A"\nforms = []\n')
    assert (said, len(problems)) == (Curation(), 2)


def test_an_unknown_table_and_a_table_that_is_no_list_are_told() -> None:
    said, problems = curation('[[mrege]]\ninto = "A"\n\n[alias]\nkind = "person"\n')
    assert said == Curation()
    assert [(problem.where, "no rule" in problem.what or "should be a list" in problem.what) for problem in problems] == [
        ("seeds/curation.toml:1", True), ("seeds/curation.toml:4", True),
    ]  # fmt: skip


def test_what_is_wrong_with_a_rule_is_told_in_plain_words() -> None:
    _, problems = curation(
        '[[alias]]\nkind = "person"\nforms = ["A"]\n\n[[alias]]\nkind = "person"\nname = 7\nforms = ["A"]\n\n'
        '[[alias]]\nkind = "person"\nname = "A"\nform = ["A"]\n\n[[alias]]\nkind = "person"\nname = "A"\nforms = ["A", 7]\n\n'
        '[[alias]]\nkind = "person"\nname = "A"\nforms = []\n\n[[alias]]\nkind = "person"\nname = " "\nforms = ["A"]\n'
    )
    assert [problem.what.removeprefix("this [[alias]] was not understood: ") for problem in problems] == [
        'the key "name" is missing',
        'the key "name" must be text in quotation marks, and is a whole number',
        'unknown key "form"',
        'each entry of "forms" must be text in quotation marks, and is a whole number',
        'the key "forms" must not be empty',
        'the key "name" must not be empty',
    ]
    assert problems[2].hint == 'Did you mean "forms"? Known keys: kind, name, forms, wikidata. The other rules count.'


def test_an_unknown_rule_is_told_with_the_one_that_is_like_it() -> None:
    assert curation('[[mrege]]\ninto = "A"\n')[1][0].hint.startswith('Did you mean "merge"? Rules: ')


def test_lines_are_kept_and_dropped_and_marks_corrected() -> None:
    said, problems = curation(
        '[[keep]]\ntext = "Read more…"\narticle = "a.txt"\n\n[[drop]]\ntext = "Advert"\n\n'
        '[[correct]]\ntext = "Thursday"\narticle = "a.txt"\nvalue = "2022-03-03"\n\n'
        '[[correct]]\ntext = "“We…"\narticle = "a.txt"\nspeaker = ""\n'
    )
    where = "seeds/curation.toml"
    assert problems == ()
    assert said.keeps == (Keep("Read more…", "a.txt", f"{where}:1"),)
    assert said.drops == (Drop("Advert", where=f"{where}:5"),)
    assert said.corrections == (
        Correction("Thursday", "a.txt", value="2022-03-03", where=f"{where}:8"),
        Correction("“We…", "a.txt", speaker="", where=f"{where}:13"),
    )


def test_a_correction_says_one_thing() -> None:
    for more in ("", 'value = "2022"\nspeaker = "Ann"\n'):
        said, (problem,) = curation(f'[[correct]]\ntext = "Thursday"\narticle = "a.txt"\n{more}')
        assert said.corrections == ()
        assert "either a value or a speaker" in problem.what


def test_an_alias_may_name_an_item_of_wikidata_and_then_needs_no_forms() -> None:
    said, problems = curation('[[alias]]\nkind = "person"\nname = "Anna Novak"\nwikidata = "Q42"\n')
    assert said.aliases == (Alias("person", "Anna Novak", (), "seeds/curation.toml:1", "Q42"),)
    assert problems == ()


@pytest.mark.parametrize("item", ["42", "q42", "Q0", "Q4 2", "https://www.wikidata.org/wiki/Q42", "Q42\\n", ""])
def test_what_is_no_item_of_wikidata_is_told(item: str) -> None:
    said, problems = curation(f'[[alias]]\nkind = "person"\nname = "A"\nforms = ["B"]\nwikidata = "{item}"\n')
    assert said.aliases == ()
    assert problems[0].what == "this [[alias]] was not understood: it should name an item of Wikidata like Q42"


def test_an_alias_says_something() -> None:
    said, problems = curation('[[alias]]\nkind = "person"\nname = "A"\n')
    assert said.aliases == ()
    assert problems[0].what == "this [[alias]] was not understood: it should have forms, or an item of Wikidata"


def test_a_split_names_the_articles() -> None:
    said, problems = curation('[[split]]\nkind = "person"\nname = "John Smith"\ninto = "John Smith (singer)"\narticles = ["a.txt"]\n')
    assert said.splits == (Split("person", "John Smith", "John Smith (singer)", ("a.txt",), "seeds/curation.toml:1"),)
    assert problems == ()
    said, problems = curation('[[split]]\nkind = "person"\nname = "John Smith"\ninto = "John Smith (singer)"\n')
    assert said.splits == ()
    assert "articles" in problems[0].what


def test_a_vocabulary_of_tags_is_read_with_the_line_of_each_term() -> None:
    said, problems = curation(
        '[tags]\n"Load more" = false\ntruce = {synonyms = ["ceasefire"]}\n\n'
        '[tags."peace talks"]\nsynonyms = ["negotiations"]\nbroader = ["diplomacy"]\n\n[[reject]]\ntext = "Two"\n\n[ tags . diplomacy ]\n'
    )
    where = "seeds/curation.toml"
    assert problems == ()
    assert said.terms == (
        Term("Load more", where=f"{where}:2", wanted=False),
        Term("truce", ("ceasefire",), where=f"{where}:3"),
        Term("peace talks", ("negotiations",), ("diplomacy",), f"{where}:5"),
        Term("diplomacy", where=f"{where}:12"),
    )
    assert len(said.rejects) == 1


def test_a_broken_term_does_not_take_the_others_with_it() -> None:
    said, problems = curation(
        '[tags]\ntruce = 7\n" " = false\n\n[tags.peace]\nsynonym = ["a"]\n\n[tags.war]\nbroader = [""]\n\n[tags.law]\n'
    )
    assert [term.name for term in said.terms] == ["law"]
    assert [(problem.where.rpartition(":")[2], problem.what) for problem in problems] == [
        ("2", 'the tag "truce" was not understood: it must be a table, and is a whole number'),
        ("3", "a tag has no name"),
        ("5", 'the tag "peace" was not understood: unknown key "synonym"'),
        ("8", 'the tag "war" was not understood: each entry of "broader" must not be empty'),
    ]
    assert problems[2].hint == 'Did you mean "synonyms"? Known keys: synonyms, broader, wanted. The other tags count.'


@pytest.mark.parametrize("text", ["tags = 7\n", "[[tags]]\nname = 'a'\n"])
def test_tags_that_are_no_table_are_told(text: str) -> None:
    said, (problem,) = curation(text)
    assert (said, problem.where) == (Curation(), "seeds/curation.toml:1")
    assert '"tags" should be a table' in problem.what
    assert "[tags." in problem.hint


def test_links_and_threads_are_read() -> None:
    said, problems = curation(
        '[[link]]\narticles = ["a.txt", "b"]\nis = "same event"\n\n[[link]]\narticles = ["a.txt", "b"]\nis = "More on this"\n\n'
        '[[thread]]\nname = "The talks"\narticles = ["a.txt"]\nwithout = ["c.txt"]\n'
    )
    where = "seeds/curation.toml"
    assert problems == ()
    assert said.links == (Link(("a.txt", "b"), "event", f"{where}:1"), Link(("a.txt", "b"), "more", f"{where}:5"))
    assert said.stories == (Story("The talks", ("a.txt",), ("c.txt",), f"{where}:9"),)


@pytest.mark.parametrize("bond", ["none", "copy", "version", "distinct"])
def test_the_other_bonds_are_called_as_they_are(bond: str) -> None:
    said, problems = curation(f'[[link]]\narticles = ["a", "b"]\nis = "{bond}"\n')
    assert problems == ()
    assert [link.bond for link in said.links] == [bond]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            '[[link]]\narticles = ["a", "b"]\nis = "event"\n',
            'it should say what the articles are to each other; is = one of "same event", "mo',
        ),
        ('[[link]]\narticles = ["a", "b"]\n', 'the key "is" is missing'),
        ('[[link]]\narticles = ["a"]\nis = "none"\n', "it should name two articles or more"),
        ('[[thread]]\nname = "The talks"\n', "it should name the articles of the thread, or those that it is without"),
        ('[[thread]]\narticles = ["a"]\n', 'the key "name" is missing'),
    ],
)
def test_a_link_or_a_thread_that_says_too_little_is_told(text: str, told: str) -> None:
    said, (problem,) = curation(text)
    assert (said, problem.where) == (Curation(), "seeds/curation.toml:1")
    assert f"was not understood: {told}" in problem.what
