"""Section names that scraping glued to a headline: 'WorldVolodymyr Zelensky wants talks'.

Cut apart before anything else is judged, so that the headline is a line of its own like any other. 'TechCrunch' and 'WorldCup' are
words too: a line is only cut when its rest stands alone elsewhere on the page, or when the glued word is found nowhere else.
"""

import re
from collections.abc import Iterator

from sitegen.clean import words
from sitegen.model import Part, RawArticle

MOST_LINES = 20_000
"""Lines of a file that are judged. No article has as many; a file that has is data, or hostile."""
_FIRST_PARTS = 60
_LONGEST_NAME = 22
_JOINT = re.compile(r"[a-zß-öø-ÿ](?=[A-ZÀ-ÖØ-Þ“‘\"'])")
_LEAST_REST = 4
"""Words that a headline has at least which is said only once."""


def unglued(raw: RawArticle) -> tuple[list[Part], frozenset[int]]:
    """Return the first MOST_LINES parts, glued ones cut in two, and where the section names among them start."""
    parts: list[Part] = []
    names = set()
    for part in raw.parts[:_FIRST_PARTS]:
        short = part.role == "text" and part.end - part.start <= words.LONGEST
        glued = short and _JOINT.search(raw.text, part.start + 1, part.start + _LONGEST_NAME)
        if glued and (cut := _cut(raw, part)):
            names.add(part.start)
            parts += [Part(part.start, cut), Part(cut, part.end)]
        elif short and (cut := _bar(raw, part)):
            names.add(cut)
            parts += [Part(part.start, part.start + len(raw.text[part.start : cut].rstrip())), Part(cut, part.end)]
        else:
            parts.append(part)
    return [*parts, *raw.parts[_FIRST_PARTS:MOST_LINES]], frozenset(names)


def _bar(raw: RawArticle, part: Part) -> int | None:
    """Return where the bar stands that sets a section's name behind a headline: 'The talks go on | Opinion'."""
    line = raw.text[part.start : part.end]
    at = line.rfind(" | ")
    if at < 0 or line.count("|") > 1 or line[:at].count(" ") < _LEAST_REST - 1 or words.key(line[at:]) not in words.SECTIONS:
        return None
    return part.start + at + 1


def _cut(raw: RawArticle, part: Part) -> int | None:
    line = raw.text[part.start : part.end]
    for at in _joints(line):
        if words.key(line[:at]) not in words.SECTIONS:
            continue
        rest = words.key(line[at:])
        if len(rest.split()) > 1 and rest in _alone(raw):
            return part.start + at
        glued = line[:at].split()[-1] + line[at:].split(None, 1)[0]
        title = not line.endswith((".", "!", "?"))
        if title and len(rest.split()) >= _LEAST_REST and raw.text.count(glued) == 1 and part.start == raw.parts[0].start:
            return part.start + at
    return None


def _alone(raw: RawArticle) -> set[str]:
    return {words.key(raw.text[part.start : part.end]) for part in raw.parts[:_FIRST_PARTS] if part.end - part.start <= words.LONGEST}


def _joints(line: str) -> Iterator[int]:
    """Yield the places near the start where a small letter meets a capital or a quotation mark."""
    return (match.end() for match in _JOINT.finditer(line, 1, _LONGEST_NAME) if match.end() < len(line) - 1)
