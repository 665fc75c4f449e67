"""Reads the articles of a built site off its pages, so that queries and Pagefind's copy are made of what readers see.

Only the pages are looked at, not the index. Where the theme changes, `HEADLINE`, `DAY` and `BODY` must follow.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

LANGUAGE = re.compile(r'<html lang="([^"]*)"')
HEADLINE = re.compile(r"<h1[^>]*>(.*?)</h1>", re.DOTALL)
DAY = re.compile(r'<p class="dated"><time datetime="([^"]*)"')
BODY = re.compile(r'<div class="text body">(.*?)(?=<section class="apparatus"|</article>)', re.DOTALL)
END = re.compile(r"</(?:p|li|h\d|blockquote|figcaption|td|th|pre)>|<br ?/?>")
TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True)
class Article:
    """An article: the name of its page, its language, headline, day ('' when there is none) and text, a line a paragraph."""

    page: str
    language: str
    headline: str
    day: str
    text: str


def plain(markup: str) -> str:
    """Return the text of a piece of a page, a line a paragraph."""
    text = html.unescape(TAG.sub("", END.sub("\n", markup.replace("\n", " "))))
    return "\n".join(line for line in (" ".join(line.split()) for line in text.split("\n")) if line)


def read(site: Path) -> Iterator[Article]:
    """Yield the articles of the site in the order of their pages' names."""
    for path in sorted((site / "articles").glob("**/*.html")):
        page = path.read_text(encoding="utf-8")
        headline, body = HEADLINE.search(page), BODY.search(page)
        if headline and body:
            language, day = LANGUAGE.search(page), DAY.search(page)
            yield Article(
                page=path.relative_to(site / "articles").as_posix(),
                language=language[1] if language else "en",
                headline=plain(headline[1]),
                day=day[1] if day else "",
                text=plain(body[1]),
            )
