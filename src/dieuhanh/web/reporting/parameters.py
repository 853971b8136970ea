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


def define_parameters() -> None:
    """Let the house know them."""
    define(RANKED_FROM)
