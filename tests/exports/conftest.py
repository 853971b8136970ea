"""LibreOffice and Poppler, as a person would open what was exported."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import lacking

Convert = Callable[[bytes, str, str], bytes]


@pytest.fixture
def libreoffice(tmp_path: Path) -> Convert:
    """A function that opens a file (its bytes, its ending) and returns it saved in another form."""
    if shutil.which("soffice") is None or shutil.which("localc") is None:
        lacking("LibreOffice (libreoffice-writer, libreoffice-calc)")

    def convert(data: bytes, ending: str, wanted: str) -> bytes:
        source = tmp_path / f"file.{ending}"
        source.write_bytes(data)
        profile = f"-env:UserInstallation=file://{tmp_path}/profile"
        command = [
            "soffice",
            profile,
            "--headless",
            "--convert-to",
            wanted,
            "--outdir",
            str(tmp_path / "out"),
            str(source),
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        return (tmp_path / "out" / f"file.{wanted.partition(':')[0]}").read_bytes()

    return convert


@pytest.fixture
def page_count(tmp_path: Path) -> Callable[[bytes], int]:
    """A function that renders a PDF and counts its pages."""
    if shutil.which("pdftoppm") is None:
        lacking("pdftoppm (poppler-utils)")

    def count(data: bytes) -> int:
        (tmp_path / "paper.pdf").write_bytes(data)
        command = ["pdftoppm", "-r", "40", "-png", str(tmp_path / "paper.pdf"), str(tmp_path / "page")]
        subprocess.run(command, check=True, capture_output=True, timeout=60)
        return len(list(tmp_path.glob("page*.png")))

    return count
