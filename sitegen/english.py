"""The little English that several stages and the pages share: lists in a sentence, and words without their plural."""

from collections.abc import Sequence

from sitegen.text import folded

_SHORTEST = 3
_WHOLE = 100


def listed(items: Sequence[str]) -> str:
    """Join as in a sentence: 'a', 'a and b', 'a, b and c'; empty for nothing."""
    return f"{', '.join(items[:-1])} and {items[-1]}" if len(items) > 1 else "".join(items)


def share(value: float) -> str:
    """Say a share from 0 to 1 in per cent: nothing but all is '100 %', nothing but none is '0 %'."""
    percent = round(value * _WHOLE)
    if value and not percent:
        return "less than 1 %"
    return f"{min(percent, _WHOLE - 1) if value < 1 else _WHOLE} %"


def singular(word: str) -> str:
    """Fold a word and take its plural away: 'corridors' -> 'corridor', 'Parties' -> 'party'. Not always English, always the same."""
    made = folded(word).casefold()
    if len(made) <= _SHORTEST or made.endswith(("ss", "us", "is", "news")):
        return made
    if made.endswith("ies"):
        return f"{made[:-3]}y"
    if made.endswith(("sses", "shes", "ches", "xes", "zes")):
        return made[:-2]
    return made.removesuffix("s")
