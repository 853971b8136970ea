"""From what a person typed to the value of a fact; what cannot be read is an error that says what to write instead."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from dieuhanh.web.review.fields import FIELDS, SPANLESS, Field
from dieuhanh.web.review.models import ClaimKind

_DAY = re.compile(r"(\d{1,2})[-/. ](\d{1,2})(?:[-/. ](\d{4}|\d{2}))?")
_NUMBER = re.compile(r"-?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?")
_ENGLISH = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d{1,2}|\d+\.\d{4,}")
_CENTURY = 2000


@dataclass(slots=True)
class Typed:
    """What became of typed fields: the value, and the errors by field, empty where all can be read."""

    value: dict[str, object] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Passage:
    """The part of the text in which quotes are looked for: its words, where it begins, and the year of days without."""

    text: str
    start: int
    year: int | None = None


def read(kind: str, given: Mapping[str, str], before: Mapping[str, object], passage: Passage) -> Typed:
    """Return the value of the typed fields, in the place of `before`; fields that were not sent stay as they were."""
    typed = Typed(value={key: value for key, value in _flat(kind, before).items() if key not in _MACHINES})
    for one in FIELDS[kind]:
        if one.key in given:
            _read_field(typed, one, given[one.key].strip(), passage)
    if kind == ClaimKind.BULLETIN:
        _fold_period(typed)
    if kind not in SPANLESS:
        _read_place(typed, given, passage)
    return typed


# What the rules say of a reading says nothing of what a person typed.
_MACHINES = ("rule", "certain", "candidates", "due", "provisions")


def _read_field(typed: Typed, one: Field, text: str, passage: Passage) -> None:
    if not text:
        if one.required:
            typed.errors[one.key] = _("Hãy nhập “%s”.") % one.label
        typed.value[one.key] = [] if one.form == "list" else "" if one.key in {"unit", "label", "type"} else None
        return
    try:
        typed.value[one.key] = _parsed(one, text, passage)
    except ValueError as fault:
        typed.errors[one.key] = str(fault)


def _parsed(one: Field, text: str, passage: Passage) -> object:
    if one.form == "list":
        return [" ".join(name.split()) for name in re.split(r"[;\n]", text) if name.strip()]
    if one.form == "day":
        return day(text, passage.year).isoformat()
    if one.form == "number":
        return amount(text)
    if one.form == "item_document":
        return int(text)
    if one.key == "by":
        return _by(text)
    return " ".join(text.split()) if one.form != "choice" else _chosen(one, text)


def _chosen(one: Field, text: str) -> str:
    if text not in {value for value, _label in one.choices}:
        raise ValueError(_("Hãy chọn một giá trị trong danh sách."))
    return text


def day(text: str, year: int | None) -> date:
    """Read "5/1/2024", "05-01-24", "5.1.2024", or "5/1" of the document's year; ValueError says how to write it."""
    match = _DAY.fullmatch(text)
    if match is None or (match[3] is None and year is None):
        raise ValueError(_("“%s” không phải ngày. Hãy viết như 05/01/2024.") % text)
    typed = int(match[3]) if match[3] else year or 0
    try:
        return date(typed + _CENTURY if typed < 100 else typed, int(match[2]), int(match[1]))
    except ValueError:
        raise ValueError(_("Không có ngày “%s”. Hãy xem lại ngày và tháng.") % text) from None


def amount(text: str) -> int | float:
    """Read "12.397,5" as a number; ValueError says how to write one that is written the English way."""
    plain = text.replace("\N{NO-BREAK SPACE}", "").replace(" ", "")
    if _NUMBER.fullmatch(plain):
        bare = plain.replace(".", "").replace(",", ".")
        return float(bare) if "." in bare else int(bare)
    if _ENGLISH.fullmatch(plain):
        mended = plain.translate(str.maketrans(",.", ".,"))
        raise ValueError(_("“%(typed)s” viết theo kiểu Anh. Hãy viết %(mended)s.") % {"typed": text, "mended": mended})
    raise ValueError(_("“%s” không phải số. Hãy viết như 12.397,5.") % text)


def _by(text: str) -> str:
    """A year stays a year; a day becomes ISO; anything else is kept as it was written."""
    if re.fullmatch(r"\d{4}|\d{4}-\d\d-\d\d", text):
        return text
    return day(text, None).isoformat() if _DAY.fullmatch(text) else text


def _flat(kind: str, before: Mapping[str, object]) -> Mapping[str, object]:
    """The period of a bulletin is an object of its own in the format, and two inputs for people."""
    period = before.get("period")
    if kind != ClaimKind.BULLETIN or not isinstance(period, dict):
        return before
    return {**before, "start": period["start"], "end": period["end"]}


def _fold_period(typed: Typed) -> None:
    start, end = typed.value.pop("start", None), typed.value.pop("end", None)
    if bool(start) != bool(end):
        typed.errors["end"] = _("Hãy nhập cả ngày đầu và ngày cuối, hoặc bỏ trống cả hai.")
    typed.value["period"] = {"start": start, "end": end} if start and end else None


def _read_place(typed: Typed, given: Mapping[str, str], passage: Passage) -> None:
    """Find the quote that a person copied or marked; an untouched place stays."""
    quote = given.get("quote")
    if quote is None:
        return
    wanted = quote.replace("\r\n", "\n").strip()
    place = find(wanted, passage, _whole(given.get("at", "")))
    if place is None:
        typed.errors["quote"] = (
            _("Không thấy đúng lời này trong nguyên văn của mục. Hãy chép nguyên văn, hoặc bôi chọn bên nguyên văn.")
            if wanted
            else _("Hãy chép đoạn nguyên văn nói điều này.")
        )
        return
    typed.value["start"], typed.value["end"] = place


def _whole(text: str) -> int | None:
    return int(text) if text.isdecimal() else None


def find(quote: str, passage: Passage, hint: int | None) -> tuple[int, int] | None:
    """Return where a quote stands in a passage: at the hint if it is there, else its first place; None if nowhere.

    White space may differ, as a browser gives line breaks and doubled spaces back in its own way.
    """
    if not quote:
        return None
    pattern = re.compile(r"\s+".join(re.escape(word) for word in quote.split()))
    if hint is not None and (found := pattern.match(passage.text, max(0, hint - passage.start))):
        return found.start() + passage.start, found.end() + passage.start
    found = pattern.search(passage.text)
    return (found.start() + passage.start, found.end() + passage.start) if found else None
