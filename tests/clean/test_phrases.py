import pytest

from sitegen.clean import phrases, words


@pytest.mark.parametrize(
    ("line", "group"),
    [
        ("Leave a Reply", "comments"),
        ("Leave a comment", "comments"),
        ("0 CommentsClose Comments", "comments"),
        ("27 Comments", "comments"),
        ("Load more", "more"),
        ("Related News", "related"),
        ("3 min read", "time"),
        ("FacebookTwitterWhatsAppLinkedInEmail", "share"),
        ("Share on Facebook", "share"),
        ("ADVERTISEMENT", "advert"),
        ("Advertisement 12", "advert"),
        ("Sign up for our daily newsletter", "signup"),
        ("All Rights Reserved", "legal"),
        ("Home News Sport About Us Contact Us", "navigation"),
    ],
)
def test_furniture_is_known_by_what_it_says(line: str, group: str) -> None:
    found = phrases.find(words.key(line))
    assert found is not None
    assert found.group.name == group


@pytest.mark.parametrize(
    "line",
    [
        "Related News agency closes its doors after forty years",
        "The minister left a reply unanswered",
        "Comments by the president drew fire",
        "World leaders meet",
        "World Business Sport",
        "Talks",
        "",
    ],
)
def test_words_of_an_article_are_no_furniture(line: str) -> None:
    found = phrases.find(words.key(line))
    assert found is None


def test_a_common_word_counts_alone_and_not_in_a_row() -> None:
    alone = phrases.find("line")
    assert alone is not None
    assert alone.whole
    assert phrases.find("front line") is None
    assert phrases.find("line post") is None


@pytest.mark.parametrize("line", ["READ MORE: A town under siege", "Also Read: Talks fail", "WATCH: The minister speaks"])
def test_teasers_are_known_by_the_words_before_their_colon(line: str) -> None:
    assert phrases.before_colon(line) is not None


@pytest.mark.parametrize("line", ["He said: Leave our land", "Read more:", "3:15 pm", "no colon here", "Kyiv: Talks fail"])
def test_other_colons_are_no_teasers(line: str) -> None:
    assert phrases.before_colon(line) is None


def test_the_data_is_written_in_the_form_that_is_compared() -> None:
    for group in phrases.GROUPS:
        assert group.why
        assert group.role in {"furniture", "caption", "byline"}
        assert group.whole or group.start or group.colon
        for phrase in (*group.whole, *group.start, *group.colon, *group.alone):
            assert phrase == words.key(phrase.replace("#", "0"))
            assert phrase


@pytest.mark.parametrize("keys", ["whole", "start", "end", "colon"])
def test_no_phrase_is_said_twice(keys: str) -> None:
    said = [phrase for group in phrases.GROUPS for phrase in getattr(group, keys)]
    assert sorted(said) == sorted(set(said))


def test_no_beginning_stands_behind_a_shorter_one_of_its_group() -> None:
    for group in phrases.GROUPS:
        assert not [long for long in group.start for short in group.start if long.startswith(f"{short} ")]


@pytest.mark.parametrize("group", phrases.GROUPS, ids=lambda group: group.name)
def test_no_line_that_says_a_phrase_is_passed_over_unread(group: phrases.Group) -> None:
    for phrase in (*group.whole, *group.start):
        assert phrases.may_say(f"{phrase.replace('#', '7')} and more words of the same line")
    for phrase in group.end:
        assert phrases.may_say(f"The Courier and its owners, {phrase}")


def test_most_sentences_cannot_say_a_phrase() -> None:
    assert not phrases.may_say("The delegations met for the second time in a week.")
    assert not phrases.may_say("Élise met the delegations for the second time in a week.")
    assert phrases.may_say("ShareFacebook Twitter and what more there is to press")


def test_common_words_count_in_a_long_row_of_others() -> None:
    assert phrases.find(words.key("FacebookTwitterSendRedditLinkedIn")) is not None
    assert phrases.find("send save follow print") is None
    assert phrases.find("facebook send save follow") is None
