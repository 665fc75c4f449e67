import inspect

import pytest

from sitegen import errors
from sitegen.errors import SitegenError

CHILDREN: list[type[SitegenError]] = [child for _, child in inspect.getmembers(errors, inspect.isclass) if issubclass(child, SitegenError)]


def test_every_error_has_an_exit_code_of_its_own() -> None:
    codes = [child.exit_code for child in CHILDREN]
    assert len(set(codes)) == len(codes) == 8


def test_no_exit_code_says_success_or_belongs_to_the_shell() -> None:
    assert all(0 < child.exit_code < 64 for child in CHILDREN)


@pytest.mark.parametrize("child", CHILDREN, ids=lambda child: child.__name__)
def test_every_error_is_caught_by_the_root_and_says_where_what_and_what_to_do(child: type[SitegenError]) -> None:
    with pytest.raises(SitegenError) as caught:
        raise child("is broken", where="sitegen.toml:3", hint="Mend that line.")
    assert str(caught.value) == "sitegen.toml:3: is broken\n  Mend that line."


def test_place_and_hint_may_be_missing() -> None:
    assert str(SitegenError("is broken")) == "is broken"
    assert str(SitegenError("is broken", hint="Mend it.")) == "is broken\n  Mend it."
    assert str(SitegenError("is broken", where="a.txt")) == "a.txt: is broken"
