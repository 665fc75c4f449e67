"""What several stages need to know about letters: folding, and the characters that must not reach a page.

Lengths matter: `visible` keeps them, so that offsets stay true; `folded` does not.
"""

import hashlib
import re
import unicodedata

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_WORD = re.compile(r"\w+")
_UNSAFE = dict.fromkeys(
    (
        *range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), *range(0x7F, 0xA0),  # control characters that HTML and XML forbid
        *range(0x202A, 0x202F), *range(0x2066, 0x206A),  # embeddings, overrides and isolates that would reorder the page
        *range(0xD800, 0xE000), *range(0xFDD0, 0xFDF0),  # surrogates and noncharacters
        *(plane << 16 | low for plane in range(17) for low in (0xFFFE, 0xFFFF)),
    ),
    REPLACEMENT,
)  # fmt: skip
_PLAIN_LETTERS = str.maketrans(
    {
        "ß": "ss",
        "æ": "ae",
        "Æ": "AE",
        "œ": "oe",
        "Œ": "OE",
        "ø": "o",
        "Ø": "O",
        "đ": "d",
        "Đ": "D",
        "ð": "d",
        "Ð": "D",
        "ł": "l",
        "Ł": "L",
        "þ": "th",
        "Þ": "Th",
        "ı": "i",
        "ħ": "h",
        "Ħ": "H",
        "ŧ": "t",
        "Ŧ": "T",
        "’": "'",
        "‘": "'",
        "ʼ": "'",
    }
)  # fmt: skip
"""Letters that Unicode does not decompose."""


def visible(text: str) -> str:
    """Replace each character that a page cannot hold or that would reorder it by U+FFFD; as long as `text`."""
    if text.isprintable():  # nothing to replace is printable, and asking is 20 times faster than translating
        return text
    return text.translate(_UNSAFE)


def folded(text: str) -> str:
    """Write letters without their diacritics, case kept: 'Élysée' -> 'Elysee', 'Erdoğan' -> 'Erdogan'."""
    if text.isascii():
        return text
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return unicodedata.normalize("NFC", bare.translate(_PLAIN_LETTERS))


def squeezed(text: str) -> str:
    """Make every run of white space one space, and none at the ends."""
    return " ".join(text.split())


def key(text: str) -> str:
    """Return what two spellings must share to be the same words: folded, without case, punctuation and extra space."""
    return " ".join(_WORD.findall(folded(text).casefold()))


def digest(text: str, length: int = 8) -> str:
    """Return the first hexadecimal digits of the SHA-256 of `text`, for names that must be short, stable and distinct."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:length]
