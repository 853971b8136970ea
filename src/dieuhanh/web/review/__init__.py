"""Facts read from texts, and what a person decided about each."""
