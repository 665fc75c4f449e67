from collections.abc import Mapping

import making
import pytest

from sitegen import clean, memo
from sitegen.clean.remembered import Asked
from sitegen.model import RawArticle

TEXT = "Bridge closes\n\nShare this\n\nThe harbour bridge of Ostend will be closed for six weeks, the city said on Tuesday.\n\nRead on\n"
RAWS = [making.raw_article(TEXT.replace("six", str(number)), f"{number}.txt") for number in range(12)]


def kept(raw: RawArticle, recurring: Mapping[str, int]) -> bytes:
    return memo.pack(clean.remembered(raw, recurring))


@pytest.mark.parametrize("raws", [RAWS[:1], RAWS])
def test_blocks_come_back_as_they_were(raws: list[RawArticle]) -> None:
    recurring = clean.recurring(raws)
    assert clean.full(raws[0], recurring, kept(raws[0], recurring)) == clean.blocks(raws[0], recurring)


def test_blocks_hold_while_the_archive_answers_the_same() -> None:
    recurring = dict(clean.recurring(RAWS))
    remembered = kept(RAWS[0], recurring)
    assert clean.full(RAWS[0], {**recurring, "what nobody asked": 7}, remembered) is not None
    assert clean.full(RAWS[0], clean.recurring(RAWS[:5]), remembered) is None
    assert clean.full(RAWS[0], clean.recurring(RAWS[:1]), remembered) is None


def test_every_answer_counts() -> None:
    recurring = dict(clean.recurring(RAWS))
    asked = clean.remembered(RAWS[0], recurring).counts
    assert any(count > 1 for count in asked.values())
    for key in asked:
        assert clean.full(RAWS[0], {**recurring, key: asked[key] + 1}, kept(RAWS[0], recurring)) is None


def test_nobody_looks_at_all_counts() -> None:
    with pytest.raises(NotImplementedError):
        list(Asked({"": 1}))
