"""Sổ Điều Hành: a province's directives, from the document to the tracked duty and the public bulletin."""

from dieuhanh.compiled import use

__version__ = "0.1.0"

use()
