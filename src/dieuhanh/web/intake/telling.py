"""What became of a source, in lines for the person who sent it in."""

from __future__ import annotations

from dieuhanh.web.intake.actions import Outcome
from dieuhanh.web.intake.models import State


def told(outcome: Outcome) -> tuple[list[str], bool]:
    """Return the lines in Vietnamese, and whether the source came in."""
    if outcome.file.state == State.REFUSED:
        return ["có dấu chỉ độ mật nên bị từ chối và đã hủy, không lưu nội dung"], False
    if outcome.reason is not None:
        inner = f"{outcome.reason.part}: " if outcome.reason.part else ""
        return [f"{inner}{outcome.reason.message_vi} (xem /nb/nhap/ket/)"], False
    if not outcome.imported:
        return ["đã lưu, không có chữ để đọc"], True
    return [
        f"{one.facts} dữ kiện, {'chờ rà soát' if one.created else 'đã có từ trước, không nhập lại'}"
        for one in outcome.imported
    ], True
