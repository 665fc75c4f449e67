"""Plain text -> its parts: a line each, or a paragraph each where lines are hard-wrapped.

Scraped text has a paragraph on every line; text that was typed or mailed has them broken at some 50 to 90 characters. Which of the two
a file is, is decided by evidence in the file and not by a setting: in wrapped text a line ends exactly where the next word would not
have fitted, and mostly in the middle of a sentence. Lists, poems and runs of short lines do not look like that, and keep their lines.

Lines end where Unicode says that they must (UAX #14: LF, CR, CR LF, NEL, VT, FF, LS, PS). str.splitlines also breaks at the control
characters U+001C to U+001E, which are only noise in scraped text.
"""

import re
from itertools import pairwise

from msgspec import structs

from sitegen.model import Part, RawArticle
from sitegen.shared import offset

SUFFIXES = (".txt",)

_LINE = re.compile("[^\n\r\x0b\x0c\x85\u2028\u2029]*(?:\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]|$)")
_LINE_END = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_NO_ENDS = re.compile("[\x1c-\x1e]")
"""What is a line end to str.splitlines alone."""
_NARROWEST, _WIDEST = 50, 90
_FEWEST = 4
"""Line ends that must speak for wrapping before it is believed."""
_SENTENCE_END = (".", "!", "?", '."', ".”", "!”", "?”", ":", ".'", ".’")

Span = tuple[int, int]


def read(raw: RawArticle) -> RawArticle:
    """Return `raw` with its parts; plain text states nothing."""
    return structs.replace(raw, parts=tuple(Part(offset(start), offset(end)) for start, end in _paragraphs(raw.text, lines(raw.text))))


def lines(text: str) -> list[Span]:
    """Return (start, end) of each line that is not blank, without the white space around it."""
    found = []
    at = 0
    for line in _LINE.findall(text) if _NO_ENDS.search(text) else text.splitlines(keepends=True):
        shown = line.strip()
        if at == 0:
            shown = shown.lstrip("\ufeff \t")
        if shown:
            start = at + line.index(shown)
            found.append((start, start + len(shown)))
        at += len(line)
    return found


def _paragraphs(text: str, found: list[Span]) -> list[Span]:
    """Join the lines of wrapped paragraphs; the lines as they are when the text is not wrapped."""
    groups = _groups(text, found)
    breaks = [pair for group in groups for pair in pairwise(group)]
    if len(breaks) < _FEWEST:
        return found
    width = max(end - start for group in groups if len(group) > 1 for start, end in group)
    if not _NARROWEST <= width <= _WIDEST or not _wrapped(text, breaks, width):
        return found
    joined: list[Span] = []
    for group in groups:
        inner = list(pairwise(group))
        joined += [(group[0][0], group[-1][1])] if inner and _full(text, inner, width) else group
    return joined


def _groups(text: str, found: list[Span]) -> list[list[Span]]:
    """Return the runs of lines with no blank line between."""
    groups: list[list[Span]] = []
    for line in found:
        if groups and len(_LINE_END.findall(text, groups[-1][-1][1], line[0])) == 1:
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _wrapped(text: str, breaks: list[tuple[Span, Span]], width: int) -> bool:
    """Whether most line ends stand where the next word would not have fitted, and at least half of them within a sentence."""
    within = sum(not text.endswith(_SENTENCE_END, *line) for line, _ in breaks)
    return 2 * within >= len(breaks) and 10 * _filled(text, breaks, width) >= 8 * len(breaks)


def _full(text: str, breaks: list[tuple[Span, Span]], width: int) -> bool:
    return 5 * _filled(text, breaks, width) >= 4 * len(breaks)


def _filled(text: str, breaks: list[tuple[Span, Span]], width: int) -> int:
    return sum((end - start) + 1 + len(text[after : after + width].split(None, 1)[0]) > width for (start, end), (after, _) in breaks)
