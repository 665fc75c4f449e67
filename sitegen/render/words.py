"""How counts, certainties and lists are said in English, in one voice on every page."""

from sitegen import edtf
from sitegen.text import squeezed

_SURE, _LIKELY, _UNSURE = 0.9, 0.7, 0.5
BANDS = ("sure", "likely", "unsure", "doubtful")
"""How a certainty is said, surest first: from 0.9, from 0.7, from 0.5, and below."""
_KILO = 1000
_ENCODINGS = {
    "utf-8": "UTF-8",
    "utf-8-sig": "UTF-8 with a byte order mark",
    "cp1252": "Windows-1252",
    "utf-16": "UTF-16",
}
_PLACES = {
    "text": "in the text",
    "file name": "in the file’s name",
    "url": "in the web address",
    "stated": "stated by the archivist",
    "curation": "stated by the archivist",
}


def number(value: int) -> str:
    """Write a number with commas between its thousands."""
    return f"{value:,}"


def counted(value: int, one: str, many: str = "") -> str:
    """Say how many: '1 article', '2 articles', '1,204 people'."""
    return f"{value:,} {one if value == 1 else many or f'{one}s'}"


def articles(originals: int, copies: int = 0) -> str:
    """Say how many articles, copies apart: '3 articles', '3 articles and 1 copy'."""
    said = counted(originals, "article")
    return f"{said} and {counted(copies, 'copy', 'copies')}" if copies else said


def times(value: int) -> str:
    """Say how often: 'once', 'twice', '1,204 times'."""
    return {1: "once", 2: "twice"}.get(value) or counted(value, "time")


def capital(value: str) -> str:
    """Begin with a capital letter, the rest as it is."""
    return value[:1].upper() + value[1:]


def certainty(value: float) -> str:
    """Say how sure a claim is, in one of the words of BANDS."""
    if value >= _SURE:
        return BANDS[0]
    if value >= _LIKELY:
        return BANDS[1]
    return BANDS[2] if value >= _UNSURE else BANDS[3]


def size(value: int) -> str:
    """Say a number of bytes: '812 bytes', '3.9 kB', '5.2 MB'."""
    if value < _KILO:
        return counted(value, "byte")
    return f"{value / _KILO:.1f} kB" if value < _KILO * _KILO else f"{value / _KILO / _KILO:.1f} MB"


def format_name(value: str) -> str:
    """Say a reader's format; one that is not known here goes by the name of its module."""
    return {"plain": "plain text", "markdown": "Markdown"}.get(value, value)


def encoding(name: str) -> str:
    """Call an encoding as people do; Python's name for those that we have no word for."""
    return _ENCODINGS.get(name, name)


def place(where: str) -> str:
    """Say where evidence was found."""
    return _PLACES.get(where, where)


def span(first: str | None, last: str | None) -> str:
    """Say from when to when, EDTF, with what both share said once: '28 February to 3 March 2022', '3 to 5 March 2022', 'date unknown'."""
    begin, end = edtf.spoken(first or last), edtf.spoken(last or first)
    if begin == end:
        return end
    before, after = begin.split(" "), end.split(" ")
    if len(before) == len(after) and "(" not in f"{begin}{end}":
        while len(before) > 1 and before[-1] == after[len(before) - 1]:
            before.pop()
    return f"{' '.join(before)} to {end}"


def excerpt(value: str, length: int) -> str:
    """Return the first words of `value`, at most `length` characters and an ellipsis, with white space squeezed; cheap on any length."""
    head = squeezed(value[: 4 * length])
    if len(head) <= length and 4 * length >= len(value):
        return head
    cut = head[: length + 1]
    return cut[: cut.rfind(" ") if " " in cut[length // 2 :] else length].rstrip(" ,;:–—-") + "…"


def tail(value: str, length: int) -> str:
    """Return the last words of `value`, as `excerpt` does the first."""
    end = squeezed(value[-4 * length :])
    if len(end) <= length and 4 * length >= len(value):
        return end
    cut = end[-length - 1 :]
    return "…" + cut[cut.find(" ") if " " in cut[: length // 2] else 1 :].lstrip()
