"""Lets the tests beside this import gold.py, score.py and measure.py, which are programs and no package."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
