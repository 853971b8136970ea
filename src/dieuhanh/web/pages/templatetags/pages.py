"""Filters of the templates: dates and numbers as Vietnamese offices write them."""

from __future__ import annotations

from datetime import date, datetime
from email.utils import format_datetime

from django import template
from django.utils import timezone

from dieuhanh.web.pages import formatting

register = template.Library()

register.filter("number", formatting.number)
register.filter("in_sentence", formatting.in_sentence)
register.filter("capitalized", formatting.capitalized)


@register.filter
def day(value: date | None) -> str:
    """25/12/2023; nothing for no date."""
    return formatting.day(value) if value else ""


@register.filter
def weekday(value: date) -> str:
    """Write "thứ Hai 25/12/2023"."""
    return formatting.day_with_weekday(value)


@register.filter
def moment(value: datetime) -> str:
    """Write "17:05 ngày 31/12/2023" in Vietnam's time."""
    local = timezone.localtime(value)
    return f"{local:%H:%M} ngày {formatting.day(local.date())}"


@register.filter
def rfc822(value: datetime) -> str:
    """Write "Sun, 31 Dec 2023 17:05:00 +0700", as RSS 2.0 wants it in every language."""
    return format_datetime(timezone.localtime(value))


@register.filter
def shortened(text: str, limit: int) -> str:
    """Cut a text after a word near the limit and say so with "…"."""
    if len(text) <= limit:
        return text
    return f"{text[:limit].rsplit(' ', 1)[0].rstrip(' ,;:.')}…"
