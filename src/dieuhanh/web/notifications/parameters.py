"""The days of reminders and escalation, which a document may change; counted in working days."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from dieuhanh.web.parameters.defining import Parameter, define

_UNIT = _("ngày làm việc")
BEFORE = Parameter(
    key="notifications.before",
    label=_("Nhắc trước hạn"),
    unit=_UNIT,
    words=_("Thư buổi sáng của đầu mối có việc còn đúng bấy nhiêu ngày; có thể ghi nhiều mốc, ví dụ 5, 3, 1."),
    default=(3,),
    most=60,
    many=True,
)
FIRST_TO_HEAD = Parameter(
    key="notifications.first_to_head",
    label=_("Sau hạn: báo lãnh đạo đơn vị"),
    unit=_UNIT,
    words=_("Chưa có báo cáo bấy nhiêu ngày sau hạn thì gửi thư cho lãnh đạo đơn vị."),
    default=(1,),
    most=60,
)
SECOND_TO_HEAD = Parameter(
    key="notifications.second_to_head",
    label=_("Sau hạn: đề nghị thủ trưởng chỉ đạo"),
    unit=_UNIT,
    words=_("Vẫn chưa có báo cáo thì đề nghị thủ trưởng đơn vị chỉ đạo thực hiện."),
    default=(3,),
    most=60,
)
OFFICE_WAIT = Parameter(
    key="notifications.office_wait",
    label=_("Văn phòng xác nhận báo cáo"),
    unit=_UNIT,
    words=_("Báo cáo chờ Văn phòng quá bấy nhiêu ngày thì báo chánh văn phòng, mỗi báo cáo một lần."),
    default=(2,),
    most=60,
)


def define_parameters() -> None:
    """Let the house know them."""
    for one in (BEFORE, FIRST_TO_HEAD, SECOND_TO_HEAD, OFFICE_WAIT):
        define(one)
