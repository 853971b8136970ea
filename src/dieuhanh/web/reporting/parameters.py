"""The numbers of this room that a document may change."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from dieuhanh.web.parameters.defining import Parameter, define

RANKED_FROM = Parameter(
    key="reporting.ranked_from",
    label=_("Xếp hạng cơ quan"),
    unit=_("việc đến hạn"),
    words=_("Cơ quan có ít việc đến hạn hơn thì không xếp hạng."),
    default=(5,),
    most=1000,
)
PUBLIC_PROGRESS = Parameter(
    key="reporting.public_progress",
    label=_("Mức công khai tiến độ"),
    unit=_("mức"),
    words=_("0: không công khai; 1: số đếm theo cơ quan; 2: cả từng việc đang làm của văn bản đã công bố."),
    default=(1,),
    least=0,
    most=2,
)


def define_parameters() -> None:
    """Let the house know them."""
    for one in (RANKED_FROM, PUBLIC_PROGRESS):
        define(one)
