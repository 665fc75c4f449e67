"""Capitalised words: which of them are names, of what, and which words around them say so. People, places and organisations ask here."""
