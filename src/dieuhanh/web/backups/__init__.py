"""Copies of an installation that can be brought back: database, files and, apart from them, the keys; all encrypted."""
