"""How a rule of the archivist names words of an article: whole, or by their beginning and '…', folded either way."""

from collections.abc import Iterable
from typing import Generic, TypeVar

from sitegen import text

Rule = TypeVar("Rule")
_ENDINGS = ("…", "...")


class ByWords(Generic[Rule]):
    """Rules, looked up by the words that they name; the cost of a look-up grows with the distinct lengths of the beginnings."""

    def __init__(self, rules: Iterable[tuple[str, Rule]]) -> None:
        self._whole: dict[str, list[Rule]] = {}
        self._begun: dict[int, dict[str, list[Rule]]] = {}
        for words, rule in rules:
            ending = next((ending for ending in _ENDINGS if words.rstrip().endswith(ending)), "")
            key = folded(words.rstrip().removesuffix(ending))
            table = self._begun.setdefault(len(key), {}) if ending else self._whole
            table.setdefault(key, []).append(rule)
        self._begun = dict(sorted(self._begun.items(), reverse=True))

    def __bool__(self) -> bool:
        return bool(self._whole or self._begun)

    def find(self, words: str) -> list[Rule]:
        """Return the rules that name `words`: those that name them whole, then by their longest beginnings; equals in their order.

        A rule that is nothing but '…' names everything.
        """
        key = folded(words)
        found = list(self._whole.get(key, ()))
        for length, table in self._begun.items():
            found += table.get(key[:length], ())
        return found


def folded(words: str) -> str:
    """Fold words for comparison; those that have no letter or digit stand for themselves."""
    return text.key(words) or text.squeezed(words)
