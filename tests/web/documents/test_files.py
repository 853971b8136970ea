"""Files on disk: one a content, byte for byte, never half there."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytest_django import Settings

from dieuhanh.web.documents import files


@pytest.fixture
def folder(tmp_path: Path, settings: Settings) -> Path:
    settings.DATA_FOLDER = tmp_path
    return tmp_path


def test_bytes_come_back_as_they_were(folder: Path) -> None:
    content = bytes(range(256)) + "\r\nđủ".encode()
    files.keep(content, Path("files/ab/cd/x"))
    assert files.fetch(Path("files/ab/cd/x")) == content


def test_nothing_but_the_file_is_left(folder: Path) -> None:
    for _ in range(2):
        files.keep(b"one", Path("files/ab/cd/x"))
    assert [file.name for file in (folder / "files/ab/cd").iterdir()] == ["x"]


def test_a_failing_write_leaves_no_file_of_that_name(folder: Path) -> None:
    (folder / "files").write_text("in the way")
    with pytest.raises(OSError, match="files"):
        files.keep(b"one", Path("files/ab/cd/x"))
    assert not (folder / "files/ab").exists()
