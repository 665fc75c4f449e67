"""Pages of threads: what stands where, what is new, and what is said where nothing is known."""

import re
from collections.abc import Callable

import html5lib
import making
import pytest
from msgspec import structs

from sitegen.model import Archive, Copy, Novelty, Reuse, Speaker, Step, Thread
from sitegen.render import index, threads
from sitegen.render.thread_views import ThreadView

Build = Callable[..., dict[str, str]]


def view(archive: Archive, thread: Thread | None = None) -> ThreadView:
    return threads.view(thread or archive.threads[0], index.build(archive))


def words(html: str) -> str:
    main = next(element for element in html5lib.parse(html, namespaceHTMLElements=False).iter() if element.tag == "main")
    return " ".join("".join(main.itertext()).split())


def many(number: int, dates: Callable[[int], str | None], *, together: int = 1) -> Archive:
    """An archive of one thread of so many articles, `together` of them on each event."""
    articles = tuple(
        making.article(f"Text {n}.\n", headline=f"Headline {n}", published=dates(n), source=f"{n:04}.txt") for n in range(number)
    )
    steps = tuple(
        Step(source=article.source, when=article.published, sure=article.published is not None, why="", event=n // together, new=())
        for n, article in enumerate(articles)
    )
    thread = Thread(id="t", name="T", why="w", first=dates(0), last=dates(number - 1), steps=steps)
    empty = {article.source: () for article in articles}
    return Archive(
        articles=articles, mentions=empty, rejected={}, notes={}, kinds=(), entities=(), tags=(), related={}, threads=(thread,)
    )  # fmt: skip


def test_a_thread_tells_its_events_in_the_order_of_time_and_what_is_new_in_each_article(threaded: Archive, build: Build) -> None:
    page = build(threaded)["threads/talks.html"]
    shown = words(page)
    for said in (
        "Talks in Kyiv 2 articles, 2 events: 28 February 2022.",
        "1 has no sure date and stands where its words put it.",
        "Both name Kyiv", "28 February 2022 Talks fail", "Not before March 2022", "Placed here: its words look back to 28 February",
        "New places Kyiv",
    ):  # fmt: skip
        assert said in shown, said
    assert shown.index("Talks fail") < shown.index("Kyiv waits")
    assert 'href="../places/kyiv.html"' in page
    assert 'href="../articles/b.html#m1"' in page


def test_threads_are_in_the_navigation_and_on_the_home_page_only_where_there_are_any(
    archive: Archive, threaded: Archive, build: Build
) -> None:
    assert not any("threads" in path or "Threads" in content for path, content in build(archive).items() if path.endswith("index.html"))
    home = build(threaded)["index.html"]
    assert 'href="threads/index.html">Threads</a></li>' in home
    assert 'href="threads/talks.html"' in home


def test_a_former_address_leads_on_without_a_script_and_is_not_in_the_sitemap(threaded: Archive, build: Build, config: object) -> None:
    known = structs.replace(config, base_url="https://example.org/repo/")
    files = build(threaded, known)
    page = files["threads/old-talks.html"]
    assert '<meta http-equiv="refresh" content="0; url=talks.html">' in page
    assert '<link rel="canonical" href="https://example.org/repo/threads/talks.html">' in page
    assert 'href="talks.html" dir="auto">Talks in Kyiv</a>' in page
    assert "old-talks" not in files["sitemap.xml"]
    assert "threads/talks.html" in files["sitemap.xml"]


def test_a_former_address_never_takes_the_place_of_a_thread_or_of_another_former_address(threaded: Archive, build: Build) -> None:
    talks = threaded.threads[0]
    other = structs.replace(talks, id="other", name="Others", aliases=("index", "old-talks", "talks"))
    files = build(structs.replace(threaded, threads=(talks, other)))
    assert "Talks in Kyiv" in words(files["threads/talks.html"])
    assert "Talks in Kyiv" in words(files["threads/old-talks.html"])
    assert words(files["threads/index.html"]).startswith("Threads 2 stories")


def test_articles_on_one_event_stand_together_under_its_days(build: Build) -> None:
    archive = many(4, lambda n: f"2022-03-0{n + 1}", together=2)
    (chapter,) = view(archive).chapters
    assert [(event.when, len(event.entries), event.datetime) for event in chapter.happenings] == [
        ("1 to 2 March 2022", 2, ""), ("3 to 4 March 2022", 2, ""),
    ]  # fmt: skip
    assert "1 to 2 March 2022 2 articles on the same event" in words(build(archive)["threads/t.html"])


def test_an_event_is_dated_by_the_articles_that_have_a_date_and_else_says_that_it_is_inferred(threaded: Archive) -> None:
    sure, unsure = threaded.threads[0].steps
    for step, when in (
        (structs.replace(unsure, event=0), "28 February 2022"),
        (structs.replace(unsure, when="2022-03-01"), "1 March 2022 (inferred)"),
    ):
        thread = structs.replace(threaded.threads[0], steps=(sure, step))
        assert view(threaded, thread).chapters[0].happenings[-1].when == when
    nowhere = structs.replace(threaded.threads[0], steps=(sure, structs.replace(unsure, when=None)))
    assert view(threaded, nowhere).chapters[0].happenings[-1].when == "Date unknown"


def test_long_threads_have_chapters_by_year_or_by_month() -> None:
    years = view(many(30, lambda n: f"{2000 + n // 10}-01-01")).chapters
    assert [(chapter.heading, len(chapter.happenings)) for chapter in years] == [("2000", 10), ("2001", 10), ("2002", 10)]
    months = view(many(30, lambda n: f"2022-{1 + n // 15:02}-01" if n < 29 else None)).chapters
    assert [(chapter.heading, len(chapter.happenings)) for chapter in months] == [
        ("January 2022", 15), ("February 2022", 14), ("Without a date", 1),
    ]  # fmt: skip
    assert [chapter.heading for chapter in view(many(4, lambda n: f"200{n}-01-01")).chapters] == [""]


def test_a_thread_of_500_articles_is_one_page_with_ids_of_their_own(build: Build) -> None:
    page = build(many(500, lambda n: f"{2000 + n // 100}-0{1 + n % 9}-01"))["threads/t.html"]
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert page.count('<article class="told">') == 500


def test_of_many_articles_on_one_event_most_are_lines_and_copies_first(build: Build) -> None:
    archive = many(50, lambda _: "2022-03-01", together=50)
    copies = {f"{n:04}.txt": Copy(of="0000.txt", share=1.0) for n in range(1, 45)}
    archive = structs.replace(archive, reuse=Reuse(overlaps=(), copies=copies, older={}))
    (happening,) = view(archive).chapters[0].happenings
    assert (happening.count, len(happening.folded)) == (50, 44)
    assert [entry.article.source for entry in happening.entries] == ["0000.txt", *(f"{n:04}.txt" for n in range(45, 50))]
    shown = words(build(archive)["threads/t.html"])
    assert "50 articles on the same event" in shown
    assert "44 more articles on this event" in shown


@pytest.mark.parametrize(("number", "together"), [(500, 1), (500, 2), (1000, 1), (1000, 1000)])
def test_no_thread_makes_a_page_of_more_than_500_kilobytes(build: Build, number: int, together: int) -> None:
    archive = many(number, lambda n: f"{2000 + n // 100}-03-01", together=together)
    text = "Ada Lovelace and " * 40
    articles = tuple(
        structs.replace(one, headline=f"A headline as long as those of newspapers mostly are, {n}", publisher="The Paper")
        for n, one in enumerate(archive.articles)
    )
    new = tuple(Novelty(kind=kind, text=text[:150], start=0, end=4) for kind in ("person", "place", "organisation", "quote", "number") * 9)
    steps = tuple(structs.replace(step, new=new) for step in archive.threads[0].steps)
    made = structs.replace(archive, articles=articles, threads=(structs.replace(archive.threads[0], steps=steps),))
    page = build(made)["threads/t.html"]
    assert len(page.encode()) < 500_000
    assert "New: 9 numbers, 9 organisations" in words(page)
    assert ("200 further articles of this thread are not told here." in words(page)) == (number > 800)


def test_nothing_new_is_said_in_words(build: Build) -> None:
    shown = words(build(many(2, lambda _: "2022"))["threads/t.html"])
    assert shown.count("No name, number or quotation that is not in the articles before.") == 1


def test_numbers_are_shown_in_their_words_and_quotations_shortened_with_their_speaker(threaded: Archive) -> None:
    first, second = threaded.articles
    text = f"{'x' * 40}\n\nHe said: “{'We go on and on. ' * 30}” After that 1,200 tired people left.\n"
    body = making.article(text, source="b.txt", headline=second.headline)
    start, end = text.index("“"), text.index("”") + 1
    at = text.index("1,200")
    quote = structs.replace(
        threaded.mentions["a.txt"][2],
        start=start,
        end=end,
        text=text[start:end],
        speaker=Speaker(name="the mayor", start=0, end=2, named=True),
    )
    new = (
        Novelty(kind="number", text="1,200", start=at, end=at + 5),
        Novelty(kind="quote", text=text[start:end], start=start, end=end),
    )
    steps = (threaded.threads[0].steps[0], structs.replace(threaded.threads[0].steps[1], new=new))
    made = structs.replace(
        threaded, articles=(first, body), mentions={**threaded.mentions, "b.txt": (quote,)}, entities=threaded.entities[:1],
        threads=(structs.replace(threaded.threads[0], steps=steps),),
    )  # fmt: skip
    said = making.saying(text[start:end])
    quotes, numbers = view(made).chapters[0].happenings[1].entries[0].news
    assert (quotes.label, quotes.items[0].speaker, quotes.items[0].passage) == ("Quotations", "the mayor", f"articles/b.html#{said}")
    assert len(quotes.items[0].words) < 170
    assert (numbers.label, numbers.items[0].words) == ("Numbers", "1,200 tired people…")
    assert numbers.items[0].passage == f"articles/b.html#{said}", "the nearest mark of its paragraph"


def test_of_many_new_things_a_few_are_shown_and_the_rest_is_counted(threaded: Archive) -> None:
    new = tuple(Novelty(kind="number", text=f"{n} men", start=n, end=n + 1) for n in range(10))
    steps = (threaded.threads[0].steps[0], structs.replace(threaded.threads[0].steps[1], new=new))
    made = structs.replace(threaded, threads=(structs.replace(threaded.threads[0], steps=steps),))
    (group,) = view(made).chapters[0].happenings[1].entries[0].news
    assert (len(group.items), group.more) == (6, 4)


def test_a_copy_in_a_thread_says_so_and_is_counted_apart(threaded: Archive, build: Build) -> None:
    copied = structs.replace(threaded, reuse=Reuse(overlaps=(), copies={"b.txt": Copy(of="a.txt", share=0.92)}, older={}))
    shown = words(build(copied)["threads/talks.html"])
    assert "1 article and 1 copy, 2 events" in shown
    assert "Date unknown · Copy of Talks fail" in shown


def test_a_confirmed_thread_says_whose_word_it_is(threaded: Archive, build: Build) -> None:
    said = structs.replace(
        threaded, threads=(structs.replace(threaded.threads[0], status="confirmed", why="the archivist says so; both name Kyiv"),)
    )
    assert "The archivist says so; both name Kyiv" in words(build(said)["threads/talks.html"])
    assert "The archivist" not in words(build(threaded)["threads/talks.html"])


@pytest.mark.parametrize("attack", ["<script>x</script>", "\0\u202e", '" onload="x'])
def test_hostile_names_and_words_stay_text(threaded: Archive, build: Build, attack: str) -> None:
    thread = threaded.threads[0]
    new = (Novelty(kind="number", text=attack, start=1, end=2), Novelty(kind=attack, text=attack, start=1, end=2))
    steps = tuple(structs.replace(step, why=attack, sure=False, new=new) for step in thread.steps)
    files = build(structs.replace(threaded, threads=(structs.replace(thread, name=attack, why=attack, steps=steps),)))
    for path in ("threads/talks.html", "threads/index.html", "threads/old-talks.html", "index.html"):
        assert "<script>x" not in files[path]
        assert not re.search('[\0\u202e]|<[^>]* onload="', files[path])


def test_the_list_of_threads_begins_with_the_latest_and_has_years_when_it_is_long(threaded: Archive) -> None:
    thread = threaded.threads[0]
    dates = [f"{2000 + n % 3}-01-01" for n in range(39)] + [None]
    made = tuple(structs.replace(thread, id=f"t{n:02}", first=date, last=date, aliases=()) for n, date in enumerate(dates))
    shown = threads.overview(index.build(structs.replace(threaded, threads=made)))
    assert [(section.heading, len(section.threads)) for section in shown.sections] == [
        ("2002", 13), ("2001", 13), ("2000", 13), ("Without a date", 1),
    ]  # fmt: skip
    assert [section.heading for section in threads.overview(index.build(threaded)).sections] == [""]


def test_a_thread_shows_when_it_was_told(threaded: Archive) -> None:
    made = index.build(threaded)
    thread = threaded.threads[0]
    assert threads.view(thread, made).chart is None
    steps = tuple(
        structs.replace(thread.steps[0], when=date, event=number) for number, date in enumerate(("2022-02-28", "2022-02-28", "2022-04"))
    )
    chart = threads.view(structs.replace(thread, steps=steps), made).chart
    assert chart
    assert [(bar.date, bar.count, bar.address) for bar in chart.bars if bar.count] == [
        ("2022-02", 2, "threads/talks.html#event-0"),
        ("2022-04", 1, "threads/talks.html#event-2"),
    ]
