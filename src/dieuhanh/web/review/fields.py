"""The fields of each kind of fact as a person sees and types them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from dieuhanh.web.documents.models import RelationKind
from dieuhanh.web.review.models import ClaimKind

Form = Literal["text", "list", "day", "number", "choice", "item_document", "long"]
Choices = tuple[tuple[str, str | Promise], ...]


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its key in the value, its label, the form it is typed in, and what may be chosen."""

    key: str
    label: str | Promise
    form: Form = "text"
    required: bool = False
    choices: Choices = ()
    key_hint: str = ""


_RECURRENCE: Choices = (
    ("", _("không định kỳ")),
    ("daily", _("hằng ngày")),
    ("weekly", _("hằng tuần")),
    ("monthly", _("hằng tháng")),
    ("quarterly", _("hằng quý")),
    ("yearly", _("hằng năm")),
)
_ORIGIN: Choices = (("document", _("văn bản này giao")), ("reported", _("văn bản cấp trên được truyền đạt")))
_COMPARATOR: Choices = (
    ("=", _("bằng")),
    (">=", _("từ … trở lên")),
    (">", _("trên")),
    ("<=", _("tối đa")),
    ("<", _("dưới")),
    ("~", _("khoảng")),
)

FIELDS: Mapping[str, tuple[Field, ...]] = {
    ClaimKind.BULLETIN: (
        Field("title", _("Tên bản tin, trích yếu"), "long"),
        Field("issuer", _("Cơ quan ban hành")),
        Field("start", _("Từ ngày"), "day"),
        Field("end", _("Đến ngày"), "day"),
    ),
    ClaimKind.ITEM: (
        Field("heading", _("Tên mục"), "long"),
        Field("document", _("Văn bản của mục"), "item_document"),
    ),
    ClaimKind.OFFICIAL: (Field("name", _("Họ tên"), required=True), Field("position", _("Chức vụ"))),
    ClaimKind.CITATION: (
        Field("number", _("Số, ký hiệu"), key_hint="l"),
        Field("date", _("Ngày"), "day"),
        Field("type", _("Loại"), required=True),
        Field("issuer", _("Cơ quan ban hành")),
        Field("relation", _("Quan hệ"), "choice", choices=tuple(RelationKind.choices)),
    ),
    ClaimKind.ASSIGNMENT: (
        Field("lead", _("Chủ trì"), "list", required=True, key_hint="g"),
        Field("support", _("Phối hợp"), "list"),
        Field("deadline", _("Hạn"), "day", key_hint="h"),
        Field("due_text", _("Lời văn về hạn")),
        Field("recurrence", _("Định kỳ"), "choice", choices=_RECURRENCE),
        Field("origin", _("Ai giao"), "choice", choices=_ORIGIN),
    ),
    ClaimKind.FIGURE: (
        Field("label", _("Nội dung"), required=True),
        Field("by", _("Năm, thời điểm")),
        Field("value", _("Giá trị"), "number", required=True),
        Field("upper", _("Đến (nếu là khoảng)"), "number"),
        Field("unit", _("Đơn vị")),
        Field("comparator", _("So sánh"), "choice", choices=_COMPARATOR),
    ),
    ClaimKind.APPOINTMENT: (
        Field("person", _("Họ tên")),
        Field("role", _("Vai trò trong tổ chức")),
        Field("position", _("Chức vụ đang giữ")),
        Field("replaces", _("Thay ai")),
    ),
    ClaimKind.EFFECTIVE: (
        Field("from", _("Có hiệu lực từ ngày"), "day"),
        Field("until", _("Đến ngày"), "day"),
    ),
}

ADDABLE = (
    ClaimKind.ASSIGNMENT,
    ClaimKind.CITATION,
    ClaimKind.FIGURE,
    ClaimKind.APPOINTMENT,
    ClaimKind.OFFICIAL,
    ClaimKind.EFFECTIVE,
)
"""What a person can add to an item, in the order of the page."""

EMPTY: Mapping[str, Mapping[str, object]] = {
    ClaimKind.ASSIGNMENT: {
        "lead": [],
        "support": [],
        "origin": "document",
        "deadline": None,
        "recurrence": None,
        "due_text": None,
    },
    ClaimKind.CITATION: {"type": "", "number": None, "date": None, "issuer": None, "relation": "refers"},
    ClaimKind.FIGURE: {"label": "", "value": None, "upper": None, "unit": "", "comparator": "=", "by": None},
    ClaimKind.APPOINTMENT: {"person": None, "position": None, "role": None, "replaces": None},
    ClaimKind.OFFICIAL: {"name": "", "position": None},
    ClaimKind.EFFECTIVE: {"from": None, "until": None},
}
"""The value of a fact before anybody has typed anything."""

SPANLESS = frozenset({ClaimKind.BULLETIN, ClaimKind.OFFICIAL})
"""Kinds without a place of their own in the text."""


def field_of(kind: str, key: str) -> Field:
    """Return the field of a kind with this key."""
    return next(field for field in FIELDS[kind] if field.key == key)
