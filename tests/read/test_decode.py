import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen.read.decode import UndecodableError, decode, encode


def test_utf8_is_read_without_a_remark() -> None:
    decoded = decode("Élysée – “talks”".encode())
    assert (decoded.text, decoded.encoding, decoded.remark) == ("Élysée – “talks”", "utf-8", "")


def test_a_byte_order_mark_is_told_and_is_no_part_of_the_text() -> None:
    decoded = decode("\ufeffKyiv".encode())
    assert (decoded.text, decoded.encoding) == ("Kyiv", "utf-8-sig")
    assert "byte order mark" in decoded.remark


def test_windows_1252_is_recognised_and_told() -> None:
    decoded = decode("“Talks” – at the Élysée".encode("cp1252"))
    assert (decoded.text, decoded.encoding) == ("“Talks” – at the Élysée", "cp1252")
    assert "was read as Windows-1252" in decoded.remark
    assert "UTF-8" in decoded.hint


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf16_is_recognised_with_and_without_a_mark(encoding: str) -> None:
    data = "Talks in Belarus went on for hours.".encode(encoding)
    decoded = decode(data)
    assert decoded.text == "Talks in Belarus went on for hours."
    assert encode(decoded.text, decoded.encoding) == data
    assert "UTF-16" in decoded.remark


def test_a_big_endian_mark_stays_in_the_text_because_no_codec_writes_it_again() -> None:
    data = b"\xfe\xff" + "Talks".encode("utf-16-be")
    decoded = decode(data)
    assert (decoded.text, decoded.encoding) == ("\ufeffTalks", "utf-16-be")
    assert encode(decoded.text, decoded.encoding) == data


def test_a_stray_byte_among_valid_utf8_is_damage_and_told_with_its_offset() -> None:
    with pytest.raises(UndecodableError, match="is not valid UTF-8 at byte 11") as caught:
        decode("“Talks”".encode() + b"\xff" + " at the Élysée".encode())
    assert caught.value.offset == len("“Talks”".encode())


def test_a_file_cut_in_the_middle_of_a_letter_is_damage() -> None:
    with pytest.raises(UndecodableError, match="is not valid UTF-8 at byte 5") as caught:
        decode("Élysé".encode()[:-1])
    assert caught.value.offset == 5


def test_a_byte_that_windows_1252_does_not_know_is_told_with_its_offset() -> None:
    with pytest.raises(UndecodableError, match="neither UTF-8 nor Windows-1252") as caught:
        decode(b"caf\xe9 \x81")
    assert caught.value.offset == 5


def test_a_picture_is_no_text() -> None:
    with pytest.raises(UndecodableError, match="no text") as caught:
        decode(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00")
    assert caught.value.offset == 0


def test_half_a_utf16_letter_is_told() -> None:
    with pytest.raises(UndecodableError):
        decode("Talks".encode("utf-16") + b"x")


def test_nul_bytes_and_control_characters_are_text_in_utf8() -> None:
    assert decode(b"a\x00b\x1bc").text == "a\x00b\x1bc"


def read_or_offset(data: bytes) -> tuple[bytes, int]:
    try:
        decoded = decode(data)
    except UndecodableError as error:
        return data, error.offset
    return encode(decoded.text, decoded.encoding), 0


@given(st.binary(max_size=200))
def test_whatever_is_read_gives_its_bytes_back_and_the_rest_is_told_with_an_offset_inside(data: bytes) -> None:
    again, offset = read_or_offset(data)
    assert again == data
    assert 0 <= offset <= len(data)


@given(st.text(), st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_any_text_in_unicode_is_read(text: str, encoding: str) -> None:
    data = text.encode(encoding)
    decoded = decode(data)
    assert hashlib.sha256(encode(decoded.text, decoded.encoding)).digest() == hashlib.sha256(data).digest()
