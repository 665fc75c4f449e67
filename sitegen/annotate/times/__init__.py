"""Expressions of time: their forms, what they mean, and from which day they are counted."""
