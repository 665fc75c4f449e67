"""The word lists: readable, sorted or in a written order, without doubles, and quick to load."""

import subprocess
import sys
from importlib.resources import files

import pytest

from sitegen.annotate import lexicons
from sitegen.text import folded

LISTS = sorted(entry.name.removesuffix(".txt") for entry in files("sitegen.annotate.lexicons").iterdir() if entry.name.endswith(".txt"))


@pytest.mark.parametrize("name", LISTS)
def test_a_list_has_no_doubles_and_no_loose_space(name: str) -> None:
    entries = lexicons.entries(name)
    assert entries
    assert len(set(entries)) == len(entries)
    assert all(entry == " ".join(entry.split()) for entry in entries)


@pytest.mark.parametrize("name", ["countries", "regions", "organisations", "leaders", "titles"])
def test_a_form_shows_one_name_only(name: str) -> None:
    forms = [folded(entry.partition(" = ")[0]) for entry in lexicons.entries(name)]
    assert len(set(forms)) == len(forms)


@pytest.mark.parametrize("name", LISTS)
def test_every_list_is_in_the_readme(name: str) -> None:
    assert name in files("sitegen.annotate.lexicons").joinpath("README.md").read_text(encoding="utf-8")


def test_short_forms_show_a_long_one_and_diacritics_do_not_count() -> None:
    assert lexicons.shown("countries")["UK"] == "United Kingdom"
    assert lexicons.shown("countries")["Reunion"] == "Réunion"


def test_openers_say_how_far_to_look() -> None:
    assert lexicons.openers("countries")["Papua"] == 3


def test_all_lexicons_load_quickly() -> None:
    code = "import time; t = time.process_time(); import sitegen.annotate as a; a.annotators(()); print(time.process_time() - t)"
    took = min(float(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout) for _ in range(3))
    assert took < 0.6, "about 0.15 s are normal: lexicons 0.05 s, the rest is imports and patterns"
