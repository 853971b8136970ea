"""An answer as a table to take away."""

from __future__ import annotations

from collections.abc import Sequence

from dieuhanh.exports.tables import Column, Table
from dieuhanh.web.search.models import Entry


def answer_table(found: Sequence[Entry], site: str) -> Table:
    """Return the things found, a row each, with full addresses below `site`."""
    columns = (Column("Tên"), Column("Văn bản"), Column("Ngày", kind="date"), Column("Giao việc"), Column("Địa chỉ"))
    rows = [(one.title, one.label, one.on, one.leads, site.rstrip("/") + one.path) for one in found]
    return Table("Kết quả tìm", columns, rows)
