"""Changing a parameter: from a day on, by a document, never for days that are over."""

from __future__ import annotations

import re
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from dieuhanh.web.accounts.rights import require
from dieuhanh.web.audit import log
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.pages.formatting import day
from dieuhanh.web.parameters.defining import Parameter, defined
from dieuhanh.web.parameters.models import ParameterValue

_MOST_NUMBERS = 5
_BETWEEN = re.compile(r"[\s,;/]+")


class ParameterError(ValueError):
    """A refusal in words for people; `field` names what they typed: `tham-so`, `gia-tri`, `tu-ngay` or `can-cu`."""

    def __init__(self, message: str, field: str) -> None:
        super().__init__(message)
        self.message = message
        self.field = field


@transaction.atomic
def set_parameter(*, actor: Actor, key: str, typed: str, valid_from: date, basis: str, today: date) -> ParameterValue:
    """Let a parameter be what was typed (`3`, of some `5, 3, 1`) from a day on, which is today at the earliest.

    What held on days that are over stays, so a report as of such a day says later what it said then.
    """
    require(actor, "parameters.set")
    parameter = defined(key)
    if parameter is None:
        raise ParameterError(_("Chọn một mục trong danh sách."), "tham-so")
    numbers = _numbers(parameter, typed)
    if valid_from < today:
        words = _("Áp dụng từ hôm nay (%s) trở đi; số liệu của những ngày đã qua giữ nguyên.") % day(today)
        raise ParameterError(words, "tu-ngay")
    if not basis.strip():
        raise ParameterError(_("Ghi số, ngày văn bản làm căn cứ."), "can-cu")
    value = ParameterValue.objects.create(
        key=key,
        numbers=",".join(map(str, numbers)),
        valid_from=valid_from,
        basis=" ".join(basis.split())[:300],
        made_by_id=actor.user_id,
    )
    detail: dict[str, str | int] = {"key": key, "numbers": value.numbers, "from": str(valid_from), "basis": value.basis}
    log.record(actor=actor, action="parameters.set", about=value, detail=detail)
    return value


def _numbers(parameter: Parameter, typed: str) -> tuple[int, ...]:
    parts = [part for part in _BETWEEN.split(typed.strip()) if part]
    few = 1 <= len(parts) <= (_MOST_NUMBERS if parameter.many else 1)
    if not few or not all(re.fullmatch(r"[0-9]{1,4}", part) for part in parts):
        wanted = _("Nhập từ một đến năm số nguyên, ví dụ 5, 3, 1.") if parameter.many else _("Nhập một số nguyên.")
        raise ParameterError(wanted, "gia-tri")
    numbers = {int(part) for part in parts}
    if not all(parameter.least <= number <= parameter.most for number in numbers):
        words = {"least": parameter.least, "most": parameter.most}
        raise ParameterError(_("Mục này nhận số từ %(least)s đến %(most)s.") % words, "gia-tri")
    return tuple(sorted(numbers, reverse=True))
