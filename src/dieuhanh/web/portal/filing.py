"""The .pdf and .docx of published bulletins: made once, kept on disk, served from there.

A published version never changes, so its files need not either. Setting an A4 paper takes seconds: one is made at a
time in a process, and whoever comes meanwhile is asked to come again. A job makes those of a new bulletin ahead.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

from django.conf import settings

from dieuhanh.exports.information import InformationPage
from dieuhanh.exports.information_page import page, resources
from dieuhanh.exports.information_word import word
from dieuhanh.exports.pdf import pdf
from dieuhanh.web.bulletins.models import Bulletin
from dieuhanh.web.documents.leaks import Found

FORMS = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
_LAYOUT = 2
"""Grows when the paper changes, so that files of before are made anew."""

_one_at_a_time = threading.Lock()


class BusyError(Exception):
    """Raised while another file is being made here."""


def place(bulletin: UUID, form: str) -> Path:
    """Return where a bulletin's file is kept."""
    return Path(settings.DATA_FOLDER, "public-files", f"{bulletin}-{_LAYOUT}.{form}")


def make(paper: InformationPage, form: str, target: Path) -> None:
    """Make a file at its place, whole or not at all; raise `BusyError` while another one is being made."""
    with _alone():
        data = _set(paper, form)
        target.parent.mkdir(parents=True, exist_ok=True)
        unfinished = target.with_suffix(f".{os.getpid()}")
        unfinished.write_bytes(data)
        unfinished.replace(target)


def made(paper: InformationPage, form: str) -> bytes:
    """Return a file that is not kept, of a reader's own choice; raise `BusyError` while another one is being made."""
    with _alone():
        return _set(paper, form)


def _set(paper: InformationPage, form: str) -> bytes:
    return pdf(page(paper), resources=resources(paper)) if form == "pdf" else word(paper)


@contextmanager
def _alone() -> Iterator[None]:
    if not _one_at_a_time.acquire(blocking=False):
        raise BusyError
    try:
        yield
    finally:
        _one_at_a_time.release()


def destroy_of(found: Found, _decision: str) -> None:
    """Remove the files of the bulletins that a purge has found, of every layout."""
    folder = Path(settings.DATA_FOLDER, "public-files")
    for bulletin in found.get(Bulletin, ()):
        for file in folder.glob(f"{bulletin}-*"):
            file.unlink(missing_ok=True)
