"""Sổ Điều Hành: a province's directives, from the document to the tracked duty and the public bulletin."""

__version__ = "0.1.0"
