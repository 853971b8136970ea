"""The four kinds of a duty's deadline in words: a day, a rhythm, an event, or none named."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dieuhanh.web.pages.formatting import capitalized, day
from dieuhanh.web.review.facts import AssignmentValue

RECURRENCES = {
    "daily": gettext_lazy("Hằng ngày"),
    "weekly": gettext_lazy("Hằng tuần"),
    "monthly": gettext_lazy("Hằng tháng"),
    "quarterly": gettext_lazy("Hằng quý"),
    "yearly": gettext_lazy("Hằng năm"),
}


@dataclass(frozen=True, slots=True)
class Due:
    """A deadline: `kind` is date, recurring, event or none; `tone` is its tag's look; `source` the text's words."""

    kind: str
    text: str
    tone: str
    day: date | None = None
    source: str = ""


def due(value: AssignmentValue) -> Due:
    """Say when a duty is due; what the text does not say is said to be missing, never guessed."""
    words = " ".join((value["due_text"] or "").split())
    if value["deadline"]:
        on = date.fromisoformat(value["deadline"])
        return Due("date", day(on), "soon", on, words)
    if value["recurrence"]:
        return Due("recurring", str(RECURRENCES.get(value["recurrence"], value["recurrence"])), "", None, words)
    if words:
        return Due("event", capitalized(words), "")
    return Due("none", _("Không nêu hạn"), "none")
