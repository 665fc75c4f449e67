import platform
import subprocess
import sys

import pytest

LEFT = """
import resource
import sys
import numpy as np
from pathlib import Path
from sitegen import heap

def held():
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize()

if sys.argv[1] == "given back":
    heap.giving_back()
    heap.giving_back()  # a second time does no harm
np.ones(3_500_000)  # the first large block teaches glibc to keep such blocks
before = held()
blocks = [np.ones(1_000_000) for _ in range(10)]
between = [bytes(100_000) for _ in range(10)]
del blocks
print(held() - before)
"""


def left(how: str) -> int:
    return int(subprocess.run([sys.executable, "-c", LEFT, how], check=True, capture_output=True, text=True).stdout)


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="other libraries keep nothing back")
def test_large_blocks_go_back_whatever_is_made_after_them() -> None:
    assert left("kept") > 50_000_000
    assert left("given back") < 10_000_000
