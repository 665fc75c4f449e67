"""What was understood of an article, each claim with the words that justify it: for programs (records) and for people (tables).

Nothing is worked out here; all of it is in the Archive. `records` is a contract: within a version, keys are added and never changed.
"""

from sitegen.explain.contract import VERSION, doubt_record, records
from sitegen.explain.entities import entity_records, entity_table
from sitegen.explain.report import Choice, Table, choices, tables

__all__ = ["VERSION", "Choice", "Table", "choices", "doubt_record", "entity_records", "entity_table", "records", "tables"]
