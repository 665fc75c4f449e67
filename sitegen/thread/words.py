"""Why some articles are one thread, in one sentence that cites the words which say so."""

from collections.abc import Sequence

from sitegen import english
from sitegen.thread.known import Known
from sitegen.thread.name import Name
from sitegen.thread.stories import Group

_HEADLINE = 45
"""Characters of a headline that is told."""
_LONGEST = 300
"""Characters of the sentence, from which on it lists fewer of the names that the articles share."""


def why(group: Group, called: Name, known: Known) -> str:
    """Say who holds the articles for one story, the archivist or which words, and what the articles share; in some 300 characters."""
    shared = _shared(group, called, known)
    for count in range(len(shared), -1, -1):
        made = _sentence(group, _listed(shared[:count]), known)
        if len(made) <= _LONGEST:
            break
    return made


def _sentence(group: Group, shares: str, known: Known) -> str:
    count = len(group.sources)
    everything = "Both articles" if count == 2 else f"All {count} articles"  # noqa: PLR2004 - both
    if group.story and group.story.articles:
        return f"The archivist says so{f'; the articles share {shares}' if shares else ''}."
    if len(group.events) == 1 or not group.joints:
        return f"{everything} tell of the same event{f' and share {shares}' if shares else ''}."
    joint = group.joints[0]
    one, other = (_headline(known.articles[source].headline) for source in (joint.one, joint.other))
    more = len(group.joints) - 1
    also = f", and {'one more event is' if more == 1 else f'{more} more events are'} told of in the same way" if more else ""
    return f"{one} {joint.words} {other}{also}{f'; the articles share {shares}' if shares else ''}."


def _shared(group: Group, called: Name, known: Known) -> list[tuple[str, bool]]:
    """Return the names and the phrase of a story, as they are shown, each with whether all of its articles have it."""
    shown = {name: name for name in called.names} | ({called.phrase: f"“{called.phrase}”"} if called.phrase else {})
    texts = [known.lower(source) for source in group.sources] if shown else []
    return [(words, all(item.lower() in text for text in texts)) for item, words in shown.items()]


def _listed(shared: Sequence[tuple[str, bool]]) -> str:
    """List what is shared, saying so where not all of the articles have it."""
    whole = [words for words, everywhere in shared if everywhere]
    most = [words for words, everywhere in shared if not everywhere]
    if whole and most:
        return f"{english.listed(whole)}, and most {english.listed(most)}"
    return english.listed(whole) or (f"in most of them {english.listed(most)}" if most else "")


def _headline(headline: str) -> str:
    inner = " ".join(headline.split())
    return f"“{inner}”" if len(inner) <= _HEADLINE else f"“{inner[:_HEADLINE].rpartition(' ')[0] or inner[:_HEADLINE]} …”"
