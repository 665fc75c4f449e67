"""Words in quotation marks that are nobody's speech: terms, titles of works, scare quotes.

A few words are a term where the sentence uses them as a thing's name ('the tasks of the “special operation”', 'would “demilitarise”'), and
somebody's judgement where it says that they were said of something ('called it “a disgrace”'). The word before the marks tells.
"""

from sitegen.annotate import lexicons
from sitegen.annotate.speech.reading import Text

FEW = 3
"""So many words may be a term; more are a part of what somebody said."""
_STOPS = (",", ".", "!", "?", "…")
_NAMING = lexicons.words("naming_words")
_LABELS = lexicons.words("labels")
_LABEL_REACH = 6
"""Words between 'called' and the quotation that it governs."""
_LONG_WORD = 3
"""Characters; only longer words have a capital in every title."""
_LONGEST_TITLE = 150
"""Characters."""
_LEAD = 60
"""Characters before a quotation that are read."""


def ends(inner: str) -> bool:
    """Whether the words in marks end as a sentence or clause does."""
    return inner.endswith(_STOPS)


def titled(inner: str) -> bool:
    """Whether all longer words are capitalised, as in the titles of books and songs."""
    if len(inner) > _LONGEST_TITLE or inner.islower():
        return False
    long = 0
    for word in inner.split():
        if len(word) > _LONG_WORD and word[0].isalpha():
            if not word[0].isupper():
                return False
            long += 1
    return long > 1


def is_term(text: Text, start: int, end: int, inner: str) -> bool:
    """Whether part of a sentence in marks is a term, a title or a scare quote rather than somebody's words."""
    words = inner.count(" ") + 1
    if titled(inner):
        return not inner.endswith(("!", "?", ","))
    if words > FEW:
        return False
    lead = max(0, start - _LEAD)
    last = text.last_token(lead, start)
    before = last[0].lower() if last else ""
    if before in _NAMING:
        return True
    following = text.masked[end : end + 4]
    if before in {"a", "an"} and following == " of ":
        return True
    if inner[:1].isupper() and words == 1:
        return True
    return before == "the" and (words == 1 or _LABELS.isdisjoint([word.lower() for word, _, _ in text.words(lead, start)[-_LABEL_REACH:]]))
