"""sitegen publishes a folder of scraped news articles as an annotated, searchable static archive."""

__version__ = "0.1.0"
