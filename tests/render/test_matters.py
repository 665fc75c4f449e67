"""What pages are made of that are made later: that it is all they are made of, and that it is the same while nothing is edited."""

from collections.abc import Iterator
from functools import partial
from types import FunctionType

import pytest
from msgspec import Struct

from sitegen.config import Config
from sitegen.model import Archive
from sitegen.render import connections, index, pages
from sitegen.render.desk import Desk
from sitegen.render.items import Later
from sitegen.render.leaf import digest
from sitegen.render.links import Links
from sitegen.render.wording import Wording

SAME_FOR_ALL = (Config, Links, Wording)
"""What else a page may be made with: the digest that all pages share stands for it."""


def laters(archive: Archive, config: Config) -> Iterator[tuple[str, Later[Struct]]]:
    desk = Desk(index=index.build(archive), config=config, links=Links(""), scripts=())
    for job in pages.jobs(desk, connections.ties(archive)):
        for made in job.make():
            if isinstance(made, Later):
                yield job.address, made


@pytest.mark.parametrize("threads", [False, True])
def test_nothing_is_made_of_more_than_its_matter(
    request: pytest.FixtureRequest,
    config: Config,
    threads: bool,  # noqa: FBT001
) -> None:
    found = list(laters(request.getfixturevalue("threaded" if threads else "archive"), config))
    assert {address.partition("/")[0] for address, _ in found} >= {"articles", "people", "places", "tags", "dates"}
    for address, later in found:
        make = later.make
        given = (*make.args, *make.keywords.values()) if isinstance(make, partial) else ()
        assert all(isinstance(one, SAME_FOR_ALL) for one in given), address
        function = make.func if isinstance(make, partial) else make
        assert isinstance(function, FunctionType)
        assert function.__closure__ is None, address


def test_matter_is_known_by_all_that_it_holds(archive: Archive, config: Config) -> None:
    first = {(address, digest(later.matter)) for address, later in laters(archive, config)}
    again = {(address, digest(later.matter)) for address, later in laters(archive, config)}
    assert first == again
