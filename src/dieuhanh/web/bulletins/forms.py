"""What editors type about a bulletin."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import cast

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dieuhanh.web.bulletins.merging import Wording
from dieuhanh.web.bulletins.models import Topic, WithdrawalReason

_USUAL_HOUR = time(17)


class ItemForm(forms.Form):
    """How an item reads in public."""

    use_required_attribute = False

    heading = forms.CharField(label=_("Tít"), max_length=1000, error_messages={"required": _("Nhập tít của mục.")})
    public_text = forms.CharField(
        label=_("Lời đăng"), required=False, strip=False, widget=forms.Textarea(attrs={"rows": 14})
    )
    as_source = forms.BooleanField(label=_("Đăng đúng nguyên văn nguồn"), required=False)
    for_people = forms.BooleanField(label=_("Liên quan trực tiếp đến người dân"), required=False)
    topics = forms.ModelMultipleChoiceField(
        label=_("Chủ đề"), queryset=Topic.objects.all(), required=False, widget=forms.CheckboxSelectMultiple
    )

    def wording(self) -> Wording:
        """Return what was typed, once it is valid."""
        data = self.cleaned_data
        words = None if data["as_source"] else str(data["public_text"]).replace("\r\n", "\n")
        topics = tuple(sorted(topic.slug for topic in data["topics"]))
        return Wording(str(data["heading"]), words, bool(data["for_people"]), topics)

    def clean(self) -> dict[str, object]:
        """Want a wording unless the source's own is taken; words typed under a tick that was left there count."""
        cleaned = super().clean() or {}
        words = str(cleaned.get("public_text") or "")
        if self.initial.get("as_source") and words.strip() and _differ(words, str(self.initial["public_text"])):
            cleaned["as_source"] = False
        if not cleaned.get("as_source") and not words.strip():
            self.add_error("public_text", _("Nhập lời đăng, hoặc chọn đăng đúng nguyên văn nguồn."))
        return cleaned


def _differ(one: str, other: str) -> bool:
    """Whether two texts differ in more than how their lines end."""
    return one.split() != other.split()


class ApprovalForm(forms.Form):
    """Publish now, at an hour, or give back."""

    use_required_attribute = False

    decision = forms.ChoiceField(
        label=_("Quyết định"),
        choices=[("now", _("Đăng ngay")), ("later", _("Hẹn giờ đăng")), ("back", _("Trả lại"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Chọn một quyết định.")},
    )
    hour = forms.DateTimeField(
        label=_("Giờ đăng (ví dụ 31/12/2023 17:00)"),
        required=False,
        input_formats=["%d/%m/%Y %H:%M", "%d-%m-%Y %H:%M", "%H:%M %d/%m/%Y"],
        error_messages={"invalid": _("Giờ đăng phải có dạng 31/12/2023 17:00.")},
    )
    reason = forms.CharField(label=_("Lý do trả lại"), required=False, max_length=300)

    def __init__(self, *args: object, now: datetime, last_day: date, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self._now = now
        self._sunday = datetime.combine(last_day, _USUAL_HOUR, tzinfo=timezone.get_default_timezone())
        if self._sunday > now:
            decision = cast("forms.ChoiceField", self.fields["decision"])
            usual = ("sunday", _("Hẹn giờ 17:00 Chủ nhật %s") % f"{last_day:%d/%m/%Y}")
            first, _later, last = cast("list[tuple[str, str]]", decision.choices)
            decision.choices = [first, usual, ("later", _("Hẹn giờ khác")), last]

    def publish_at(self) -> datetime | None:
        """Return the hour to publish at, None for now."""
        decision = self.cleaned_data["decision"]
        hour: datetime | None = self.cleaned_data["hour"]
        return self._sunday if decision == "sunday" else hour if decision == "later" else None

    def clean(self) -> dict[str, object]:
        """Want an hour to come for later, and a reason for giving back."""
        cleaned = super().clean() or {}
        hour = cleaned.get("hour")
        if cleaned.get("decision") == "later" and "hour" not in self.errors:
            if not isinstance(hour, datetime):
                self.add_error("hour", _("Nhập giờ đăng."))
            elif hour <= self._now:
                shown = timezone.localtime(self._now)
                self.add_error("hour", _("Giờ đăng phải sau bây giờ (%s).") % f"{shown:%H:%M %d/%m/%Y}")
        if cleaned.get("decision") == "back" and not cleaned.get("reason"):
            self.add_error("reason", _("Nhập lý do trả lại."))
        return cleaned


class WithdrawalForm(forms.Form):
    """Why a bulletin is taken down, and where to go instead."""

    use_required_attribute = False

    reason = forms.ChoiceField(
        label=_("Lý do"),
        choices=WithdrawalReason.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Chọn lý do gỡ.")},
    )
    words = forms.CharField(
        label=_("Nói rõ cho người đọc"), max_length=500, error_messages={"required": _("Nhập lời giải thích.")}
    )
    replacement = forms.RegexField(
        label=_("Địa chỉ thay thế trên trang này (ví dụ /ban-tin/2024/tuan-01/)"),
        regex=r"^/(?!/)[\w\-./]*$",
        required=False,
        max_length=300,
        error_messages={"invalid": _("Địa chỉ thay thế phải bắt đầu bằng / và là trang của hệ thống này.")},
    )
    confirmation = forms.CharField(
        label=_("Gõ lại tuần để xác nhận (ví dụ 52/2023)"), error_messages={"required": _("Gõ lại tuần để xác nhận.")}
    )

    def __init__(self, *args: object, week: str, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self._week = week

    def clean_confirmation(self) -> str:
        """Want the very week, so that nothing is taken down by a slip."""
        typed = str(self.cleaned_data["confirmation"]).strip()
        if typed != self._week:
            raise forms.ValidationError(_("Gõ đúng “%s” để xác nhận.") % self._week)
        return typed
