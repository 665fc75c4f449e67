"""Bytes -> text, so that the text gives the bytes back.

An archive must be able to hand out the file that it was given, so nothing is repaired here: a file is read as one encoding from
its first byte to its last, or not at all. Guessing stops at the encodings that English news is saved in; a file in another one is
told instead of being shown as nonsense.
"""

import re

from msgspec import Struct

_UTF8_BOM = b"\xef\xbb\xbf"
_UTF16_BOMS = {b"\xff\xfe": "little", b"\xfe\xff": "big"}
_NATIVE = "little" if "x".encode("utf-16").startswith(b"\xff\xfe") else "big"
_ESCAPED = re.compile("[\udc80-\udcff]+")  # how surrogateescape writes bytes that are no UTF-8
_NON_ASCII = re.compile(r"[^\x00-\x7f]+")
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_EXACT = "utf-8"
"""Python refuses all but the one form that UTF-8 has for each text."""
_SAVE = "Save it as UTF-8 to be sure."


class Decoded(Struct, frozen=True):
    """A file's text and how it was read."""

    text: str
    """Line ends as they are; a byte order mark is left out where `encoding` writes one of its own accord."""
    encoding: str
    """Python's name: text.encode(encoding) are the file's bytes."""
    remark: str = ""
    """What an archivist should know about the reading, without a full stop; empty for plain UTF-8."""
    hint: str = ""


class UndecodableError(ValueError):
    """The bytes are no text that we know how to read. `offset` is the first byte that is wrong."""

    def __init__(self, message: str, offset: int) -> None:
        super().__init__(message)
        self.offset = offset


def decode(data: bytes) -> Decoded:
    """Read `data` as UTF-8, UTF-16 or Windows-1252; UndecodableError when it is none of them throughout."""
    decoded = _decode(data)
    if decoded.encoding != _EXACT and encode(decoded.text, decoded.encoding) != data:
        raise UndecodableError(f"cannot be given back byte for byte as {decoded.encoding}", 0)
    return decoded


def encode(text: str, encoding: str) -> bytes:
    """Return the bytes that `text` was read from."""
    return text.encode(encoding)


def _decode(data: bytes) -> Decoded:
    if data.startswith(_UTF8_BOM):
        text = _strict(data[len(_UTF8_BOM) :], "utf-8", len(_UTF8_BOM))
        return Decoded(text, "utf-8-sig", "starts with a byte order mark, which is no part of the text", "Save it as UTF-8 without one.")
    if data[:2] in _UTF16_BOMS:
        return _utf16(data)
    if wide := _wide(data):
        return Decoded(_strict(data, wide, 0), wide, "was read as UTF-16, though nothing in the file says so", _SAVE)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        if _damaged(data):
            raise UndecodableError(f"is not valid UTF-8 at byte {error.start}", error.start) from error
        return _windows(data, error.start)


def _utf16(data: bytes) -> Decoded:
    order = _UTF16_BOMS[data[:2]]
    if order == _NATIVE:
        text, encoding = _strict(data, "utf-16", 0), "utf-16"
    else:  # Python has no codec that writes this mark: it stays in the text as U+FEFF, and readers take it for white space
        encoding = "utf-16-be" if order == "big" else "utf-16-le"
        text = _strict(data, encoding, 0)
    return Decoded(text, encoding, "was read as UTF-16", _SAVE)


def _wide(data: bytes) -> str:
    """Name the UTF-16 without a mark that `data` is in: then Latin letters have a NUL at every second byte."""
    low, high = data[0:4096:2], data[1:4096:2]
    if len(data) < 8 or len(data) % 2:  # noqa: PLR2004 - fewer than four letters say nothing
        return ""
    if high.count(0) * 2 > len(high) and not low.count(0):
        return "utf-16-le"
    if low.count(0) * 2 > len(low) and not high.count(0):
        return "utf-16-be"
    return ""


def _damaged(data: bytes) -> bool:
    """Whether `data` is UTF-8 in the main: letters of several bytes that are right are hardly ever right by chance."""
    text = data.decode("utf-8", "surrogateescape")
    stray = sum(map(len, _ESCAPED.findall(text)))
    return 4 * (sum(map(len, _NON_ASCII.findall(text))) - stray) >= stray


def _windows(data: bytes, first: int) -> Decoded:
    if control := _CONTROLS.search(data):
        raise UndecodableError(f"is no text: byte {first} is not UTF-8 and byte {control.start()} is a control character", first)
    return Decoded(_strict(data, "cp1252", 0), "cp1252", "was read as Windows-1252, because it is not UTF-8", _SAVE)


def _strict(data: bytes, encoding: str, before: int) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        name = {"cp1252": "neither UTF-8 nor Windows-1252"}.get(encoding, f"not valid {encoding.upper()}")
        raise UndecodableError(f"is {name} at byte {before + error.start}", before + error.start) from error
