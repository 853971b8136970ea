"""Which items of a bulletin a reader chose, as the address carries it: `?muc=3&muc=7`."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext as _

from dieuhanh.web.portal.contents import Entry

MOST = 60
"""Items of one paper of chosen ones; the whole bulletin has its own."""
_SHOWN = 5


class BadChoiceError(ValueError):
    """Raised for a choice that cannot be met; the message says why."""


def chosen(fields: QueryDict, entries: Sequence[Entry]) -> list[Entry]:
    """Return the items that the address asks for, in the bulletin's order; none where it asks for none.

    `chon` in the address says that the reader was to choose, so that nothing chosen is an error and not the whole.
    Raise `BadChoiceError` for numbers that the bulletin does not have, and for too many.
    """
    wanted = dict.fromkeys(fields.getlist("muc"))
    if not wanted and "chon" in fields:
        raise BadChoiceError(_("Chưa chọn mục nào."))
    if len(wanted) > MOST:
        raise BadChoiceError(_("Chọn nhiều nhất %s mục; muốn nhiều hơn, hãy tải cả bản tin.") % MOST)
    held = {str(entry.number) for entry in entries}
    unknown = [number[:10] for number in wanted if number not in held]
    if unknown:
        words = _("Bản tin này có mục 1 đến %(last)s, không có mục: %(unknown)s.")
        raise BadChoiceError(words % {"last": len(entries), "unknown": ", ".join(unknown[:_SHOWN])})
    return [entry for entry in entries if str(entry.number) in wanted]


def query(entries: Sequence[Entry]) -> str:
    """Return the part of an address that carries a choice: `muc=3&muc=7`."""
    return urlencode([("muc", entry.number) for entry in entries])


def name(entries: Sequence[Entry]) -> str:
    """Return what the name of a file of chosen items says of them."""
    if len(entries) > _SHOWN:
        return f"-trich-{len(entries)}-muc"
    return "-muc-" + "-".join(str(entry.number) for entry in entries)
