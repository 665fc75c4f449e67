"""Makes search_in_node.py beside this file importable."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
