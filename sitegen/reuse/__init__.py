"""The same words in different articles: shared passages, copies, versions, and statements that are quoted in several wordings."""

from sitegen.reuse.finding import passages
from sitegen.reuse.quotations import statements
from sitegen.reuse.words import body

__all__ = ["body", "passages", "statements"]
