"""The repository's own archive, built once for all tests that look at a whole site."""

from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import TypeVar

from msgspec import structs

from sitegen import config, pipeline
from sitegen.config import Config
from sitegen.pipeline import Site

ROOT = Path(__file__).parents[2]
BASE_URL = "https://example.org/repo/"
"""Under a sub-path, where most wrong links show."""
T = TypeVar("T")


def quietly(items: Sequence[T], words: str) -> Iterable[T]:  # noqa: ARG001 - the pipeline's interface
    """Pass the items on and tell nobody."""
    return items


def build(folder: Path, base_url: str = BASE_URL) -> Site:
    """Build the archive in `folder` as values; nothing is written."""
    return pipeline.build(config.load(folder, base_url), quietly)


@cache
def repository() -> Site:
    """Build seeds/ of this repository as it is published, but at a fixed address."""
    return build(ROOT)


@cache
def repository_files() -> dict[str, bytes]:
    """Return the files of `repository`, made once: each costs a rendering."""
    return contents(repository())


def contents(site: Site) -> dict[str, bytes]:
    """Return the files of a site by their path; two files at one path are a mistake."""
    files = {file.path: file.content for file in site.files}
    assert len(files) == len(site.files)
    return files


def in_language(settings: Config, language: str) -> Config:
    """Return the settings of the same archive with an interface in another language."""
    return structs.replace(settings, settings=structs.replace(settings.settings, language=language))
