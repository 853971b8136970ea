"""Facts as words for people: in the inputs of a form, and in one line."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from django.utils.translation import gettext as _

from dieuhanh.web.pages.formatting import day, number, quantity
from dieuhanh.web.review.fields import FIELDS, Field, field_of
from dieuhanh.web.review.models import ClaimKind

Value = Mapping[str, object]
SEPARATOR = "; "


def texts(kind: str, value: Value) -> dict[str, str]:
    """Return what each field of a fact shows in its input."""
    flat = _flat(kind, value)
    return {field.key: _text(field, flat.get(field.key)) for field in FIELDS[kind]}


def _flat(kind: str, value: Value) -> Value:
    """The period of a bulletin is an object of its own in the format."""
    period = value.get("period")
    if kind != ClaimKind.BULLETIN or not isinstance(period, dict):
        return value
    return {**value, "start": period.get("start"), "end": period.get("end")}


def _text(field: Field, value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return SEPARATOR.join(str(one) for one in value)
    if field.form == "day":
        return shown_day(str(value))
    if field.form == "number" and isinstance(value, int | float):
        return number(value)
    return str(value)


def shown_day(iso: str) -> str:
    """Return an ISO day as offices write it; what is no whole day stays as it is."""
    try:
        return day(date.fromisoformat(iso))
    except ValueError:
        return iso


def line(kind: str, value: Value) -> str:
    """Return a fact in one line."""
    writer = _LINES.get(kind)
    return writer(value) if writer else ""


def _joined(*parts: object) -> str:
    return ", ".join(str(part) for part in parts if part)


def _bulletin(value: Value) -> str:
    shown = texts(ClaimKind.BULLETIN, value)
    period = f"{shown['start']}–{shown['end']}" if shown["start"] else ""
    return _joined(value["title"], value["issuer"], period)


def _citation(value: Value) -> str:
    named = f"{value['type']} {value['number'] or ''}".strip()
    on = value["date"]
    return _joined(named, on and shown_day(str(on)), value["issuer"])


def _assignment(value: Value) -> str:
    shown = texts(ClaimKind.ASSIGNMENT, value)
    support = _("phối hợp: %s") % shown["support"] if shown["support"] else ""
    return " · ".join(part for part in (shown["lead"], support, due(value)) if part)


def due(value: Value) -> str:
    """Return when a duty is due, in words; "" where the text does not say."""
    if value["deadline"]:
        return _("hạn %s") % shown_day(str(value["deadline"]))
    if value["recurrence"]:
        choices = dict(field_of(ClaimKind.ASSIGNMENT, "recurrence").choices)
        return str(choices.get(str(value["recurrence"]), value["recurrence"]))
    return f"“{value['due_text']}”" if value["due_text"] else ""


def _figure(value: Value) -> str:
    amount, upper = value["value"], value["upper"]
    if not isinstance(amount, int | float):
        return str(value["label"])
    top = upper if isinstance(upper, int | float) else None
    text = quantity(amount, str(value["unit"]), upper=top, comparator=str(value["comparator"]))
    by = f" ({shown_day(str(value['by']))})" if value["by"] else ""
    return f"{value['label']}: {text}{by}"


def _appointment(value: Value) -> str:
    replaced = _("thay %s") % value["replaces"] if value["replaces"] else ""
    return _joined(value["person"], value["position"], value["role"], replaced)


def _effective(value: Value) -> str:
    since, until = value["from"], value["until"]
    told = [_("từ %s") % shown_day(str(since)) if since else "", _("đến %s") % shown_day(str(until)) if until else ""]
    return " ".join(part for part in told if part)


_LINES: Mapping[str, Callable[[Value], str]] = {
    ClaimKind.BULLETIN: _bulletin,
    ClaimKind.ITEM: lambda value: str(value["heading"] or ""),
    ClaimKind.OFFICIAL: lambda value: _joined(value["name"], value["position"]),
    ClaimKind.CITATION: _citation,
    ClaimKind.ASSIGNMENT: _assignment,
    ClaimKind.FIGURE: _figure,
    ClaimKind.APPOINTMENT: _appointment,
    ClaimKind.EFFECTIVE: _effective,
}
