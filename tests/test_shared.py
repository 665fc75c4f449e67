from sitegen import shared


def test_equal_numbers_are_the_same_object_and_none_is_another_number() -> None:
    assert [shared.offset(number) for number in (-1, 0, 7, 16_383, 16_384, 10**9)] == [-1, 0, 7, 16_383, 16_384, 10**9]
    assert shared.offset(int("9999")) is shared.offset(int("9999"))
    assert shared.certainty(float("0.93")) is shared.certainty(float("0.93"))
    assert shared.certainty(0.125) == 0.125
