import pytest
from making import raw_article

from sitegen.model import Note, Problem, Stated
from sitegen.read import front, stated


def of_toml(text: str) -> tuple[Stated, tuple[Problem, ...]]:
    return stated.stated(front.from_toml(text.encode(), "a.toml"), "a.toml")


def of_yaml(text: str) -> tuple[Stated, tuple[Problem, ...]]:
    return stated.stated(front.from_text("yaml", text, "a.md"), "a.md")


def test_an_unknown_key_is_told_with_the_one_that_is_like_it() -> None:
    problems = of_toml('titel = "A"\nvolume = "fr"\n')[1]
    assert [problem.what for problem in problems] == ['unknown key "titel"', 'unknown key "volume"']
    assert problems[0].hint == 'Did you mean "title"? Known keys: title, date, tags, author, source, url, captured, language, draft, note.'
    assert problems[1].hint == "Known keys: title, date, tags, author, source, url, captured, language, draft, note."


def test_a_title_of_characters_that_show_nothing_is_empty() -> None:
    said, problems = of_toml('title = "\\u200b \\u2060"\n')
    assert said.title is None
    assert problems[0].what == "the title was not understood: it is empty"


@pytest.mark.parametrize(("line", "language"), [('language = "pt-BR"', "pt-BR"), ('lang = "fr"', "fr")])
def test_the_language_is_a_tag_of_bcp_47(line: str, language: str) -> None:
    said, problems = of_toml(line)
    assert problems == ()
    assert (said.language, said.places["language"]) == (language, "a.toml:1")


@pytest.mark.parametrize("line", ['language = "<b>"', 'language = "en_GB"', "language = 1", 'language = "fr\\" onload=x"'])
def test_what_is_no_language_tag_is_told(line: str) -> None:
    said, problems = of_toml(line)
    assert said.language is None
    assert [problem.hint for problem in problems] == ['Write it like "en" or "pt-BR" (BCP 47).']


def test_all_keys_are_read_with_their_places() -> None:
    said, problems = of_toml(
        'title = "Talks  go on"\ndate = 2022-03-03\ntags = ["talks", "war", "talks"]\nauthor = "Jane Roe"\nsource = "The Courier"\n'
        'url = "https://example.org/a"\n\n[[note]]\nquote = "go"\nbody = "*why*"\nprefix = "s "\n'
    )
    assert problems == ()
    assert (said.title, said.date, said.tags, said.authors) == ("Talks go on", "2022-03-03", ("talks", "war"), ("Jane Roe",))
    assert (said.publisher, said.url) == ("The Courier", "https://example.org/a")
    assert said.notes == (Note(quote="go", body="*why*", prefix="s ", where="a.toml:8"),)
    assert said.places["date"] == "a.toml:2"
    assert said.places["publisher"] == "a.toml:5"


@pytest.mark.parametrize(
    "value", ['"2022-03"', '"2022-03-03?"', '"2022-02/.."', "2022-03-03", "2022-03-03T10:00:00Z", '"2022-03-03 10:00"']
)
def test_dates_may_be_edtf_or_dates_of_toml(value: str) -> None:
    said, problems = of_toml(f"date = {value}\n")
    assert problems == ()
    assert said.date == value.strip('"').partition("T")[0].partition(" ")[0]


@pytest.mark.parametrize(
    ("line", "date"), [("date: 2022-03-03", "2022-03-03"), ("date: 2022", "2022"), ("date: 2022-03-03 10:00:00", "2022-03-03")]
)
def test_dates_of_yaml_are_read_as_they_are_written(line: str, date: str) -> None:
    assert of_yaml(line)[0].date == date


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('date = "3 March 2022"', "the date was not understood"),
        ('date = "2022-02-30"', "on no calendar"),
        ("date = 10:00:00", "it should be text"),
        ('url = "ftp://example.org/"', "no http or https address"),
        ('url = "javascript:alert(1)"', "no http or https address"),
        ('url = "https://[oops"', "the url was not understood"),
        ("title = true", "it should be text"),
        ('title = "  "', "it is empty"),
        ("tags = [[1]]", "the tags was not understood"),
        ('headline = "A"', "unknown key"),
        ('note = "a"', "a note should have a quote"),
    ],
)
def test_what_is_not_understood_is_told_and_costs_nothing_else(line: str, words: str) -> None:
    said, problems = of_toml(f'source = "The Courier"\n{line}\n')
    assert said.publisher == "The Courier"
    assert [problem.where for problem in problems] == ["a.toml:2"]
    assert words in problems[0].what
    assert problems[0].hint


