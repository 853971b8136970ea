"""What kind of deadline a duty has, and from what it counts."""

from __future__ import annotations

import pytest

from tests.extraction.asking import ask

# Words of a duty → kind, offset, unit, calendar; and words that its anchor holds.
KINDS: list[tuple[str, tuple[str, int | None, str | None, str | None], str | None]] = [
    ("Giao Sở Y tế báo cáo trước ngày 20/3/2024.", ("date", None, None, None), None),
    ("Giao Sở Y tế hoàn thành trong quý II/2024.", ("period", None, None, None), None),
    ("Giao Sở Y tế báo cáo trước ngày 25 hằng tháng.", ("recurring", None, "tháng", None), None),
    (
        "Giao Sở Y tế trả lời trong thời hạn 15 ngày kể từ ngày nhận được văn bản.",
        ("relative", 15, "ngày", "calendar"),
        "nhận được văn bản",
    ),
    (
        "Giao Sở Y tế thẩm định trong vòng 05 ngày làm việc kể từ khi nhận đủ hồ sơ.",
        ("relative", 5, "ngày làm việc", "working"),
        "nhận đủ hồ sơ",
    ),
    (
        "Trước khi hết hạn giấy phép 30 ngày làm việc, Sở Y tế thông báo cho cơ sở.",
        ("relative", -30, "ngày làm việc", None),
        "hết hạn giấy phép",
    ),
    ("Giao Sở Y tế báo cáo ngay sau khi kết thúc đợt kiểm tra.", ("event", None, None, None), "kết thúc đợt kiểm tra"),
    ("Giao Sở Y tế phân bổ ngay sau khi được giao vốn.", ("event", None, None, None), "được giao vốn"),
    (
        "Giao Sở Y tế trả kết quả chậm nhất sau 03 ngày làm việc kể từ ngày nhận hồ sơ hợp lệ.",
        ("relative", 3, "ngày làm việc", "working"),
        "nhận hồ sơ hợp lệ",
    ),
    (
        "Giao Sở Y tế báo cáo trong vòng 24 giờ kể từ khi phát hiện ca bệnh.",
        ("relative", 24, "giờ", "calendar"),
        "phát hiện ca bệnh",
    ),
]


@pytest.mark.parametrize(("sentence", "kind", "anchor"), KINDS, ids=[case[0] for case in KINDS])
def test_kind_offset_and_anchor(
    sentence: str, kind: tuple[str, int | None, str | None, str | None], anchor: str | None
) -> None:
    [duty] = ask(sentence).assignments
    assert duty.due
    assert (duty.due.kind, duty.due.offset, duty.due.unit, duty.due.calendar) == kind
    assert anchor is None or anchor in (duty.due.anchor or "")


def test_calendar_days_from_a_date_that_the_text_gives_are_computed() -> None:
    [duty] = ask("Giao Sở Y tế báo cáo trong thời hạn 10 ngày kể từ ngày 15/3/2024.").assignments
    assert duty.deadline == "2024-03-25"


def test_working_days_are_never_computed_without_a_calendar() -> None:
    [duty] = ask("Giao Sở Y tế báo cáo trong thời hạn 10 ngày làm việc kể từ ngày 15/3/2024.").assignments
    assert duty.deadline is None
    assert duty.due_text
