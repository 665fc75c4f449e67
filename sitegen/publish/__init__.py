"""Hands a site to GitHub Pages through a branch of the repository, and verifies what lies anywhere.

git does the work and is asked in words that do not change between its versions; ghp-import makes the commit, out of the files alone, so
that neither the working tree nor the index is touched. The commit is made on a branch of our own and pushed from there: where anything
fails, the branch goes and nothing has happened. Nothing is ever forced over what the remote has.
"""

from sitegen.publish.branch import BRANCH, Changes, Plan, hand_over, plan
from sitegen.publish.verify import Report, verify

__all__ = ["BRANCH", "Changes", "Plan", "Report", "hand_over", "plan", "verify"]
