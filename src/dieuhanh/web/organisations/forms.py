"""What people type about bodies, checked: days as they write them, bodies by their keys or names."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from dieuhanh.web.organisations.directory import Body
from dieuhanh.web.organisations.models import Organisation, Rank, SigningMark, SuccessionKind
from dieuhanh.web.organisations.selectors import directory
from dieuhanh.web.pages.dateinput import typed_day

NO_DAY = _("“%(typed)s” không phải là ngày. Hãy viết như 27/12/2023.")
_DAY_BOX = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})


class DayField(forms.CharField):
    """A day typed as 27/12/2023."""

    widget = _DAY_BOX

    def clean(self, value: Any) -> Any:
        """Return the day, None for an empty box that may be empty."""
        typed = super().clean(value)
        if not typed:
            return None
        day = typed_day(typed)
        if day is None:
            raise ValidationError(NO_DAY, code="day", params={"typed": typed})
        return day


class BodyField(forms.CharField):
    """A body by its name on a day, or by its key."""

    def find(self, typed: str, on: date) -> Organisation:
        """Return the body; raise `ValidationError`, with the candidates, where the name means none or several."""
        held = directory()
        if typed in held.bodies:
            return Organisation.objects.get(key=typed)
        found = held.resolve(typed, on)
        if found.one is not None:
            return Organisation.objects.get(key=found.one.key)
        raise ValidationError(_not_one(typed, found.bodies, on), code="body")


def _not_one(typed: str, candidates: tuple[Body, ...], on: date) -> str:
    if not candidates:
        return str(_("Không có cơ quan nào tên “%s”. Hãy viết tên đầy đủ hoặc mã.")) % typed
    listed = "; ".join(f"{body.name_on(on)} ({body.key})" for body in candidates[:8])
    return str(_("“%(typed)s” chưa rõ là cơ quan nào ngày %(day)s. Hãy ghi mã của một trong: %(listed)s")) % {
        "typed": typed,
        "day": f"{on:%d/%m/%Y}",
        "listed": listed,
    }


class _Based(forms.Form):
    """A change from a day on, by a document."""

    on = DayField(label=_("Có hiệu lực từ ngày"))
    basis = forms.CharField(label=_("Căn cứ (số, ký hiệu, ngày văn bản)"), max_length=300)


class RenameForm(_Based):
    """Another name."""

    name = forms.CharField(label=_("Tên đầy đủ mới"), max_length=300)
    field_order = ["name", "on", "basis"]


class MoveForm(_Based):
    """Another body above."""

    parent = BodyField(label=_("Cơ quan cấp trên mới"), max_length=300)
    field_order = ["parent", "on", "basis"]


class SucceedForm(_Based):
    """What becomes of a body."""

    kind = forms.ChoiceField(label=_("Việc sắp xếp"), choices=SuccessionKind.choices)
    heirs = forms.CharField(
        label=_("Cơ quan kế thừa (mỗi dòng một tên hoặc mã)"), widget=forms.Textarea(attrs={"rows": 3})
    )
    field_order = ["kind", "heirs", "on", "basis"]


class DissolveForm(_Based):
    """The end of a body that nobody succeeds."""


class CodeForm(forms.Form):
    """The identifier code."""

    code = forms.CharField(label=_("Mã định danh"), max_length=40, required=False)


class AddForm(_Based):
    """A new body."""

    name = forms.CharField(label=_("Tên đầy đủ"), max_length=300)
    short_names = forms.CharField(
        label=_("Tên ngắn (mỗi dòng một tên, tên hay dùng trước)"),
        widget=forms.Textarea(attrs={"rows": 2}),
        required=False,
    )
    kind = forms.CharField(label=_("Loại"), max_length=30)
    parent = BodyField(label=_("Cơ quan cấp trên"), max_length=300, required=False)
    code = forms.CharField(label=_("Mã định danh"), max_length=40, required=False)
    field_order = ["name", "short_names", "kind", "parent", "code", "on", "basis"]


class AppointForm(_Based):
    """An office for somebody."""

    person = forms.CharField(label=_("Họ và tên"), max_length=150)
    title = forms.CharField(label=_("Chức vụ (ví dụ Phó Giám đốc)"), max_length=150)
    rank = forms.ChoiceField(label=_("Vị trí"), choices=Rank.choices)
    replaces = forms.CharField(label=_("Thay ai (họ và tên)"), max_length=150, required=False)
    term_end = DayField(label=_("Hết nhiệm kỳ ngày"), required=False)
    field_order = ["person", "title", "rank", "replaces", "on", "term_end", "basis"]


class EndPostForm(_Based):
    """The end of an office."""

    on = DayField(label=_("Thôi giữ chức từ ngày"))


class SigningForm(_Based):
    """A power to sign."""

    mark = forms.ChoiceField(label=_("Hình thức ký"), choices=SigningMark.choices)
    on_behalf = forms.CharField(label=_("Ký thay cho (ví dụ Chủ tịch)"), max_length=150)
    last = DayField(label=_("Đến hết ngày (để trống nếu không nêu)"), required=False)
    field_order = ["mark", "on_behalf", "on", "last", "basis"]


class TermForm(forms.Form):
    """The term of a committee."""

    first = DayField(label=_("Nhiệm kỳ từ ngày"), required=False)
    last = DayField(label=_("Hết nhiệm kỳ ngày"), required=False)
    basis = forms.CharField(label=_("Căn cứ (số, ký hiệu, ngày văn bản)"), max_length=300)


class TransferForm(forms.Form):
    """The decision behind a transfer."""

    number = forms.CharField(label=_("Số, ký hiệu quyết định"), max_length=300)
    decided_on = DayField(label=_("Ngày ban hành"))
    on = DayField(label=_("Chuyển giao từ ngày"))
