"""Makes the helpers beside this file importable from every test, and the laws the same in every run.

Hypothesis tries the same examples each time and waits for slow machines, so that a failure on one machine is a failure on all. To look
further: bash tests/run --hypothesis-profile=default.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, expect, sync_playwright

sys.path.insert(0, str(Path(__file__).parent))
from tools import chromium

settings.register_profile("sitegen", derandomize=True, deadline=None)
settings.load_profile("sitegen")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for the whole run; a second one in the same process could not be driven beside it."""
    path = chromium.executable()
    assert path, "there is no Chromium that starts: bash tests/run installs one or says what to install"
    with sync_playwright() as playwright:
        expect.set_options(timeout=30_000)  # as long as its other waits: on a busy machine a page may need most of that
        started = playwright.chromium.launch(executable_path=path, args=list(chromium.FLAGS))
        yield started
        started.close()
