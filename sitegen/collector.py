"""When Python looks for garbage: never while an archive grows, for what is made then stays, and among the pages alone afterwards.

A build makes millions of small values that live to its end. Looking through all of them again and again costs a tenth of the build, and
finds nothing. What pages leave behind, templates' contexts that know themselves, is found among what is young.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def resting() -> Iterator[None]:
    """Look for no garbage meanwhile."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


@contextmanager
def among_the_new() -> Iterator[None]:
    """Look for garbage among what is made meanwhile, and leave alone what is there already."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
