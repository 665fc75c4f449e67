"""Makes the helpers beside this file importable from every test, and the laws the same in every run.

Hypothesis tries the same examples each time and waits for slow machines, so that a failure on one machine is a failure on all. To look
further: bash tests/run --hypothesis-profile=default.
"""

import sys
from pathlib import Path

from hypothesis import settings

sys.path.insert(0, str(Path(__file__).parent))
settings.register_profile("sitegen", derandomize=True, deadline=None)
settings.load_profile("sitegen")
