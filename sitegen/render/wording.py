"""The interface's words in the language of the site: what templates and views say, beside what articles and their evidence say.

The English words are the key, as in gettext, so that a template reads as its page does and no language needs a file to begin with.
A theme has one file per language, words/fr.toml; themes fall through word by word, and a word that no file has is said in English:

    plural = "n > 1"                    # which of the forms: gettext's expression in C
    thousands = " "                     # between thousands
    [words]
    "Search" = "Rechercher"
    "{count} article|{count} articles" = "{count} article|{count} articles"

Words are text, not markup: what they say is escaped once, and the values in their braces by writing.show each time.
"""

import gettext
import re
from collections.abc import Iterable, Mapping
from typing import cast

from markupsafe import Markup, escape
from msgspec import Struct

from sitegen.errors import ThemeError
from sitegen.render.writing import show

_PLACE = re.compile(r"\{(\w+)\}")
_ENGLISH = "n != 1"


class Words(Struct, frozen=True, forbid_unknown_fields=True):
    """A theme's words in one language."""

    words: Mapping[str, str] = {}
    """What is said in English -> what is said here; forms that depend on a number stand between '|'."""
    plural: str = ""
    thousands: str = ""


class Wording:
    """Says things in one language: `t("Search")`, `t("{count} article|{count} articles", count=3)`."""

    def __init__(self, language: str = "en", layers: Iterable[tuple[Words, str]] = ()) -> None:
        """`layers` are the theme's own words and where they stand, and after them those of the themes that it builds on."""
        self.language = language
        words: dict[str, str] = {}
        plural, self.thousands = _ENGLISH, ","
        for layer, where in reversed(list(layers)):
            for said, here in layer.words.items():
                if odd := set(_PLACE.findall(here)) - set(_PLACE.findall(said)):
                    raise ThemeError(f"{here!r} has {{{min(odd)}}}, which {said!r} has not", where=where)
            words |= layer.words
            plural = layer.plural or plural
            self.thousands = layer.thousands or self.thousands
        try:
            self._form = gettext.c2py(plural)
        except ValueError as error:
            raise ThemeError(f"no rule for plurals: {plural!r}", where=f"words of {language}", hint="Write it as gettext does.") from error
        self._words = words
        self._known: dict[str, list[list[Markup]]] = {}

    def __call__(self, said: str, /, **values: object) -> Markup:
        """Say it, with `values` in its braces; `count`, a number, chooses the form. KeyError for a value that is missing."""
        forms = self._known.get(said) or self._learn(said)
        count = values.get("count")
        form = forms[0] if len(forms) == 1 else forms[min(self._form(cast("int", count)), len(forms) - 1)]
        if len(form) == 1:
            return form[0]
        return Markup("".join([self._shown(values[part]) if odd % 2 else part for odd, part in enumerate(form)]))  # noqa: S704 - escaped

    def number(self, value: int) -> str:
        """Write a number as the language does."""
        return f"{value:,}".replace(",", self.thousands)

    def _learn(self, said: str) -> list[list[Markup]]:
        made = [
            [Markup(part) if odd % 2 else escape(part) for odd, part in enumerate(_PLACE.split(form))]  # noqa: S704 - a value's name
            for form in self._words.get(said, said).split("|")
        ]
        self._known[said] = made
        return made

    def _shown(self, value: object) -> str:
        return self.number(value) if type(value) is int else show(value)
