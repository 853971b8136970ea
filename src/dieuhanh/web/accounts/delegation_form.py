"""The form in which a person lends rights."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dieuhanh.web.accounts.fields import DayField
from dieuhanh.web.accounts.granting import lendable
from dieuhanh.web.accounts.models import User
from dieuhanh.web.accounts.wording import label

if TYPE_CHECKING:
    _Choice = forms.ModelChoiceField[User]
else:
    _Choice = forms.ModelChoiceField


class PersonChoice(_Choice):
    """A choice of one person: the name, and the sign-in name that tells namesakes apart."""

    def label_from_instance(self, obj: User) -> str:
        """Return what the list shows."""
        return f"{obj} ({obj.username})"


class DelegationForm(forms.Form):
    """Whom, which of the own rights, from when until when, and why."""

    receiver = PersonChoice(User.objects.none(), label=_("Người nhận ủy quyền"), empty_label=_("Chọn người"))
    rights = forms.MultipleChoiceField(label=_("Quyền"), widget=forms.CheckboxSelectMultiple)
    start = DayField(label=_("Từ ngày"))
    end = DayField(label=_("Đến hết ngày"))
    basis = forms.CharField(label=_("Lý do"), max_length=300)

    def __init__(self, *args: Any, giver: User, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = User.objects.filter(is_active=True).exclude(pk=giver.pk).order_by("full_name")
        receiver, rights = self.fields["receiver"], self.fields["rights"]
        if isinstance(receiver, forms.ModelChoiceField) and isinstance(rights, forms.MultipleChoiceField):
            receiver.queryset = people
            rights.choices = [(right, label(right)) for right in sorted(lendable(giver, today), key=label)]
        self.fields["start"].initial = f"{today:%d/%m/%Y}"
