"""What the tests of the readers may ask for."""

from __future__ import annotations

import pytest


@pytest.fixture(scope="session")
def vietnamese() -> None:
    """Tesseract with its Vietnamese data; where they are not installed the test is skipped and says so."""
    from dieuhanh.sources.ocr import data_folder

    if data_folder() is None:
        pytest.skip("the package tesseract-ocr-vie is not installed: scans cannot be read")
