"""The numbers of this room that a document may change."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from dieuhanh.web.parameters.defining import Parameter, define

REVIEW_AFTER = Parameter(
    key="tasks.review_after",
    label=_("Rà soát việc không nêu hạn"),
    unit=_("ngày"),
    words=_("Việc không nêu hạn, không có ngày rà soát riêng thì sau bấy nhiêu ngày được đưa ra rà soát."),
    default=(30,),
)
UNTAKEN_DAYS = Parameter(
    key="tasks.untaken_days",
    label=_("Chưa ai nhận: đưa lên trang giao ban"),
    unit=_("ngày"),
    words=_("Việc đã giao mà cơ quan chưa tiếp nhận sau bấy nhiêu ngày thì đưa ra để lãnh đạo quyết."),
    default=(3,),
    most=60,
)


def define_parameters() -> None:
    """Let the house know them."""
    for one in (REVIEW_AFTER, UNTAKEN_DAYS):
        define(one)
