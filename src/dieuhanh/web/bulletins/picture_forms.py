"""What editors say about a picture."""

from __future__ import annotations

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from dieuhanh.web.bulletins.photographs import ACCEPT, LARGEST


class DescriptionForm(forms.Form):
    """What stands under a picture, and what it shows."""

    use_required_attribute = False

    caption = forms.CharField(label=_("Chú thích (dưới ảnh)"), max_length=300, required=False)
    alternative = forms.CharField(
        label=_("Mô tả cho người không nhìn thấy ảnh"),
        help_text=_("Ảnh cho thấy gì, trong một hai câu; không lặp chú thích."),
        max_length=300,
        required=False,
    )
    revision = forms.IntegerField(widget=forms.HiddenInput)


class PictureForm(DescriptionForm):
    """A picture to upload."""

    file = forms.FileField(
        label=_("Tệp ảnh (.jpg, .png, .webp; nhiều nhất 15 MB)"),
        widget=forms.FileInput(attrs={"accept": ACCEPT}),
        error_messages={"required": _("Chọn tệp ảnh."), "empty": _("Tệp rỗng. Hãy chọn lại tệp.")},
    )
    looked = forms.BooleanField(
        label=_("Tôi đã xem: ảnh không lộ dữ liệu cá nhân"),
        error_messages={"required": _("Xem kỹ ảnh rồi đánh dấu.")},
    )
    field_order = ("file", "caption", "alternative", "looked")

    def clean_file(self) -> UploadedFile[bytes]:
        """Refuse what is too large before it is read."""
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST:
            raise forms.ValidationError(_("Ảnh lớn hơn 15 MB. Hãy thu nhỏ rồi tải lại."))
        return file
