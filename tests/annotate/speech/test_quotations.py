import pytest
from making import article

from sitegen.annotate.speech.quotations import quotations


def found(text: str) -> list[str]:
    made = article(text)
    return [text[quotation.start : quotation.end] for quotation in quotations(made.raw.plain, made.blocks)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “yes” and “no”.", ["“yes”", "“no”"]),
        ('He said "yes" and "no".', ['"yes"', '"no"']),
        ("Il dit « oui » deux fois.", ["« oui »"]),
        ("He said „ja” twice.", ["„ja”"]),
        ("A “lost mark and “a whole one” here.", ["“a whole one”"]),
        ("A whole one” without its beginning.", []),
        ("“One\n\n“two\n\n“three” he said.", ["“One\n\n“two\n\n“three”"]),
        ("“One\n\nNo mark here” he said.", ["“One\n\nNo mark here”"]),
        ("“One\n\nNo “mark” here” he said.", ["“mark”"]),
        ("“One\n\nTwo\n\nThree\n\nFour\n\nFive” he said.", []),
        ("He said „ja“ and »nein«.", ["„ja“", "»nein«"]),
        ("An “opening mark“ at both ends.", ["“opening mark“"]),
        ("He said 'It is \"no\" to us,' again.", ["'It is \"no\" to us,'"]),
        ("“Nobody closed it., he said. And more.", ["“Nobody closed it.,"]),
        ("It is 5' long and 6\" wide.", []),
        ("'We will stay here,' she said.", ["'We will stay here,'"]),
        ("the people's choice and the voters' will", []),
    ],
)
def test_marks_are_paired(text: str, expected: list[str]) -> None:
    assert found(text) == expected
