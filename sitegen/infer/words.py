"""The word lists of this room, read once. They are data (data/words.toml), so that a language can be added without touching a rule."""

import re

from sitegen import data

_LISTS = data.tables("sitegen.infer", "words.toml")
MONTHS = {word: number for number, names in enumerate(_LISTS["months"], 1) for word in names}
"""Lower-case name or short name -> 1 to 12."""
WEEKDAYS = {word: number for number, names in enumerate(_LISTS["weekdays"]) for word in names}
"""Lower-case name or short name -> 0 (Monday) to 6."""
PUBLISHED = frozenset(_LISTS["published"])
UPDATED = frozenset(_LISTS["updated"])
BEFORE_DATES = frozenset(_LISTS["before_dates"])
AGENCIES = {name.casefold(): name for name in _LISTS["agencies"]}
"""Casefolded -> as written."""
ROLES = frozenset(_LISTS["roles"])
BUTTONS = frozenset(_LISTS["buttons"])
PARTICLES = frozenset(_LISTS["particles"])


def either(words: dict[str, int]) -> str:
    """Return a regular expression that matches any of `words`, the longest first."""
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))
