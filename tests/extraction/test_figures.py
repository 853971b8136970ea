from __future__ import annotations

import pytest

from tests.extraction.asking import ask

Read = list[tuple[float, float | None, str, str]]

FIGURES: list[tuple[str, Read]] = [
    ("Toàn tỉnh còn 12.397 hộ nghèo, chiếm 6,02%.", [(12397, None, "hộ nghèo", "="), (6.02, None, "%", "=")]),
    ("Năng suất bình quân ước đạt41,2 tạ/ha.", [(41.2, None, "tạ/ha", "=")]),
    ("Doanh thu bình quân 1,15 tỷ đồng/hợp tác xã/năm.", [(1.15, None, "tỷ đồng/hợp tác xã/năm", "=")]),
    ("Tặng trường 20 máy vi tính.", [(20, None, "máy vi tính", "=")]),
    ("Độ mặn trong nước cấp không vượt quá 0,5‰.", [(0.5, None, "‰", "<=")]),
    ("Có ít nhất 15 doanh nghiệp, hợp tác xã đạt chứng nhận.", [(15, None, "doanh nghiệp, hợp tác xã", ">=")]),
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
    ("Lãi suất giảm từ 10 đến 15%.", [(10, 15, "%", "=")]),
    ("Mức hỗ trợ 1.500.000 đồng/người/tháng.", [(1500000, None, "đồng/người/tháng", "=")]),
    ("Giá lợn hơi 56.000 đồng/kg.", [(56000, None, "đồng/kg", "=")]),
    ("Thu hút hơn 20 nghìn lượt người.", [(20, None, "nghìn lượt người", ">")]),
    ("Trồng gần 1,2 triệu cây xanh.", [(1.2, None, "triệu cây xanh", "~")]),
    ("Tỷ lệ đạt không dưới 70%.", [(70, None, "%", ">=")]),
    ("Tỷ lệ đạt từ 98% trở lên.", [(98, None, "%", ">=")]),
    ("Diện tích từ 2 ha trở lên.", [(2, None, "ha", ">=")]),
    ("Hỗ trợ tối đa 50 triệu đồng/mô hình.", [(50, None, "triệu đồng/mô hình", "<=")]),
    ("Trả kết quả trong thời hạn 15 ngày.", [(15, None, "ngày", "=")]),
    ("Thời hạn giải quyết không quá 30 ngày làm việc.", [(30, None, "ngày làm việc", "<=")]),
    ("Đạt 100 % kế hoạch.", [(100, None, "%", "=")]),
    ("Xây dựng nhà xưởng 3.000 m².", [(3000, None, "m²", "=")]),
    ("Tạo việc làm cho khoảng 2.000 - 3.000 lao động.", [(2000, 3000, "lao động", "~")]),
    ("Sản lượng xấp xỉ 99,8% kế hoạch.", [(99.8, None, "%", "~")]),
    ("Tăng trưởng đạt 7,5–8%.", [(7.5, 8, "%", "=")]),
    ("Dung tích hồ 1,2 triệu m3.", [(1.2, None, "triệu m3", "=")]),
    ("Trên 98% dân số tham gia bảo hiểm y tế.", [(98, None, "%", ">")]),
    ("Có 05 (năm) xã về đích nông thôn mới.", [(5, None, "xã", "=")]),
    ("Tổng kinh phí là 2.345.678.000 đồng.", [(2345678000, None, "đồng", "=")]),
    ("Thu hồi 0,75 ha đất lúa.", [(0.75, None, "ha", "=")]),
    ("Toàn tỉnh có 129 trường học.", [(129, None, "trường học", "=")]),
    ("Đàn lợn 450.000 con, đàn gia cầm 8,5 triệu con.", [(450000, None, "con", "="), (8.5, None, "triệu con", "=")]),
    ("Độ ẩm dưới 13,5%.", [(13.5, None, "%", "<")]),
    ("Năng suất lúa 58,6 tạ/ha.", [(58.6, None, "tạ/ha", "=")]),
    ("Lương cơ sở 2,34 triệu đồng/tháng.", [(2.34, None, "triệu đồng/tháng", "=")]),
    ("Tốc độ tăng trưởng bình quân đạt 8 - 9%/năm.", [(8, 9, "%/năm", "=")]),
    ("Xây mới 300 căn nhà ở xã hội.", [(300, None, "căn nhà ở xã hội", "=")]),
    ("Nhiệt độ xuống 5°C.", [(5, None, "°C", "=")]),
    ("Mở 10 lớp tập huấn cho nông dân.", [(10, None, "lớp tập huấn", "=")]),
    ("Bố trí 02 xe cứu thương.", [(2, None, "xe cứu thương", "=")]),
    ("Hỗ trợ 15 kg gạo/khẩu/tháng.", [(15, None, "kg gạo/khẩu/tháng", "=")]),
    ("Bố trí 12,5 tỷ đồng từ nguồn dự phòng.", [(12.5, None, "tỷ đồng", "=")]),
    ("Có 45 nhà bị tốc mái.", [(45, None, "nhà", "=")]),
    ("Chi trả 60.000 đồng/ngày/người.", [(60000, None, "đồng/ngày/người", "=")]),
    (
        "Vốn ngân sách trung ương 120 tỷ đồng, ngân sách địa phương 35 tỷ đồng.",
        [(120, None, "tỷ đồng", "="), (35, None, "tỷ đồng", "=")],
    ),
    ("Diện tích lúa xuân 16.200 ha, đạt 101,3% kế hoạch.", [(16200, None, "ha", "="), (101.3, None, "%", "=")]),
    ("Hơn 1.000 hộ dân được cấp nước sạch.", [(1000, None, "hộ dân", ">")]),
    ("Mỗi xã có ít nhất 02 sản phẩm OCOP.", [(2, None, "sản phẩm OCOP", ">=")]),
    (
        "Xảy ra 05 vụ tai nạn giao thông, làm chết 03 người.",
        [(5, None, "vụ tai nạn giao thông", "="), (3, None, "người", "=")],
    ),
    (
        "Tỷ lệ thất nghiệp dưới 2,5%, tỷ lệ lao động qua đào tạo đạt trên 65%.",
        [(2.5, None, "%", "<"), (65, None, "%", ">")],
    ),
    ("Khen thưởng 12 tập thể, 25 cá nhân.", [(12, None, "tập thể", "="), (25, None, "cá nhân", "=")]),
    ("Công suất tối thiểu 500 MW.", [(500, None, "MW", ">=")]),
    (
        "Tổng mức đầu tư tăng từ 450 tỷ đồng lên 620 tỷ đồng.",
        [(450, None, "tỷ đồng", "="), (620, None, "tỷ đồng", "=")],
    ),
    ("Tỷ lệ bao phủ bảo hiểm y tế đạt 95,5% dân số trở lên.", [(95.5, None, "%", ">=")]),
    ("Chỉ số giá tiêu dùng tăng 3,6 điểm phần trăm.", [(3.6, None, "điểm phần trăm", "=")]),
    ("Cấp 1.250 tấn gạo cho 8.300 hộ.", [(1250, None, "tấn", "="), (8300, None, "hộ", "=")]),
    ("Mỗi năm trồng mới từ 4.000 đến 5.000 ha rừng.", [(4000, 5000, "ha", "=")]),
    (
        "Hỗ trợ không quá 50% chi phí, tối đa 200 triệu đồng/dự án.",
        [(50, None, "%", "<="), (200, None, "triệu đồng/dự án", "<=")],
    ),
    ("Tổ chức 03 đoàn kiểm tra công tác tiêm phòng.", [(3, None, "đoàn kiểm tra", "=")]),
    ("Thu hồi đất của 03 dự án chậm tiến độ.", [(3, None, "dự án", "=")]),
    ("Thành lập 02 đoàn công tác.", [(2, None, "đoàn công tác", "=")]),
    ("Báo cáo trong vòng 24 giờ kể từ khi phát hiện ca bệnh.", [(24, None, "giờ", "=")]),
    ("Đường ống dài 1.200 mét.", [(1200, None, "mét", "=")]),
    ("Chiều rộng mặt tiền không nhỏ hơn 4 m.", [(4, None, "m", ">=")]),
    ("Thu hồi 03 dự án chậm tiến độ trên 24 tháng.", [(3, None, "dự án", "="), (24, None, "tháng", ">")]),
    ("Có 05 công trình chậm tiến độ quá 12 tháng.", [(5, None, "công trình", "="), (12, None, "tháng", ">")]),
    ("Rà soát các dự án chậm triển khai trên 36 tháng.", [(36, None, "tháng", ">")]),
    ("Chấm dứt hoạt động của dự án ngừng thi công hơn 24 tháng.", [(24, None, "tháng", ">")]),
    ("Các hộ đã cư trú liên tục từ 24 tháng trở lên.", [(24, None, "tháng", ">=")]),
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
    "Lúc 7 giờ 30 phút, mưa tạnh.",
    "Số điện thoại đường dây nóng 0218.3852.111.",
    "Dịch COVID-19 được kiểm soát.",
    "Khu công nghiệp Lương Sơn 2 thu hút đầu tư.",
    "Tổ 5, phường Tân Thịnh bị ngập.",
    "Ban hành danh mục kèm theo Phụ lục 02.",
    "Nghị quyết Đại hội XIII của Đảng.",
    "Chương trình mục tiêu quốc gia giai đoạn 2021-2025.",
    "Nhiệm kỳ 2020 - 2025 và 2025 - 2030.",
    "Vòng 2 kỳ thi tuyển công chức.",
    "Mô hình chính quyền 2 cấp vận hành thông suốt.",
    "Dự án 661 kết thúc.",
    "Đường tỉnh 156 đoạn qua xã Quang Kim bị sạt lở.",
    "Đường dây nóng 1800 1234 hoạt động liên tục.",
    "Liên hệ số điện thoại 0912 345 678 trong giờ hành chính.",
    "Ban hành 03 quyết định, 02 kế hoạch và 15 công văn.",
    "Các khoản 1, 2 và 3 Điều 12 quy định rõ.",
    "Theo quy định tại các điều 12, 13 và 14 Luật Đất đai.",
    "Trong 3 ngày (từ 12 đến 14/3/2024), đoàn kiểm tra tại các xã.",
    "Sở Y tế báo cáo UBND tỉnh trong 15 ngày.",
    "Định kỳ 6 tháng báo cáo 01 lần.",
    "Các năm 2022, 2023 và 2024 đều tăng.",
    "Ngày 10 và 11 tháng 5 tổ chức hội nghị.",
    "Phòng họp 201 nhà A1.",
    "Tổ 12 khối 5 phường Vĩnh Trại.",
    "Thửa đất số 45, tờ bản đồ 12 thuộc xã Hồng Phong.",
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


@pytest.mark.parametrize(
    "sentence",
    [
        "Sở Y tế hoàn thành việc rà soát trong thời hạn 05 ngày làm việc.",
        "Giao Sở Nội vụ tổng hợp, báo cáo trong vòng 10 ngày kể từ ngày nhận được văn bản này.",
        "Sở Tài chính trình UBND tỉnh chậm nhất sau 07 ngày kể từ khi có kết quả.",
        "Sở Xây dựng trả lời chậm nhất 03 ngày làm việc.",
        "Sở Tư pháp thẩm định không quá 10 ngày kể từ ngày nhận đủ hồ sơ.",
    ],
)
def test_the_days_of_a_deadline_are_never_a_certain_figure(sentence: str) -> None:
    assert [fact.certain for fact in ask(sentence).figures] == [False]
