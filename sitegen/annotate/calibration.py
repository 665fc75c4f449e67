"""Certainty as it was measured: of marks that are said to be 0.9 sure, nine in ten should be right.

An annotator says how sure its rule is beside its other rules; that decides between claims. What readers are told is the share of the
rule's marks that was right on news that others have annotated (data/certainties.toml, made by tests/quality/measure.py, which also
tells how well this holds where nothing was fitted). A rule that was never measured is taken at its word.
"""

from collections.abc import Mapping, Sequence

from msgspec import structs

from sitegen import data
from sitegen.model import Mention

_MEASURED: Mapping[str, Mapping[str, float]] = data.tables("sitegen.annotate", "certainties.toml")


def calibrated(marks: Sequence[Mention], measured: Mapping[str, Mapping[str, float]] = _MEASURED) -> tuple[Mention, ...]:
    """Return `marks` in their order with the certainty that was measured for their kind and rule."""
    return tuple(
        mark if (share := measured.get(mark.kind, {}).get(mark.rule)) is None else structs.replace(mark, certainty=share) for mark in marks
    )