def test_a_note_without_a_body_is_told_and_the_others_count() -> None:
    said, problems = of_toml('[[note]]\nquote = "a"\n\n[[note]]\nquote = "b"\nbody = "c"\ncolour = "red"\n')
    assert [note.quote for note in said.notes] == ["b"]
    assert [problem.where for problem in problems] == ["a.toml:1", "a.toml:4"]


def test_one_note_may_be_written_without_a_list() -> None:
    assert of_toml('[note]\nquote = "a"\nbody = "b"\n')[0].notes[0].where == "a.toml:1"
    assert of_yaml("note:\n  quote: a\n  body: b\n")[0].notes[0].quote == "a"


def test_the_file_beside_an_article_wins_field_by_field_and_notes_of_both_count() -> None:
    beside, _ = of_toml('title = "B"\n[[note]]\nquote = "b"\nbody = "b"\n')
    above, _ = of_yaml("title: A\ndate: 2022\nnote: [{quote: a, body: a}]\n")
    both = stated.over(beside, above)
    assert (both.title, both.date) == ("B", "2022")
    assert both.places == {"title": "a.toml:1", "date": "a.md:3"}
    assert [note.quote for note in both.notes] == ["a", "b"]


def test_places_are_prefixed_by_the_folder() -> None:
    said, problems = of_toml('title = "A"\nurl = "x"\n[[note]]\nquote = "a"\nbody = "b"\n')
    raw = raw_article("A", stated=said)
    raw = type(raw)(**{field: getattr(raw, field) for field in raw.__struct_fields__} | {"problems": problems})
    placed = stated.below("seeds", raw)
    assert placed.stated.places == {"title": "seeds/a.toml:1"}
    assert placed.stated.notes[0].where == "seeds/a.toml:3"
    assert placed.problems[0].where == "seeds/a.toml:2"


def test_half_a_character_is_told_and_left_out() -> None:
    said, told = stated.stated(front.Table({"title": "x \ud800 y", "source": "The Sun"}, {}), "a.toml")
    assert (said.title, said.publisher) == (None, "The Sun")
    assert "half a character" in told[0].what


@pytest.mark.parametrize("key", ["captured", "fetched", "accessed"])
def test_the_day_of_capture_is_read_by_any_of_its_names(key: str) -> None:
    said, problems = of_toml(f"{key} = 2022-03-05T10:00:00Z\n")
    assert problems == ()
    assert (said.captured, said.places) == ("2022-03-05", {"captured": "a.toml:1"})


def test_captured_wins_over_its_other_names() -> None:
    assert of_toml('fetched = "2022-03-06"\ncaptured = "2022-03-05"\naccessed = "2022-03-07"\n')[0].captured == "2022-03-05"


def test_a_capture_day_that_is_none_is_told_by_the_name_it_was_written_by() -> None:
    said, (problem,) = of_toml('fetched = "last week"\n')
    assert said.captured is None
    assert problem.what.startswith("the fetched was not understood")
    assert "2022-03-05" in problem.hint


def test_tags_may_be_one_text_with_commas() -> None:
    assert stated.stated(front.Table({"tags": "talks, war ,"}, {}), "a.toml")[0].tags == ("talks", "war")
    assert stated.stated(front.Table({"tags": ["talks, and war"]}, {}), "a.toml")[0].tags == ("talks, and war",)
