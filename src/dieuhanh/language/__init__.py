"""Vietnamese text on the ground floor: clean with an offset map, fold, slug, sentences, numbers, dates."""

from dieuhanh.language.cleaning import CleanText, clean
from dieuhanh.language.dates import DateRead, iso_date, read_date
from dieuhanh.language.folding import fold, prep, slug
from dieuhanh.language.numbers import read_number
from dieuhanh.language.sentences import sentences

__all__ = [
    "CleanText",
    "DateRead",
    "clean",
    "fold",
    "iso_date",
    "prep",
    "read_date",
    "read_number",
    "sentences",
    "slug",
]
