"""The word lists of this room, read once. They are data (data/words.toml), so that a language can be added without touching a rule."""

import re

from sitegen import data

_LISTS = data.tables("sitegen.infer", "words.toml")
MONTHS = {word: number for number, names in enumerate(_LISTS["months"], 1) for word in names}
"""Lower-case name or short name -> 1 to 12."""
WEEKDAYS = {word: number for number, names in enumerate(_LISTS["weekdays"]) for word in names}
"""Lower-case name or short name -> 0 (Monday) to 6."""
PAPERS = frozenset(_LISTS["papers"])
"""Short names of weekdays by which newspapers are called."""
PUBLISHED = frozenset(_LISTS["published"])
FIRST = frozenset(_LISTS["first"])
UPDATED = frozenset(_LISTS["updated"])
CAPTURED = frozenset(_LISTS["captured"])
CAPTURING = CAPTURED.union(_LISTS["capturing"], WEEKDAYS)
"""Words that may stand before the date in a line that says when a page was captured."""
STAMPED = PUBLISHED.union(UPDATED, _LISTS["stamped"])
"""Words that a line may hold beside its date and yet be nothing but a date line."""
FIELDS = frozenset(_LISTS["fields"])
ZONES = frozenset(_LISTS["zones"])
NUMBERS = {word: number for number, word in enumerate(_LISTS["numbers"], 1)}
"""Lower-case word -> 1 to 12."""
UNITS_OF = {word: names[0] for names in _LISTS["units"] for word in names}
"""Lower-case name or short name of a unit of time -> its name."""
UNITS = dict.fromkeys(UNITS_OF, 0)
BEFORE_DATES = frozenset(_LISTS["before_dates"])
AGENCIES = {name.casefold(): name for name in _LISTS["agencies"]}
"""Casefolded -> as written."""
ROLES = frozenset(_LISTS["roles"])
BUTTONS = frozenset(_LISTS["buttons"])
PARTICLES = frozenset(_LISTS["particles"])


def either(words: dict[str, int]) -> str:
    """Return a regular expression that matches any of `words`, the longest first."""
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))
