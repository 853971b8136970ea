from __future__ import annotations

import pytest

from tests.extraction.asking import ask

Read = list[tuple[float, float | None, str, str]]

FIGURES: list[tuple[str, Read]] = [
    ("Toàn tỉnh còn 12.397 hộ nghèo, chiếm 6,02%.", [(12397, None, "hộ nghèo", "="), (6.02, None, "%", "=")]),
    ("Tổng vốn đầu tư 500 tỷ đồng.", [(500, None, "tỷ đồng", "=")]),
    ("Tổng mức đầu tư khoảng 1.250,5 tỷ đồng.", [(1250.5, None, "tỷ đồng", "~")]),
    ("Phấn đấu trồng trên 5.000 ha rừng.", [(5000, None, "ha", ">")]),
    ("Hỗ trợ không quá 30 triệu đồng/hộ.", [(30, None, "triệu đồng/hộ", "<=")]),
    ("Tối thiểu 95% hồ sơ được giải quyết đúng hạn.", [(95, None, "%", ">=")]),
    ("Quy mô từ 500 con trở lên phải đăng ký.", [(500, None, "con", ">=")]),
    (
        "Đón 2,5 triệu lượt khách, tăng 12,3% so với cùng kỳ.",
        [(2.5, None, "triệu lượt khách", "="), (12.3, None, "%", "=")],
    ),
    ("Đường rộng 7,5 m, dài 12 km.", [(7.5, None, "m", "="), (12, None, "km", "=")]),
    ("Giá trợ giúp 180.857 đồng/chuyến.", [(180857, None, "đồng/chuyến", "=")]),
    ("Có ít nhất 80% số xã đạt chuẩn.", [(80, None, "%", ">=")]),
    ("Giải quyết việc làm cho 15.000 lao động.", [(15000, None, "lao động", "=")]),
    ("Dưới 3% dân số dùng nguồn nước không hợp vệ sinh.", [(3, None, "%", "<")]),
    ("Mực nước hồ cao hơn 115 m.", [(115, None, "m", ">")]),
    ("Diện tích gần 40 ha.", [(40, None, "ha", "~")]),
    (
        "Thu ngân sách ước đạt 3.215 tỷ đồng, bằng 45,2% dự toán.",
        [(3215, None, "tỷ đồng", "="), (45.2, None, "%", "=")],
    ),
    ("Mức phạt từ 5 triệu đồng đến 10 triệu đồng.", [(5, None, "triệu đồng", "="), (10, None, "triệu đồng", "=")]),
    ("Sản lượng đạt 300 nghìn tấn/năm.", [(300, None, "nghìn tấn/năm", "=")]),
    ("Công suất 1.200 m3/ngày đêm.", [(1200, None, "m3/ngày đêm", "=")]),
    ("Kim ngạch xuất khẩu đạt 1,8 tỷ USD.", [(1.8, None, "tỷ USD", "=")]),
    ("Số hộ tái nghèo không vượt 0,5%.", [(0.5, None, "%", "<=")]),
]

NO_FIGURE = [
    "Cuộc họp diễn ra ngày 05/3/2024 tại tầng 2.",
    "Theo Điều 5, khoản 2 của quy chế.",
    "Quốc lộ 6 đoạn Km 78+300 bị sạt lở.",
    "Giai đoạn 2021 - 2025 có nhiều thay đổi.",
    "Kế hoạch đề ra 06 nhiệm vụ, giải pháp.",
    "Thực hiện tốt phương châm 4 tại chỗ.",
    "Năm 2024 là năm bản lề.",
    "Công văn số 15/UBND-KT gồm các phụ lục.",
]


@pytest.mark.parametrize(("sentence", "expected"), FIGURES, ids=[sentence for sentence, _ in FIGURES])
def test_value_range_unit_and_comparator(sentence: str, expected: Read) -> None:
    assert [(fact.value, fact.upper, fact.unit, fact.comparator) for fact in ask(sentence).figures] == expected


@pytest.mark.parametrize("sentence", NO_FIGURE)
def test_what_is_no_figure(sentence: str) -> None:
    assert ask(sentence).figures == []


@pytest.mark.parametrize(
    ("sentence", "year"),
    [
        ("Đến năm 2030, tỷ lệ che phủ rừng đạt 51,5%.", "2030"),
        ("Năm 2023, toàn tỉnh có 1.204 hộ thoát nghèo.", "2023"),
        ("Đến hết năm 2025, 100% xã có nước sạch.", "2025"),
        ("Tỷ lệ che phủ rừng đạt 51,5%.", None),
    ],
)
def test_the_year_that_a_figure_is_for(sentence: str, year: str | None) -> None:
    assert [fact.by for fact in ask(sentence).figures] == [year]
