"""How meetings hang on a purged document."""

from __future__ import annotations

from dieuhanh.web.documents.leaks import DESTROYED, Trace, register
from dieuhanh.web.meetings.models import AgendaItem, Conclusion, Meeting


def trace() -> None:
    """Say it once the site starts."""
    register(
        Trace(
            Meeting,
            ("document", "claim"),
            {"title": DESTROYED, "place": "", "chair": "", "document": None, "claim": None},
            label="cuộc họp",
        ),
        Trace(AgendaItem, ("meeting",), {"title": DESTROYED, "submission": ""}),
        Trace(Conclusion, ("meeting", "task"), {"text": DESTROYED}, label="kết luận"),
    )
