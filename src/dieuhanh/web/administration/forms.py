"""The forms of administration."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from dieuhanh.web.accounts.fields import DayField
from dieuhanh.web.accounts.models import Role, User
from dieuhanh.web.accounts.rights import FieldClass, rights
from dieuhanh.web.accounts.selectors import role_names
from dieuhanh.web.accounts.wording import label
from dieuhanh.web.organisations.called import choices

Choices = list[tuple[str, str]]


def body_choices(today: date, empty: str) -> Choices:
    """Return the bodies of the day for a list, after a line for none."""
    return [("", empty), *((str(key), name) for key, name in choices(today))]


def right_choices() -> Choices:
    """Return all rights for a list, by what they are called."""
    return sorted(((right, label(right)) for right in rights()), key=lambda each: each[1])


def _as_uuid(text: str) -> UUID | None:
    return UUID(text) if text else None


class AccountForm(forms.Form):
    """A person's name and the body where they work."""

    full_name = forms.CharField(label=_("Họ và tên"), max_length=150)
    organisation = forms.TypedChoiceField(
        label=_("Nơi làm việc"), required=False, coerce=_as_uuid, empty_value=None, widget=forms.Select
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose(self.fields["organisation"], body_choices(today, str(_("Chưa chọn"))))


class NewAccountForm(AccountForm):
    """A new account with the role that it begins with."""

    username = forms.RegexField(
        r"^[a-z0-9][a-z0-9._-]{1,148}$",
        label=_("Tên đăng nhập"),
        help_text=_("Chữ thường không dấu, số, dấu chấm, gạch nối; không đổi được về sau."),
        error_messages={"invalid": _("Chỉ dùng chữ thường không dấu, số, dấu chấm, gạch nối; ít nhất 2 ký tự.")},
    )
    role = forms.ChoiceField(label=_("Vai trò"))
    field_order = ("username", "full_name", "organisation", "role")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose(self.fields["role"], [(role.value, str(role.label)) for role in Role])

    def clean_username(self) -> str:
        """Refuse a name that is taken."""
        username: str = self.cleaned_data["username"]
        if User.objects.filter(username=username).exists():
            raise ValidationError(_("Tên đăng nhập này đã có. Hãy chọn tên khác."))
        return username


class GrantForm(forms.Form):
    """A role for a time, as far as it goes or for one body."""

    role = forms.ChoiceField(label=_("Vai trò"))
    organisation = forms.TypedChoiceField(
        label=_("Phạm vi"), required=False, coerce=_as_uuid, empty_value=None, widget=forms.Select
    )
    with_below = forms.BooleanField(label=_("Kể cả các cơ quan cấp dưới"), required=False)
    start = DayField(label=_("Từ ngày"))
    end = DayField(label=_("Đến hết ngày"), required=False, help_text=_("Để trống nếu chưa định ngày kết thúc."))
    basis = forms.CharField(label=_("Căn cứ hoặc lý do"), max_length=300)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose(self.fields["role"], list(role_names().items()))
        _choose(self.fields["organisation"], body_choices(today, str(_("Theo phạm vi của vai trò"))))
        self.fields["start"].initial = f"{today:%d/%m/%Y}"


class EndForm(forms.Form):
    """The last day of a grant, and why."""

    end = DayField(label=_("Ngày cuối còn quyền"))
    basis = forms.CharField(label=_("Căn cứ hoặc lý do"), max_length=300)


class ResetForm(forms.Form):
    """What to do beside a new password."""

    without_factors = forms.BooleanField(
        label=_("Bỏ cả xác thực hai lớp (người này đã mất điện thoại, khóa và mã dự phòng)"), required=False
    )


class CloseForm(forms.Form):
    """The sign-in name, typed to show that it is meant."""

    username = forms.CharField(label=_("Gõ lại tên đăng nhập để đóng"))

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_username(self) -> str:
        """Refuse another name."""
        typed: str = self.cleaned_data["username"].strip()
        if typed != self.user.username:
            raise ValidationError(_("Tên chưa khớp. Hãy gõ đúng tên đăng nhập của tài khoản này."))
        return typed


class RoleForm(forms.Form):
    """A new role of one's own."""

    key = forms.RegexField(
        r"^[a-z][a-z0-9-]{1,18}$",
        label=_("Mã vai trò"),
        help_text=_("Chữ thường không dấu và gạch nối, ví dụ thanh-tra."),
        error_messages={"invalid": _("Chỉ dùng chữ thường không dấu, số và gạch nối; 2 đến 19 ký tự.")},
    )
    name = forms.CharField(label=_("Tên vai trò"), max_length=150)
    start = DayField(label=_("Từ ngày"))
    basis = forms.CharField(label=_("Căn cứ hoặc lý do"), max_length=300)


class RoleChangeForm(forms.Form):
    """A right that a role gets or loses from a day on."""

    right = forms.ChoiceField(label=_("Quyền"))
    given = forms.ChoiceField(label=_("Thay đổi"), choices=[("them", _("Thêm quyền")), ("bo", _("Bỏ quyền"))])
    of_own_body = forms.BooleanField(label=_("Chỉ trong cơ quan nơi làm việc"), required=False)
    start = DayField(label=_("Từ ngày"))
    basis = forms.CharField(label=_("Căn cứ hoặc lý do"), max_length=300)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose(self.fields["right"], right_choices())

    def clean_given(self) -> bool:
        """Return whether the right is added."""
        return bool(self.cleaned_data["given"] == "them")


class WhyForm(forms.Form):
    """A question about a person, a right, a body, a day and a class of fields."""

    username = forms.ModelChoiceField(
        User.objects.order_by("username"), to_field_name="username", label=_("Tên đăng nhập"), widget=forms.TextInput
    )
    right = forms.ChoiceField(label=_("Quyền"))
    organisation = forms.TypedChoiceField(
        label=_("Cơ quan"), required=False, coerce=_as_uuid, empty_value=None, widget=forms.Select
    )
    on = DayField(label=_("Ngày"))
    field = forms.ChoiceField(label=_("Loại trường"), choices=FieldClass.choices, required=False)

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _choose(self.fields["right"], right_choices())
        _choose(self.fields["organisation"], body_choices(today, str(_("Cơ quan bất kỳ"))))
        self.fields["on"].initial = f"{today:%d/%m/%Y}"


class PurgeForm(forms.Form):
    """The decision, the reason, and what was asked for once more, to show that it is meant."""

    decision = forms.CharField(label=_("Số, ngày của quyết định hoặc biên bản tiêu hủy"), max_length=300)
    reason = forms.CharField(label=_("Lý do"), widget=forms.Textarea(attrs={"rows": 3}))
    again = forms.CharField(
        label=_("Gõ lại địa chỉ hoặc mã của văn bản để tiêu hủy"),
        widget=forms.TextInput(attrs={"autocapitalize": "none", "spellcheck": "false", "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, named: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.named = named

    def clean_again(self) -> str:
        """Refuse another name."""
        typed: str = self.cleaned_data["again"].strip()
        if typed != self.named:
            raise ValidationError(_("Chưa khớp với địa chỉ hoặc mã ở trên. Hãy gõ đúng từng chữ."))
        return typed


def _choose(field: forms.Field, offered: Choices) -> None:
    if isinstance(field, forms.ChoiceField):
        field.choices = offered
