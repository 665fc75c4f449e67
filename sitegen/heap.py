"""How the C library gives memory back: at once, where it was a large array's.

glibc keeps what programs let go for the next time, and the more of it, the larger the largest block was that they ever let go: up to
64 MB at the end of its heap, and everything between blocks that stay. An understanding lets go arrays of some ten megabytes and then makes
small values that stay, which fixes the heap around them for good: 90 MB at 10,000 articles. Numbers that somebody sets are not learnt.
Other libraries have no such numbers, and nothing is done.
"""

import ctypes
import sys

_TRIM_THRESHOLD, _MMAP_THRESHOLD = -1, -3
"""malloc.h of glibc."""
_LARGE = 4 << 20
"""Bytes from which on a block is the system's own and goes back to it. Half as large are the blocks that relating reckons in, again and
again; to ask the system for each of those would take a seventh of its time."""
_SPARE = 16 << 20
"""Bytes at the end of the heap that are kept for the next time."""


def giving_back() -> None:
    """Give large blocks back to the system, from now on and for as long as this process and its copies live."""
    if sys.platform == "linux" and hasattr(library := ctypes.CDLL(None), "gnu_get_libc_version"):
        library.mallopt(_MMAP_THRESHOLD, _LARGE)
        library.mallopt(_TRIM_THRESHOLD, _SPARE)
