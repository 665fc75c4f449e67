"""How certainties, sizes and places are said, in one voice on every page; wording says counts, lists and dates.

Words of this room are English here and said in the site's language by whoever shows them; those that depend on nothing else are marked.
"""

from sitegen.render.wording import Wording, message
from sitegen.text import squeezed

_SURE, _LIKELY, _UNSURE = 0.9, 0.7, 0.5
BANDS = (message("sure"), message("likely"), message("unsure"), message("doubtful"))
"""How a certainty is said, surest first: from 0.9, from 0.7, from 0.5, and below."""
_KILO = 1000
_ENCODINGS = {
    "utf-8": "UTF-8",
    "utf-8-sig": message("UTF-8 with a byte order mark"),
    "cp1252": "Windows-1252",
    "utf-16": "UTF-16",
}
_PLACES = {
    "text": message("in the text"),
    "file name": message("in the file’s name"),
    "url": message("in the web address"),
    "stated": message("stated by the archivist"),
    "curation": message("stated by the archivist"),
}


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


def size(value: int, say: Wording) -> str:
    """Say a number of bytes: '812 bytes', '3.9 kB', '5.2 MB'."""
    if value < _KILO:
        return say.counted(value, "byte")
    amount, unit = (value / _KILO, "kB") if value < _KILO * _KILO else (value / _KILO / _KILO, "MB")
    return f"{say.decimal(amount)} {unit}"


def format_name(value: str) -> str:
    """Say a reader's format; one that is not known here goes by the name of its module."""
    return {"plain": message("plain text"), "markdown": "Markdown"}.get(value, value)


def encoding(name: str) -> str:
    """Call an encoding as people do; Python's name for those that we have no word for."""
    return _ENCODINGS.get(name, name)


def place(where: str) -> str:
    """Say where evidence was found."""
    return _PLACES.get(where, where)


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
