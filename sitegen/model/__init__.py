"""Every value that flows between the stages.

All are frozen: a stage takes values and returns new ones, nothing is filled in later. Offsets count Unicode code points of
the decoded raw file, start inclusive and end exclusive (the W3C's TextPositionSelector), in every format and at every stage:
there is one text to point into, and nobody has to translate positions. Dates are EDTF strings (ISO 8601-2, see edtf.py); None
says unknown. Certainties run from 0.0 to 1.0. Paths are relative and written with '/'.
"""

from sitegen.model.archive import Archive, Entity, OutputFile, Tag, TagUse
from sitegen.model.article import ANNOTATED_ROLES, DOUBTFUL, KEPT_ROLES, Article, Block, Evidence, Note, Part, RawArticle, Stated, Where
from sitegen.model.curation import Alias, Bond, Correction, Curation, Drop, Keep, Link, Merge, Reject, Retype, Split, Story, Term
from sitegen.model.marks import QUOTED, REPORTED, Kind, Mention, PlacedNote, Speaker, Status
from sitegen.model.problems import WEIGHTS, Doubt, Problem, Weight
from sitegen.model.relations import (
    Association,
    Copy,
    Event,
    Novelty,
    Overlap,
    Passage,
    Reason,
    Related,
    Relations,
    Remembered,
    RememberedThread,
    Reuse,
    Sameness,
    Statement,
    Step,
    Thread,
    Wording,
)

__all__ = [
    "ANNOTATED_ROLES",
    "DOUBTFUL",
    "KEPT_ROLES",
    "QUOTED",
    "REPORTED",
    "WEIGHTS",
    "Alias",
    "Archive",
    "Article",
    "Association",
    "Block",
    "Bond",
    "Copy",
    "Correction",
    "Curation",
    "Doubt",
    "Drop",
    "Entity",
    "Event",
    "Evidence",
    "Keep",
    "Kind",
    "Link",
    "Mention",
    "Merge",
    "Note",
    "Novelty",
    "OutputFile",
    "Overlap",
    "Part",
    "Passage",
    "PlacedNote",
    "Problem",
    "RawArticle",
    "Reason",
    "Reject",
    "Related",
    "Relations",
    "Remembered",
    "RememberedThread",
    "Retype",
    "Reuse",
    "Sameness",
    "Speaker",
    "Split",
    "Stated",
    "Statement",
    "Status",
    "Step",
    "Story",
    "Tag",
    "TagUse",
    "Term",
    "Thread",
    "Weight",
    "Where",
    "Wording",
]
