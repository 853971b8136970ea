"""Where the libraries of the readers are not installed, texts are read all the same, the rest says what to install."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.sources.making import docx, paragraph

WITHOUT = """
import sys
for name in ("lxml", "selectolax", "puremagic", "pypdfium2", "PIL", "tesserocr", "pyhanko"):
    sys.modules[name] = None
from dieuhanh.cli import main
sys.exit(main(sys.argv[1:]))
"""


def bare(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", WITHOUT, *arguments],
        capture_output=True,
        text=True,
        check=False,
        env={"DIEUHANH_LANGUAGE": "vi", "PATH": "/usr/bin:/bin"},
    )


@pytest.mark.parametrize("text", ["Công văn số 45/UBND-KT ngày 05/01/2024", "Nếu a < b thì Subject: x"])
def test_a_text_needs_no_library(tmp_path: Path, text: str) -> None:
    file = tmp_path / "a.txt"
    file.write_text(text, encoding="utf-8")
    done = bare("extract", str(file))
    assert (done.returncode, done.stderr) == (0, "")


def test_another_form_names_what_to_install(tmp_path: Path) -> None:
    file = tmp_path / "a.docx"
    file.write_bytes(docx(paragraph("nội dung")))
    done = bare("extract", str(file))
    assert done.returncode == 2
    assert "pip install 'dieuhanh[sources]'" in done.stderr
