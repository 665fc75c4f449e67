"""Lines that stand in many articles of the archive: evidence that they belong to the site and not to an article.

Copies of one story, which archives of agency news are full of, repeat every line of it. So a line counts once for each different
paragraph that it stands next to, not once for each file.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from sitegen.clean.lines import Line
from sitegen.model import RawArticle

TOTAL = ""
"""Key of the number of articles; no line has it."""
LEAST = 3
"""Articles that a line stands in before it means anything."""
SHARE = 0.02
"""Of all articles, that it stands in at least."""
CLEAR = 0.2
"""Share from which a line is furniture even between two paragraphs, where a crosshead might stand."""
SITE = 8
"""Articles that a line with a clear share stands in before it is surely the site's, and never a headline that many articles have."""
_LONGEST = 14
"""Words of a line that is looked at: the paragraphs of two articles are the same because one is a copy."""
_COMPARED = 200
"""Characters by which two paragraphs are told apart."""


def recurring(raws: Iterable[RawArticle]) -> Mapping[str, int]:
    """Count in how many articles each short line stands: key of the line -> articles, for those in LEAST and more; TOTAL -> all articles.

    Sorted by key. Articles in which a line stands below the same paragraph count once.
    """
    beside: dict[str, set[str]] = defaultdict(set)
    total = 0
    for raw in raws:
        total += 1
        for key, paragraph in _neighbours(raw).items():
            beside[key].add(paragraph)
    return {TOTAL: total, **{key: len(beside[key]) for key in sorted(beside) if len(beside[key]) >= LEAST}}


def reason(line: Line, counts: Mapping[str, int], *, outside: bool) -> str:
    """Say in how many articles a line stands when that makes it furniture; empty when it does not.

    `outside` says that it stands above or below the running text. In it, only what is very common counts.
    """
    many = counts.get(line.key, 0) if line.size <= _LONGEST else 0
    total = counts.get(TOTAL, 0)
    if many < LEAST or many < total * (SHARE if outside else CLEAR):
        return ""
    return f"stands in {many} of {total} articles"


def everywhere(line: Line, counts: Mapping[str, int]) -> bool:
    """Whether a line stands in so many articles that it cannot be what any of them is called."""
    return counts.get(line.key, 0) >= SITE and bool(reason(line, counts, outside=False))


def _neighbours(raw: RawArticle) -> dict[str, str]:
    """Return each short line with the paragraph above its first place, or the first paragraph of the article."""
    found: dict[str, str] = {}
    paragraph = ""
    for part in raw.parts:
        line = Line(part, raw)
        if line.prose:
            if not paragraph:
                found = dict.fromkeys(found, line.shown[:_COMPARED])
            paragraph = line.shown[:_COMPARED]
        elif part.role == "text" and line.size <= _LONGEST and line.key.strip("# "):
            found.setdefault(line.key, paragraph)
    return found
