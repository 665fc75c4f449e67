"""What captions say: whom a picture is credited to, and where in it people stand.

A wire agency in brackets behind a long sentence is where the news comes from, and no credit; so is a source in a sentence of the text.
What it costs: a caption that is a plain sentence without a credit looks like any paragraph, and stays.
"""

import re
from itertools import pairwise

from sitegen.clean import words

LONGEST = 45
"""Words of a caption."""
_LONG = 25
"""Words of a caption of which more is asked than a name in brackets."""
_LONG_SENTENCE = 36
"""Words of a sentence that says where somebody stands in a picture."""
_SHORTEST = 7
"""Words of a caption before the name that ends it."""
_TAIL = re.compile(r"[(\[{|/][^()\[\]{}|]{1,90}[)\]}]?$")
_HEAD = re.compile(
    r"(?:[Pp]hotos?|[Ii]mages?|[Pp]ictures?|[Cc]redits?|[Ss]ource|PHOTO|IMAGE|FILE|[Ff]ile|Pic|[Ii]llustration|Courtesy|[Cc]aption)"
    r"(?: [Cc]redits?| [Ss]ource| by| courtesy| caption)?\s?(?::|/|–|—|- )"
)
_INSIDE = re.compile(r"(?<![a-z ])\s?(?:[Pp]hoto(?:graph)?|[Ii]mage|[Pp]icture)?s? ?(?:[Cc]redit|[Cc]ourtesy|[Pp]hoto)s?(?:: | by |/)[A-Z]")
_COPYRIGHT = re.compile(r"(?:©|\([Cc]\)) ?(?:(?:19|20)\d\d )?[A-Z][^.!?]{1,50}$")
_NAME = r"[A-Z][\w.'’&/-]{0,30}"
_THEN_NAME = re.compile(rf"(?:[a-z]{{3}}|\d{{4}})[.!?…][\"”’)]{{0,2}} {_NAME}(?: (?:(?:for|of|the|and|via|de|van) )?{_NAME}){{0,6}}$")
"""'The old pier in October. Jane Doe for The Courier'"""
_IN_BRACKETS = re.compile(rf"(?:[a-z]{{2}}|\d{{4}})[.!?][”\"]? ?\({_NAME}(?: (?:(?:for|of|the|and|via|de|van) )?{_NAME}){{0,6}}\)$")
_OPENERS = frozenset("([{|/")
_POSITIONS = ("left", "right", "cent", "pictured", "above)")
_PLACES = re.compile(r"\((?:pictured|left|right|centre|center|far left|far right|above)\)|, (?:left|right|centre|center|pictured),")
_DATED = re.compile(r"(?<!day), (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.? \d{1,2}, (?:19|20)\d\d\.$")
"""'... at the harbour in West Town, April 14, 2024.'; texts say 'on Sunday, April 14'."""
_OF_PICTURES = re.compile(
    r"(?:An? )?(?:[Aa]erial|[Ff]ile|[Uu]ndated|[Hh]andout|[Ss]atellite|[Cc]ombination|FILE) (?:view|photo|image|picture|PHOTO)\b"
    r"|In this (?:[a-z]+ )?(?:photo|image|picture|photograph|screengrab)\b"
)
_ENDS = frozenset({"getty images", "ap photo", "afp photo", "associated press", "adobe stock", "file photo", "wikimedia commons"})
_CREDITING = frozenset({"photo", "image", "picture", "credit", "credits", "copyright", "courtesy"})
_CREDITED_TO = frozenset({"by", "credit", "credits", "courtesy"})
_LAST = 90
"""Characters at the end of a line in which a credit stands."""


def credited(shown: str, size: int, *, ended: bool) -> bool:
    """Whether a line of `size` words credits a picture to somebody."""
    if labelled(shown) or (not ended and _COPYRIGHT.search(shown[-_LAST:])):
        return True
    end = shown[-_LAST - 2 :]
    tail = _TAIL.search(end) if not _OPENERS.isdisjoint(end) and "://" not in shown else None
    if tail and _names_agency(words.tokens(tail[0]), sure=size > _LONG):
        return True
    return not ended and size > 1 and _ends_in_credit(words.tokens(shown[-_LAST:]))


def alone(shown: str) -> bool:
    """Whether a credit says whom a picture is credited to and nothing of what it shows."""
    return shown[:1] in {"(", "©"} or "/" in shown or labelled(shown)


def labelled(shown: str) -> bool:
    """Whether a line begins with what credits begin with and a colon: 'Image:', even where scraping has cut the name off."""
    return _HEAD.match(shown) is not None


def described(shown: str, size: int, *, ended: bool) -> bool:
    """Whether a line of `size` words tells what a picture shows: who stands where, or a name behind its last sentence."""
    if size > LONGEST:
        return False
    if shown.endswith(")") and _IN_BRACKETS.search(shown[-_LAST:]):
        return True
    if ended:
        if _OF_PICTURES.match(shown) or (shown[-2:-1].isdigit() and _DATED.search(shown[-_LAST:])):
            return True
        return size <= _LONG_SENTENCE and any(map(shown.count, _POSITIONS)) and _PLACES.search(shown) is not None
    return size >= _SHORTEST and shown[:1].isalpha() and (_THEN_NAME.search(shown[-_LAST:]) or _INSIDE.search(shown)) is not None


def _names_agency(said: list[str], *, sure: bool) -> bool:
    """Whether words in brackets or behind a stroke are a credit: an agency's name, or 'photo' and the like with a name.

    `sure` asks for more than a name: behind a long sentence an agency in brackets is where the news comes from.
    """
    pictures = any(word in words.CREDIT_WORDS or word == "getty" for word in said)
    if len(said) > 1 and pictures:
        return True
    return not sure and any(name in words.CREDITS for name in (" ".join(said), *said[:1], *said[-1:], " ".join(said[-2:])))


def _ends_in_credit(tokens: list[str]) -> bool:
    """Whether a line ends in 'Photo by X', 'Getty Images' or '/ AFP' without brackets."""
    end = tokens[-7:]
    if not end or (
        words.CREDIT_WORDS.isdisjoint(end) and words.CREDITS.isdisjoint(end) and end[-1] not in {"images", "press", "commons", "stock"}
    ):
        return False
    last = " ".join(tokens[-2:])
    if last in _ENDS:
        return True
    return any((one in _CREDITING and other in _CREDITED_TO) or (one, other) == ("courtesy", "of") for one, other in pairwise(end))
