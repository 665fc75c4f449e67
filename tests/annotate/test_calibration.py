"""What was measured of a rule is what its marks say of themselves."""

from sitegen.annotate import calibration
from sitegen.model import Mention


def mark(kind: str, rule: str) -> Mention:
    return Mention(0, 3, kind, "Lee", certainty=0.6, rule=rule)


def test_a_measured_rule_has_its_share_and_another_its_word() -> None:
    measured = {"person": {"full name": 0.93}}
    marks = (mark("person", "full name"), mark("place", "full name"), mark("person", "new"))
    assert [found.certainty for found in calibration.calibrated(marks, measured)] == [0.93, 0.6, 0.6]


def test_the_shares_that_are_shipped_are_shares() -> None:
    for kind in ("person", "place", "organisation", "date", "quote"):
        shipped = calibration._MEASURED[kind]
        assert shipped
        assert all(0 < share < 1 for share in shipped.values())
