"""Bytes of any source in, a `SourceText` out: clean text that still points back at the page it was read from."""

from dieuhanh.sources.errors import SourceError
from dieuhanh.sources.model import Attachment, Note, PageBox, SourceText
from dieuhanh.sources.registry import read

__all__ = ["Attachment", "Note", "PageBox", "SourceError", "SourceText", "read"]
