from __future__ import annotations

from dieuhanh.extraction import extract

HEAD = """ỦY BAN NHÂN DÂN            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
TỈNH HÒA BÌNH                      Độc lập - Tự do - Hạnh phúc

Số: 41/KH-UBND                Hòa Bình, ngày 06 tháng 3 năm 2024

KẾ HOẠCH
Phát triển du lịch cộng đồng năm 2024

Danh mục nhiệm vụ:

"""
ROWS = [
    (
        "1",
        "Khảo sát các điểm du lịch",
        "Sở Văn hóa, Thể thao và Du lịch",
        "UBND huyện Mai Châu",
        "Trước ngày 30/4/2024",
    ),
    ("2", "Tập huấn cho các hộ dân", "UBND huyện Mai Châu", "Hội Nông dân tỉnh", "Quý III/2024"),
    ("3", "Báo cáo tổng kết", "Sở Văn hóa, Thể thao và Du lịch", "Các sở, ngành liên quan", "Tháng 12/2024"),
]
TITLES = ("STT", "Nội dung công việc", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời hạn hoàn thành")
EXPECTED = [
    (("Sở Văn hóa, Thể thao và Du lịch",), ("UBND huyện Mai Châu",), "2024-04-30", "Trước ngày 30/4/2024"),
    (("UBND huyện Mai Châu",), ("Hội Nông dân tỉnh",), "2024-09-30", "Quý III/2024"),
    (("Sở Văn hóa, Thể thao và Du lịch",), ("Các sở, ngành liên quan",), "2024-12-31", "Tháng 12/2024"),
]


def _table(separator: str, edge: str = "") -> str:
    return "\n".join(edge + separator.join(row) + edge for row in (TITLES, *ROWS))


def test_a_row_is_a_duty() -> None:
    text = f"{HEAD}{_table(' | ')}\n\nNơi nhận:\n- Lưu: VT.\n"
    [item] = extract(text).items
    assert [(duty.lead, duty.support, duty.deadline, duty.due_text) for duty in item.assignments] == EXPECTED
    for duty, row in zip(item.assignments, ROWS, strict=True):
        assert row[1] in text[duty.start : duty.end]
        assert row[4] in text[duty.start : duty.end]


def test_a_table_with_outer_bars() -> None:
    text = f"{HEAD}{_table(' | ', '|')}\n\nNơi nhận:\n- Lưu: VT.\n"
    assert [duty.lead for duty in extract(text).items[0].assignments] == [lead for lead, *_ in EXPECTED]


def test_an_empty_cell_at_the_edge_does_not_shift_the_columns() -> None:
    rows = "\n".join(" | ".join(("", *row[1:])) for row in ROWS)
    text = f"{HEAD}{' | '.join(TITLES)}\n{rows}\n\nNơi nhận:\n- Lưu: VT.\n"
    duties = extract(text).items[0].assignments
    assert [(d.lead, d.support, d.deadline, d.due_text) for d in duties] == EXPECTED


def test_a_text_without_a_table_has_no_rows() -> None:
    text = f"{HEAD}Giao Sở Nội vụ rà soát biên chế | số người.\n"
    assert not [duty for duty in extract(text).items[0].assignments if duty.rule.startswith("table")]
