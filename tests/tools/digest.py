"""Builds an archive and prints the digest of each file of its site, for tests that compare builds of different processes.

python tests/tools/digest.py ARCHIVE
"""

import hashlib
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tools import building

for file in building.build(Path(sys.argv[1])).files:
    print(hashlib.sha256(file.content).hexdigest(), file.path)
