"""Where and when a person wants letters."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class PreferenceForm(forms.Form):
    """Address, hour of the digest, and a leave."""

    use_required_attribute = False

    address = forms.EmailField(
        label=_("Thư điện tử"),
        error_messages={
            "required": _("Nhập địa chỉ thư điện tử."),
            "invalid": _("Địa chỉ thư phải có dạng ten@coquan.gov.vn."),
        },
    )
    hour = forms.TimeField(
        label=_("Giờ nhận thư tổng hợp (ngày làm việc, từ 07:30 đến 18:00)"),
        input_formats=["%H:%M", "%Hh%M", "%H.%M"],
        error_messages={"required": _("Nhập giờ nhận thư."), "invalid": _("Giờ phải có dạng 07:30.")},
    )
    paused_until = forms.DateField(
        label=_("Tạm dừng đến hết ngày (khi nghỉ phép)"),
        required=False,
        input_formats=["%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d", "%d/%m/%y", "%d-%m-%y", "%d.%m.%y"],
        error_messages={"invalid": _("Ngày phải có dạng 05/01/2024.")},
    )
