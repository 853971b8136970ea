"""A picture smaller than any rule is judged like every other file, whatever stands in it."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from dieuhanh.sources.door import Verdict, look

pytest.importorskip("tesserocr")


@pytest.mark.parametrize("size", [(1, 1), (2, 2)])
def test_a_tiny_picture_ends_nothing(size: tuple[int, int]) -> None:
    """Found by schemathesis: a picture of one pixel sent to the interface ended in an error of the server."""
    data = io.BytesIO()
    Image.new("L", size).save(data, "PNG")
    assert look(data.getvalue(), "anh.png").verdict in set(Verdict) - {Verdict.SECRET}
