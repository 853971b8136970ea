"""Bytes of any source in, a `SourceText` out: clean text that still points back at the page it was read from."""
