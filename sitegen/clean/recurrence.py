"""Lines that stand in many articles: evidence that they belong to the site and not to an article. The archive itself is the teacher.

Counted over the whole archive and within each source (the publisher stated, else the host of the address, else the folder), in a form
that leaves out numbers and dates, so that 'Updated 3 March, 12:04' and 'Updated 4 March, 9:30' are one line. Copies of one story,
which archives of agency news are full of, repeat every line of it. So a line counts once for each different paragraph that it stands
next to, not once for each file.

Whole sentences recur too, for agencies use their own background again; so they are only looked for at the end of an article, and unless
nearly all articles have them they stay and are marked as doubtful.
"""

import posixpath
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

from sitegen.clean import words
from sitegen.clean.lines import Line
from sitegen.clean.sections import MOST_LINES
from sitegen.model import RawArticle

TOTAL = ""
"""Key of the number of articles; no line has it. SOURCE + '\\n' is the key of the number of a source's articles."""
LEAST = 3
"""Articles that a line stands in before it means anything."""
SHARE = 0.02
"""Of all articles, that it stands in at least."""
CLEAR = 0.2
"""Share from which a line is furniture even between two paragraphs, where a crosshead might stand; and the least share within a source."""
CLEAR_IN_SOURCE = 0.5
"""Share of a source's articles from which a line is furniture even between two paragraphs."""
SITE = 8
"""Articles that a line with a clear share stands in before it is surely the site's, and never a headline that many articles have."""
_LONGEST = 14
"""Words of a line that is looked at: the paragraphs of two articles are the same because one is a copy."""
_COMPARED = 200
"""Characters by which two paragraphs are told apart."""
_EDGE = 3
"""Paragraphs at the end of an article that may be the site's own words."""


def source(raw: RawArticle) -> str:
    """Return what an article's siblings have in common: publisher, host of the address, or folder; empty when nothing tells."""
    if raw.stated.publisher:
        return raw.stated.publisher
    host = urlsplit(raw.stated.url).hostname if raw.stated.url else None
    return (host or "").removeprefix("www.") or posixpath.dirname(raw.source)


def form(line: Line) -> str:
    """Return the key by which a short line is counted: its words, without numbers and what belongs to dates beside them."""
    tokens = line.tokens
    if "#" not in tokens:
        return line.key
    made: list[str] = []
    for token in tokens:
        word = "#" if token in words.DATES else token
        if word != "#" or made[-1:] != ["#"]:
            made.append(word)
    return " ".join(made)


def recurring(raws: Iterable[RawArticle]) -> Mapping[str, int]:
    """Count in how many articles each short line stands: its form -> articles, for those in LEAST and more; TOTAL -> all articles.

    Within a source the form has SOURCE + newline before it, and the last sentences of articles have a newline before them. Sorted by key.
    Articles in which a line stands below the same paragraph count once.
    """
    beside: dict[str, set[str]] = defaultdict(set)
    articles: Counter[str] = Counter()
    total = 0
    for raw in raws:
        total += 1
        origin = source(raw)
        articles[origin] += bool(origin)
        for key, paragraph in _neighbours(raw).items():
            beside[key].add(paragraph)
            if origin:
                beside[f"{origin}\n{key}"].add(paragraph)
    many = {key: len(found) for key, found in beside.items() if len(found) >= LEAST}
    sizes = {f"{origin}\n": count for origin, count in articles.items() if LEAST <= count < total}
    told = {key: count for key, count in many.items() if key.find("\n") <= 0 or key[: key.index("\n") + 1] in sizes}
    return {TOTAL: total, **dict(sorted((told | sizes).items()))}


def reason(line: Line, counts: Mapping[str, int], *, outside: bool, origin: str = "") -> str:
    """Say in how many articles a line stands when that makes it furniture; empty when it does not.

    `outside` says that it stands above or below the running text. In it, only what is very common counts.
    """
    if line.size > _LONGEST or len(counts) < 2:  # noqa: PLR2004 - the total alone
        return ""
    key = form(line)
    return _told(key, counts, SHARE if outside else CLEAR, origin, CLEAR if outside else CLEAR_IN_SOURCE)


def of_sentence(line: Line, counts: Mapping[str, int], origin: str) -> tuple[str, bool]:
    """Say in how many articles a sentence stands among the last, and whether it is surely the site's; empty when it means nothing."""
    key = "\n" + line.shown[:_COMPARED]
    many = counts.get(key, 0)
    why = _told(key, counts, SHARE, origin, CLEAR) if many else ""
    return why, many >= SITE and many >= counts.get(f"{origin}\n", counts.get(TOTAL, 0)) * CLEAR_IN_SOURCE


def everywhere(line: Line, counts: Mapping[str, int]) -> bool:
    """Whether a line stands in so many articles that it cannot be what any of them is called."""
    return counts.get(form(line), 0) >= SITE and bool(reason(line, counts, outside=False))


def _told(key: str, counts: Mapping[str, int], share: float, origin: str, share_in_source: float) -> str:
    many, total = counts.get(key, 0), counts.get(TOTAL, 0)
    if many >= LEAST and many >= total * share:
        return f"stands in {many} of {total} articles"
    if origin and many >= LEAST:
        of_source, size = counts.get(f"{origin}\n{key}", 0), counts.get(f"{origin}\n", 0)
        if of_source >= LEAST and of_source >= size * share_in_source > 0:
            return f"stands in {of_source} of {size} articles of {origin}"
    return ""


def _neighbours(raw: RawArticle) -> dict[str, str]:
    """Return each short line and each of the last sentences with the paragraph above its first place, or with the first paragraph."""
    found: dict[str, str] = {}
    paragraphs: list[str] = []
    for part in raw.parts[:MOST_LINES]:
        if part.end - part.start > words.LONGEST:
            paragraphs.append(raw.plain[part.start : part.start + _COMPARED])
            continue
        line = Line(part, raw)
        if line.prose:
            paragraphs.append(line.shown[:_COMPARED])
        elif part.role == "text" and line.size <= _LONGEST and (key := form(line)).strip("# "):
            found.setdefault(key, paragraphs[-1] if paragraphs else "")
    if paragraphs:
        found = {key: paragraph or paragraphs[0] for key, paragraph in found.items()}
        last = range(max(1, len(paragraphs) - _EDGE), len(paragraphs))
        found |= {"\n" + paragraphs[index]: paragraphs[index - 1] for index in last}
    return found
