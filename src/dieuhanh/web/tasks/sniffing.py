"""What a handed-in file really is, by its first bytes: papers, sheets and pictures; whatever it is called."""

from __future__ import annotations

import io
import zipfile

from django.utils.translation import gettext as _

from dieuhanh.web.pages.formatting import number
from dieuhanh.web.tasks.errors import TaskError

MEGABYTE = 1 << 20
LARGEST = 20 * MEGABYTE
ACCEPT = ".pdf,.docx,.xlsx,.jpg,.jpeg,.png,.heic,.webp"

_OFFICE = "application/vnd.openxmlformats-officedocument"
_WORD = f"{_OFFICE}.wordprocessingml.document"
_SHEET = f"{_OFFICE}.spreadsheetml.sheet"
_HEADS = (
    (b"%PDF-", "application/pdf"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
)
IMAGES = frozenset({"image/png", "image/jpeg", "image/webp", "image/heic"})


def media_type(name: str, data: bytes) -> str:
    """Return the media type of a file that may be handed in; raise `TaskError` that says what is wrong with it."""
    if not data:
        raise TaskError(_("Tệp “%(name)s” rỗng. Hãy chọn lại tệp.") % {"name": name}, "tep")
    if len(data) > LARGEST:
        raise too_large(name, len(data))
    found = _by_head(data)
    if not found:
        raise TaskError(
            _("Tệp “%(name)s” không phải pdf, docx, xlsx hay ảnh. Hãy lưu lại thành một trong các loại đó.")
            % {"name": name},
            "tep",
        )
    return found


def too_large(name: str, size: int) -> TaskError:
    """Return what is said of a file of too many bytes."""
    megabytes = number(round(size / MEGABYTE))
    words = _("Tệp “%(name)s” %(size)s MB, lớn hơn 20 MB. Hãy nén hoặc chia nhỏ.")
    return TaskError(words % {"name": name, "size": megabytes}, "tep")


def _by_head(data: bytes) -> str:
    for head, kind in _HEADS:
        if data.startswith(head):
            return kind
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return "image/webp"
    if data[4:12] in {b"ftypheic", b"ftypheix", b"ftypmif1"}:
        return "image/heic"
    return _by_archive(data) if data.startswith(b"PK\x03\x04") else ""


def _by_archive(data: bytes) -> str:
    try:
        names = zipfile.ZipFile(io.BytesIO(data)).namelist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError):
        return ""
    if "word/document.xml" in names:
        return _WORD
    return _SHEET if "xl/workbook.xml" in names else ""
