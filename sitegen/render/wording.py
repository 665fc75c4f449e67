"""The interface's words in the language of the site: what templates and views say, beside what articles and their evidence say.

The English words are the key, as in gettext, so that a template reads as its page does and no language needs a file to begin with.
A theme has one file per language, words/fr.toml; themes fall through word by word, and a word that no file has is said in English:

    plural = "n > 1"                    # which of the forms: gettext's expression in C
    thousands = " "                     # between thousands
    [words]
    "Search" = "Rechercher"
    "{count} article|{count} articles" = "{count} article|{count} articles"

Words are text, not markup: what they say is escaped once, and the values in their braces by writing.show each time. Templates are given
markup; `plain` is for views, whose text is escaped on its way to the page. What stages say of their findings is English in any site.
"""

import gettext
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import cast

from markupsafe import Markup, escape
from msgspec import Struct

from sitegen import edtf
from sitegen.errors import ThemeError
from sitegen.render.writing import show, written

_PLACE = re.compile(r"\{(\w+)\}")
_ENGLISH = "n != 1"
_RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"})
_SCRIPTS = {"adlm": True, "arab": True, "hebr": True, "nkoo": True, "syrc": True, "thaa": True, "cyrl": False, "latn": False}
"""Scripts that a language tag may name -> whether they run from right to left."""


def from_right(language: str) -> bool:
    """Whether a language (BCP 47) is written from right to left."""
    first, *others = language.casefold().split("-")
    return next((_SCRIPTS[part] for part in others if part in _SCRIPTS), first in _RIGHT_TO_LEFT)


def message(said: str) -> str:
    """Return words as they are: so those are marked that stand in a table, and are said later."""
    return said


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
        self.english = Markup("") if language.partition("-")[0] == "en" else Markup(' lang="en"')
        """Attribute of elements whose words are English in a site that is not, such as what a rule says of its finding."""
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
        self._plain: dict[str, list[tuple[str, list[str]]]] = {}
        self._dates: dict[str | None, str] = {}
        self.times_said: dict[str, str] = {}

    def __call__(self, said: str, /, **values: object) -> Markup:
        """Say it, with `values` in its braces; `count`, a number, chooses the form. KeyError for a value that is missing."""
        forms = self._known.get(said) or self._learn(said)
        count = values.get("count")
        form = forms[0] if len(forms) == 1 else forms[min(self._form(cast("int", count)), len(forms) - 1)]
        if len(form) == 1:
            return form[0]
        return written("".join([self._shown(values[part]) if odd % 2 else part for odd, part in enumerate(form)]))

    def plain(self, said: str, /, **values: object) -> str:
        """Say it as text that is escaped later."""
        forms = self._plain.get(said)
        if forms is None:
            forms = self._plain[said] = [(form, _PLACE.split(form)) for form in self._words.get(said, said).split("|")]
        if not values:
            return forms[0][0]
        _, form = forms[0] if len(forms) == 1 else forms[min(self._form(cast("int", values["count"])), len(forms) - 1)]
        return "".join([self._written(values[part]) if odd % 2 else part for odd, part in enumerate(form)])

    def words(self, said: Iterable[str]) -> dict[str, str]:
        """Return those of the words that this language says otherwise, with what it says."""
        return {english: self._words[english] for english in said if self._words.get(english, english) != english}

    def number(self, value: int) -> str:
        """Write a number as the language does."""
        return f"{value:,}".replace(",", self.thousands)

    def decimal(self, value: float) -> str:
        """Write a number with one digit behind its point."""
        return self.plain("{whole}.{tenth}", **dict(zip(("whole", "tenth"), f"{value:.1f}".split("."), strict=True)))

    def counted(self, value: int, one: str, many: str = "") -> str:
        """Say how many: '1 article', '2 articles', '1,204 people'."""
        return self.plain(f"{{count}} {one}|{{count}} {many or f'{one}s'}", count=value)

    def articles(self, originals: int, copies: int = 0) -> str:
        """Say how many articles, copies apart: '3 articles', '3 articles and 1 copy'."""
        said = self.counted(originals, "article")
        return self.listed([said, self.counted(copies, "copy", "copies")]) if copies else said

    def times(self, value: int) -> str:
        """Say how often: 'once', 'twice', '1,204 times'."""
        if value == 1:
            return self.plain("once")
        return self.plain("twice") if value == 2 else self.counted(value, "time")  # noqa: PLR2004 - words end here

    def listed(self, items: Sequence[str]) -> str:
        """Join as in a sentence: 'a', 'a and b', 'a, b and c'; empty for nothing."""
        if len(items) <= 1:
            return "".join(items)
        return self.plain("{first} and {last}", first=", ".join(items[:-1]), last=items[-1])

    def date(self, value: str | None) -> str:
        """Say an EDTF date: '28 February 2022', 'about March 2022', 'date unknown'."""
        known = self._dates.get(value)
        if known is None:
            known = self._dates[value] = edtf.said(value, self.plain)
        return known

    def brief(self, month: str) -> str:
        """Shorten the name of a month to three letters, or as many as tell it from the others: 'Jan', 'juin', 'juil'."""
        others = [name for name in map(self.plain, edtf.MONTHS) if name != month]
        length = next((end for end in range(3, len(month)) if not any(name.startswith(month[:end]) for name in others)), len(month))
        return month[:length]

    def span(self, first: str | None, last: str | None) -> str:
        """Say from when to when, EDTF, with what both share said once: '3 to 5 March 2022', 'date unknown'."""
        begin, end = self.date(first or last), self.date(last or first)
        if begin == end:
            return end
        before, after = begin.split(" "), end.split(" ")
        if len(before) == len(after) and "(" not in f"{begin}{end}":
            while len(before) > 1 and before[-1] == after[len(before) - 1]:
                before.pop()
        return self.plain("{first} to {last}", first=" ".join(before), last=end)

    def _learn(self, said: str) -> list[list[Markup]]:
        made = [
            [Markup(part) if odd % 2 else escape(part) for odd, part in enumerate(_PLACE.split(form))]  # noqa: S704 - a value's name
            for form in self._words.get(said, said).split("|")
        ]
        self._known[said] = made
        return made

    def _shown(self, value: object) -> str:
        return self.number(value) if type(value) is int else show(value)

    def _written(self, value: object) -> str:
        return self.number(value) if type(value) is int else str(value)


ENGLISH = Wording()
