"""What two articles share, as it is shown: the passages' places, and in plain words with figures why they are said to be the same."""

from collections.abc import Mapping

from sitegen import edtf, english
from sitegen.model import Overlap, Passage, Sameness
from sitegen.reuse import versions
from sitegen.reuse.comparing import Comparer, Pair, Shared
from sitegen.reuse.stated import Said


def overlap(comparer: Comparer, shared: Shared, aged: versions.Versions, copied: Mapping[int, int], said: Said) -> Overlap:
    """Return what is shown of two articles. `copied` maps copies to their originals."""
    low, high = shared.pair
    articles = comparer.bodies.articles
    sameness: Sameness = "passages"
    first, second = _in_order(comparer, shared.pair)
    if aged.newest.get(low) == high or aged.newest.get(high) == low:
        sameness = "version"
        first, second = (low, high) if aged.newest.get(low) == high else (high, low)
    elif copied.get(low) == high or copied.get(high) == low:
        sameness = "copy"
    where = said.where(shared.pair)
    if where is not None:
        what = "the archivist says that they are distinct" if shared.pair in said.distinct else "the archivist says so"
        reasons = [f"{what} ({where})" if where else what]
    elif sameness == "version":
        reasons = [aged.why.get(shared.pair, "both are versions of one article"), versions.told_by(articles[second], articles[first])]
    else:
        reasons = []
    copy = (low if copied.get(low) == high else high) if sameness == "copy" else first
    reasons.append(_measured(shared, copy))
    if sameness != "version":
        reasons.append(_order(comparer, first, second))
    return Overlap(
        one=articles[first].source,
        other=articles[second].source,
        passages=_placed(comparer, shared, first, second),
        of_one=round(shared.share(first), 4),
        of_other=round(shared.share(second), 4),
        sameness=sameness,
        why="; ".join(reasons),
        status="confirmed" if where is not None else "candidate",
    )


def _in_order(comparer: Comparer, pair: Pair) -> Pair:
    """Return the one that is known to be earlier first, else the first by source."""
    first, second = sorted(pair, key=lambda index: comparer.bodies.articles[index].source)
    return (second, first) if comparer.earlier(second, first) else (first, second)


def _measured(shared: Shared, index: int) -> str:
    """Say how much is the same, of the words of one article and then of the other's."""
    other = next(one for one in shared.pair if one != index)
    if min(shared.shares) >= 1 and len(shared.tiles) == 1:
        return f"all {shared.words:,} words of one stand in the other, in the same order"
    count = len(shared.tiles)
    places = "in one passage" if count == 1 else f"in {count:,} passages"
    return (
        f"{english.share(shared.share(index))} of the words of one and {english.share(shared.share(other))} of the other's are the same: "
        f"{shared.words:,} words {places}"
    )


def _order(comparer: Comparer, first: int, second: int) -> str:
    """Say which is the earlier one and by what."""
    one, other = (comparer.bodies.articles[index].published for index in (first, second))
    if comparer.earlier(first, second):
        return f"the earlier is of {edtf.spoken(one)}, the later of {edtf.spoken(other)}"
    if one == other and one is not None:
        return f"both are of {edtf.spoken(one)}, so that nothing tells which was first"
    return "it is not known which was first"


def _placed(comparer: Comparer, shared: Shared, first: int, second: int) -> tuple[Passage, ...]:
    """Return the passages, by place in the article named first; offsets into raw texts."""
    (starts, ends), (other_starts, other_ends) = (comparer.bodies.offsets(index) for index in (first, second))
    made = []
    for tile in shared.tiles:
        here, there = (tile.start, tile.end), (tile.other_start, tile.other_end)
        if first != shared.pair[0]:
            here, there = there, here
        made.append(
            Passage(
                start=int(starts[here[0]]),
                end=int(ends[here[1] - 1]),
                other_start=int(other_starts[there[0]]),
                other_end=int(other_ends[there[1] - 1]),
                words=tile.words,
            )
        )
    return tuple(sorted(made, key=lambda passage: passage.start))
