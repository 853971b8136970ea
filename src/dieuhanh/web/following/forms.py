"""The three questions: what, how often, where."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dieuhanh.web.following.models import LONGEST_VALUE, Kind, Rhythm
from dieuhanh.web.following.subjects import Subject, subject_of

VALUE_FIELDS = {Kind.TOPIC: "chu_de", Kind.BODY: "co_quan", Kind.DOCUMENT: "van_ban", Kind.QUERY: "q"}
"""Where the value of each kind is typed. The names stand in public addresses and never change."""

_BY_LETTER = "thu"


class FollowForm(forms.Form):
    """What a reader wants to hear of; `subject` is set once it is valid."""

    use_required_attribute = False
    subject: Subject

    gi = forms.ChoiceField(
        label=gettext_lazy("Theo dõi gì?"),
        choices=Kind.choices,
        error_messages={"required": gettext_lazy("Hãy chọn một mục để theo dõi.")},
    )
    chu_de = forms.CharField(label=gettext_lazy("Chủ đề"), required=False, max_length=LONGEST_VALUE)
    co_quan = forms.CharField(label=gettext_lazy("Cơ quan"), required=False, max_length=LONGEST_VALUE)
    van_ban = forms.CharField(label=gettext_lazy("Số, ký hiệu văn bản"), required=False, max_length=LONGEST_VALUE)
    q = forms.CharField(label=gettext_lazy("Chữ cần tìm"), required=False, max_length=LONGEST_VALUE)
    nhip = forms.ChoiceField(
        label=gettext_lazy("Bao lâu một lần?"), choices=Rhythm.choices, required=False, initial=Rhythm.WEEKLY
    )
    thu = forms.EmailField(
        label=gettext_lazy("Địa chỉ thư điện tử"),
        required=False,
        error_messages={"invalid": gettext_lazy("Địa chỉ thư điện tử phải có dạng ten@noi-gui.vn.")},
    )

    def clean(self) -> dict[str, object]:
        """Find out what is meant; want an address only from who wants letters."""
        cleaned = super().clean() or {}
        kind = str(cleaned.get("gi") or "")
        name = VALUE_FIELDS.get(Kind(kind)) if kind else None
        subject = subject_of(kind, str(cleaned.get(name) or "") if name else "") if kind else None
        if kind and subject is None:
            self.add_error(name or "gi", self._missing(kind))
        elif subject is not None:
            self.subject = subject
        if self.by_letter and not cleaned.get("thu") and "thu" not in self.errors:
            self.add_error("thu", _("Hãy nhập địa chỉ thư điện tử, hoặc lấy địa chỉ Atom."))
        cleaned["nhip"] = cleaned.get("nhip") or Rhythm.WEEKLY
        return cleaned

    @property
    def by_letter(self) -> bool:
        """Whether letters are wanted, not the address of a feed."""
        return self.data.get("cach") == _BY_LETTER

    @staticmethod
    def _missing(kind: str) -> str:
        if kind == Kind.DOCUMENT:
            return _(
                "Không thấy đúng một văn bản như vậy. Hãy ghi số, ký hiệu như 2267/QĐ-UBND, "
                "hoặc theo dõi từ trang của văn bản."
            )
        return _("Hãy chọn hoặc ghi rõ mục cần theo dõi.")
