"""Words that somebody said: where a quotation begins and ends, what is reported, and whose words they are."""
