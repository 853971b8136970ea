"""Statistics of duties as of any day, the ranking, the leaders' page, and lists and reports as files."""
