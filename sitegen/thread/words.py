"""Why some articles are one thread, in one sentence that cites the words which say so."""

from sitegen import english
from sitegen.thread.known import Known
from sitegen.thread.name import Name
from sitegen.thread.stories import Group

_HEADLINE = 60
"""Characters of a headline that is told."""


def why(group: Group, called: Name, known: Known) -> str:
    """Say who holds the articles for one story, the archivist or which words, and what the articles share."""
    count = len(group.sources)
    everything = "Both articles" if count == 2 else f"All {count} articles"  # noqa: PLR2004 - both
    shares = _shares(group, called, known)
    if group.story and group.story.articles:
        return f"The archivist says so{f'; the articles share {shares}' if shares else ''}."
    if len(group.events) == 1 or not group.joints:
        return f"{everything} tell of the same event{f' and share {shares}' if shares else ''}."
    joint = group.joints[0]
    one, other = (_headline(known.articles[source].headline) for source in (joint.one, joint.other))
    more = len(group.joints) - 1
    also = f", and {'one more event is' if more == 1 else f'{more} more events are'} told of in the same way" if more else ""
    return f"{one} {joint.words} {other}{also}{f'; the articles share {shares}' if shares else ''}."


def _shares(group: Group, called: Name, known: Known) -> str:
    """List the names and the phrase of a story, saying so where not all of its articles have them."""
    whole: list[str] = []
    most: list[str] = []
    for item in (*called.names, *([called.phrase] if called.phrase else [])):
        shown = f"“{item}”" if item == called.phrase else item
        everywhere = all(item.lower() in known.lower(source) for source in group.sources)
        (whole if everywhere else most).append(shown)
    if whole and most:
        return f"{english.listed(whole)}, and most {english.listed(most)}"
    return english.listed(whole) or (f"in most of them {english.listed(most)}" if most else "")


def _headline(headline: str) -> str:
    inner = " ".join(headline.split())
    return f"“{inner}”" if len(inner) <= _HEADLINE else f"“{inner[:_HEADLINE].rpartition(' ')[0] or inner[:_HEADLINE]} …”"
