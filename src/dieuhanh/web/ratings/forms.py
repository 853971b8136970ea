"""What readers and officials type about ratings."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from dieuhanh.web.ratings.models import LONGEST_WORDS, MOST_STARS

_STARS = [(str(count), _("%s sao") % count) for count in range(1, MOST_STARS + 1)]


class RatingForm(forms.Form):
    """Stars, and what was not clear. The names of the fields stand in public pages and never change."""

    use_required_attribute = False

    sao = forms.ChoiceField(
        label=_("Số sao"),
        choices=_STARS,
        error_messages={"required": _("Hãy chọn từ 1 đến 5 sao."), "invalid_choice": _("Hãy chọn từ 1 đến 5 sao.")},
    )
    chua_ro = forms.CharField(
        label=_("Điều gì chưa rõ?"),
        required=False,
        max_length=LONGEST_WORDS,
        error_messages={"max_length": _("Dài quá %(limit_value)d ký tự; bạn đã viết %(show_value)d.")},
    )


class AnswerForm(forms.Form):
    """What came of a question."""

    use_required_attribute = False

    outcome = forms.CharField(
        label=_("Kết quả xử lý"),
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Ghi kết quả xử lý, ví dụ: đã sửa mục 5 ở bản 2.")},
    )
