"""Reading directives: `extract(text)` returns the facts of a Vietnamese directive text, each with its span.

Pure Python on the standard library; may be used without the rest of the product.
"""

from dieuhanh.extraction.assemble import LOGIC_VERSION, extract, extract_cleaned
from dieuhanh.extraction.model import Extraction

__all__ = ["LOGIC_VERSION", "Extraction", "extract", "extract_cleaned"]
