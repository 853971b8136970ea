from __future__ import annotations

import pytest

from tests.extraction.asking import ask

ISSUERS = [
    (
        "Thực hiện Công văn số 1021/BTNMT-TNN ngày 29/02/2024 của Bộ Tài nguyên và Môi trường về nguồn nước.",
        "Bộ Tài nguyên và Môi trường",
    ),
    ("Theo Quyết định số 52/QĐ-TTg ngày 15/01/2024 của Thủ tướng Chính phủ, các sở rà soát.", "Thủ tướng Chính phủ"),
    ("Theo Nghị quyết số 16/2023/NQ-HĐND ngày 08/12/2023 của HĐND tỉnh, Sở Tài chính phân bổ.", "HĐND tỉnh"),
    (
        "Theo Nghị quyết số 16/2023/NQ-HĐND ngày 08/12/2023 của Hội đồng nhân dân tỉnh Hòa Bình quy định mức thu.",
        "Hội đồng nhân dân tỉnh Hòa Bình",
    ),
    ("Theo Chỉ thị số 31-CT/TU ngày 19/02/2024 của Ban Thường vụ Tỉnh ủy về phòng cháy.", "Ban Thường vụ Tỉnh ủy"),
    ("Bộ Nội vụ đề nghị tại Công văn số 602/BNV-TCBC ngày 01/3/2024 rà soát biên chế.", "Bộ Nội vụ"),
    ("Tại Công văn số 602/BNV-TCBC ngày 01/3/2024, Bộ Nội vụ đề nghị các địa phương rà soát biên chế.", "Bộ Nội vụ"),
    ("Xét đề nghị của Sở Xây dựng tại Tờ trình số 56/TTr-SXD ngày 28/02/2024.", "Sở Xây dựng"),
    ("Xét đề nghị của Giám đốc Sở Xây dựng tại Tờ trình số 56/TTr-SXD ngày 28/02/2024.", "Giám đốc Sở Xây dựng"),
    (
        "Ngày 01/3/2024, Ban Quản lý Khu kinh tế cửa khẩu có Báo cáo số 44/BC-BQL về tiến độ.",
        "Ban Quản lý Khu kinh tế cửa khẩu",
    ),
    (
        "Ủy ban nhân dân thành phố Hòa Bình ban hành Kế hoạch số 60/KH-UBND ngày 01/3/2024.",
        "Ủy ban nhân dân thành phố Hòa Bình",
    ),
    ("Theo Kết luận số 33-KL/TW ngày 19/7/2022 của Bộ Chính trị.", "Bộ Chính trị"),
    (
        "Theo Công văn số 88/CCKL-QLBV ngày 06/3/2024 của Chi cục Kiểm lâm, các hạt kiểm lâm tuần tra.",
        "Chi cục Kiểm lâm",
    ),
    ("Theo Công văn số 75/TCT-CS ngày 06/3/2024 của Tổng cục Thuế, Cục Thuế tỉnh hướng dẫn.", "Tổng cục Thuế"),
    ("Theo Công văn số 75/UBND-KT ngày 06/3/2024.", None),
    ("Phó Thủ tướng Chính phủ Trần Văn Mẫu ký ban hành Quyết định số 210/QĐ-TTg ngày 02/3/2024.", None),
    ("Theo Thông báo số 62/TB-VPCP ngày 29/02/2024 của Văn phòng Chính phủ, tiến độ còn chậm.", "Văn phòng Chính phủ"),
    ("Theo Quyết định số 1719/QĐ-TTg ngày 14/10/2021 do Thủ tướng Chính phủ ban hành.", "Thủ tướng Chính phủ"),
    ("Theo Công văn số 31/TTr-NV2 ngày 06/3/2024 của Thanh tra tỉnh về kế hoạch thanh tra.", "Thanh tra tỉnh"),
    ("Theo Công văn số 205/CAT-PC07 ngày 06/3/2024 của Công an tỉnh về phòng cháy.", "Công an tỉnh"),
    ("Theo Tờ trình số 19/TTr-UBND ngày 06/3/2024 của UBND huyện Tân Lạc, dự án cần gia hạn.", "UBND huyện Tân Lạc"),
    (
        "Theo Công văn số 33/HĐND-TT ngày 06/3/2024 của Thường trực HĐND tỉnh, các sở giải trình.",
        "Thường trực HĐND tỉnh",
    ),
    (
        "Theo Báo cáo số 33/BC-BQLDA ngày 06/3/2024 của Ban Quản lý dự án đầu tư xây dựng công trình giao thông tỉnh.",
        "Ban Quản lý dự án đầu tư xây dựng công trình giao thông tỉnh",
    ),
    ("Theo Công văn số 12/CV-LĐLĐ ngày 06/3/2024 của Liên đoàn Lao động tỉnh.", "Liên đoàn Lao động tỉnh"),
    ("Theo Công văn số 9/TANDTC-KHTC ngày 06/3/2024 của Tòa án nhân dân tối cao.", "Tòa án nhân dân tối cao"),
    ("Theo Thông báo số 9/TB-NHNN ngày 06/3/2024 của Ngân hàng Nhà nước Việt Nam.", "Ngân hàng Nhà nước Việt Nam"),
    ("Sở Công Thương trình tại Tờ trình số 22/TTr-SCT ngày 06/3/2024.", "Sở Công Thương"),
    ("Ban Tổ chức Tỉnh ủy có Công văn số 511-CV/BTCTU ngày 06/3/2024 về biên chế.", "Ban Tổ chức Tỉnh ủy"),
    ("Theo Nghị quyết số 43/2022/QH15 ngày 11/01/2022 của Quốc hội, tỉnh được phân bổ vốn.", "Quốc hội"),
    (
        "Theo Nghị quyết số 1211/2016/UBTVQH13 ngày 25/5/2016 của Ủy ban Thường vụ Quốc hội.",
        "Ủy ban Thường vụ Quốc hội",
    ),
    ("Theo Kết luận số 48-KL/TW ngày 30/01/2023 của Bộ Chính trị, các đơn vị sắp xếp.", "Bộ Chính trị"),
    ("Theo Nghị quyết số 35/NQ-CP ngày 06/3/2024 của Chính phủ.", "Chính phủ"),
    (
        "Theo Công văn số 7/CV-CT ngày 06/3/2024 của Công ty Cổ phần Xi măng Trung Sơn, đơn vị xin gia hạn.",
        "Công ty Cổ phần Xi măng Trung Sơn",
    ),
    (
        "Theo Công điện số 02/CĐ-QG ngày 06/3/2024 của Ban Chỉ đạo quốc gia về phòng, chống thiên tai.",
        "Ban Chỉ đạo quốc gia về phòng, chống thiên tai",
    ),
    (
        "Theo Quyết định số 22/QĐ-UBDT ngày 06/3/2024 của Bộ trưởng, Chủ nhiệm Ủy ban Dân tộc.",
        "Bộ trưởng, Chủ nhiệm Ủy ban Dân tộc",
    ),
    ("Quyết định số 12/QĐ-UBND (ngày 05/3/2024) của UBND tỉnh được bãi bỏ.", "UBND tỉnh"),
    ("Tại Công văn số 831/UBND-NN ngày 05/3/2024, UBND tỉnh xem xét kiến nghị của Hiệp hội.", "UBND tỉnh"),
    (
        "Xét đề nghị của Sở Y tế tại Tờ trình số 874/TTr-SYT.NV ngày 05/3/2024, UBND tỉnh đồng ý.",
        "Sở Y tế",
    ),
    ("Theo Công văn số 867/UBND-NN ngày 05/3/2024, UBND các xã, phường tổ chức khoanh vùng ổ dịch.", None),
    # The term belongs to the name of a body that is elected anew.
    (
        "Theo Nghị quyết số 29-NQ/TW ngày 04/11/2013 của Ban Chấp hành Trung ương Đảng khóa XI, các trường đổi mới.",
        "Ban Chấp hành Trung ương Đảng khóa XI",
    ),
    (
        "Theo Nghị quyết số 20-NQ/TW ngày 25/10/2017 của Hội nghị lần thứ sáu Ban Chấp hành Trung ương Đảng khóa XII.",
        "Hội nghị lần thứ sáu Ban Chấp hành Trung ương Đảng khóa XII",
    ),
    ("Theo Nghị quyết số 12/NQ-HĐND ngày 10/12/2023 của HĐND tỉnh khóa XVII, kỳ họp thứ 12.", "HĐND tỉnh khóa XVII"),
    (
        "Theo Nghị quyết số 05-NQ/TU ngày 10/12/2021 của Ban Chấp hành Đảng bộ tỉnh nhiệm kỳ 2020 - 2025.",
        "Ban Chấp hành Đảng bộ tỉnh nhiệm kỳ 2020 - 2025",
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), ISSUERS, ids=[sentence for sentence, _ in ISSUERS])
def test_issuer_by_the_words_of_the_sentence(sentence: str, expected: str | None) -> None:
    assert [fact.issuer for fact in ask(sentence).citations] == [expected]
