from __future__ import annotations

import pytest

from dieuhanh.extraction.citations import locate_citations
from dieuhanh.extraction.knowledge import DocumentType, document_types
from tests.extraction.asking import ask

_UNNUMBERED = ("Hiến pháp",)

FORMS = [
    ("Thực hiện Công văn số 6540 /VP-KT ngày 27/12/2023.", [("Công văn", "6540/VP-KT", "2023-12-27")]),
    ("Thực hiện Chương trình số 98-CTr/TU ngày 20/11/2023.", [("Chương trình", "98-CTr/TU", "2023-11-20")]),
    ("Tại Quyết định Số: 378/QĐ-UBND ngày 01/3/2024 có nêu.", [("Quyết định", "378/QĐ-UBND", "2024-03-01")]),
    ("Tại Quyết định số 1209/QÐ-UBND ngày 18/8/2023 có nêu.", [("Quyết định", "1209/QĐ-UBND", "2023-08-18")]),
    ("Tại Tờ trình số 82/TTr -SNN ngày 4/3/2024 có nêu.", [("Tờ trình", "82/TTr-SNN", "2024-03-04")]),
    ("Tại Quyết định số 29 /2023/QĐ-UBND ngày 27/12/2023.", [("Quyết định", "29/2023/QĐ-UBND", "2023-12-27")]),
    ("Theo Công văn số 14679/BGTVT-KHCN&MT ngày 18/12/2023.", [("Công văn", "14679/BGTVT-KHCN&MT", "2023-12-18")]),
    ("Theo Nghị định số 105/2021/NĐ-CP ngày 04 tháng 12 năm 2021.", [("Nghị định", "105/2021/NĐ-CP", "2021-12-04")]),
    ("Theo Nghị quyết số 57-NQ/TW ngày 22-12-2024.", [("Nghị quyết", "57-NQ/TW", "2024-12-22")]),
    (
        "Theo Quyết định số 45/QĐ-UBND, ngày mười lăm tháng ba năm hai nghìn không trăm hai mươi lăm.",
        [("Quyết định", "45/QĐ-UBND", "2025-03-15")],
    ),
    ("Theo Nghị định số 105 nêu trên.", [("Nghị định", "105", None)]),
    ("Theo Thông tư liên tịch số 01/2016/TTLT-BNV-BTC.", [("Thông tư liên tịch", "01/2016/TTLT-BNV-BTC", None)]),
    ("Theo Nghị quyết số 1211/2016/UBTVQH13 ngày 25/5/2016.", [("Nghị quyết", "1211/2016/UBTVQH13", "2016-05-25")]),
    ("Tại văn bản số 512/SNN-TL ngày 17/4/2024.", [("Văn bản", "512/SNN-TL", "2024-04-17")]),
    ("Tại công văn số 77/STP ngày 9.1.2024.", [("Công văn", "77/STP", "2024-01-09")]),
    ("Thực hiện Công điện 4939/CĐ-BCT ngày 11/7/2024.", [("Công điện", "4939/CĐ-BCT", "2024-07-11")]),
    ("Thực hiện Kế hoạch số 1501/KH- UBND, ngày 16/9/2024.", [("Kế hoạch", "1501/KH-UBND", "2024-09-16")]),
    ("Theo Quyết định số 861/QĐ-TTg ngày 04/6/2021của Thủ tướng.", [("Quyết định", "861/QĐ-TTg", "2021-06-04")]),
    ("Theo Quyết định số 861/QĐ-TTg\u00a0 ngày 04/6/2021.", [("Quyết định", "861/QĐ-TTg", "2021-06-04")]),
    ("Theo Công văn số 105/UBND-NC, ngày 12/3 năm nay.", [("Công văn", "105/UBND-NC", None)]),
    ("Ngày 22/10/2024, UBND tỉnh ban hành Kế hoạch số 185/KH-UBND.", [("Kế hoạch", "185/KH-UBND", "2024-10-22")]),
    ("Theo Công văn ngày 12/5/2023 số 145/UBND-KT.", [("Công văn", "145/UBND-KT", "2023-05-12")]),
    ("Theo Tờ trình ngày 02 tháng 3 năm 2024, số 45/TTr-SNV.", [("Tờ trình", "45/TTr-SNV", "2024-03-02")]),
    (
        "Ngày 02 tháng 3 năm 2024, Sở Nội vụ có Tờ trình số 45/TTr-SNV về biên chế.",
        [("Tờ trình", "45/TTr-SNV", "2024-03-02")],
    ),
    (
        "Theo các Công văn số 11/SXD-QLN ngày 02/01/2024 và số 25/SXD-QLN ngày 05/01/2024.",
        [("Công văn", "11/SXD-QLN", "2024-01-02"), ("Công văn", "25/SXD-QLN", "2024-01-05")],
    ),
    (
        "Theo các Quyết định: số 12/QĐ-UBND ngày 03/01/2024, số 13/QĐ-UBND ngày 04/01/2024.",
        [("Quyết định", "12/QĐ-UBND", "2024-01-03"), ("Quyết định", "13/QĐ-UBND", "2024-01-04")],
    ),
    ("Theo Hướng dẫn số 25-HD/BTCTW ngày 10/01/2022.", [("Hướng dẫn", "25-HD/BTCTW", "2022-01-10")]),
    ("Theo Kết luận số 33-KL/TW ngày 19/7/2022.", [("Kết luận", "33-KL/TW", "2022-07-19")]),
    ("Theo Quy định số 114-QĐ/TW ngày 11/7/2023.", [("Quy định", "114-QĐ/TW", "2023-07-11")]),
    ("Theo Thông báo số 208/TB-VPCP ngày 10/5/2024.", [("Thông báo", "208/TB-VPCP", "2024-05-10")]),
    ("Theo Thông tư số 15/2022/TT-BNNPTNT.", [("Thông tư", "15/2022/TT-BNNPTNT", None)]),
    ("Theo Nghị quyết số 04/NQ-HĐND, ngày 28 tháng 02 năm 2024.", [("Nghị quyết", "04/NQ-HĐND", "2024-02-28")]),
    ("Theo QĐ số 99/QĐ-SYT ngày 07/02/2024.", [("Quyết định", "99/QĐ-SYT", "2024-02-07")]),
    ("Theo Luật Đất đai số 31/2024/QH15.", [("Luật", "31/2024/QH15", None)]),
    ("Theo Nghị định 43/2014/NĐ-CP.", [("Nghị định", "43/2014/NĐ-CP", None)]),
    ("Theo Tờ trình số 15/TTr-BQLKKTCK ngày 06/3/2024.", [("Tờ trình", "15/TTr-BQLKKTCK", "2024-03-06")]),
    ("Theo Kế hoạch số 02/KH-BCĐ389 ngày 06/3/2024.", [("Kế hoạch", "02/KH-BCĐ389", "2024-03-06")]),
    ("Theo Công điện số 02/CĐ-BCĐ-PCTT ngày 06/3/2024.", [("Công điện", "02/CĐ-BCĐ-PCTT", "2024-03-06")]),
    ("Theo Công văn số 3021/BNV-CQĐP ngày 06/3/2024.", [("Công văn", "3021/BNV-CQĐP", "2024-03-06")]),
    ("Theo Công văn số 1199/STC-QLG&CS ngày 06/3/2024.", [("Công văn", "1199/STC-QLG&CS", "2024-03-06")]),
    ("Theo Quyết định số 22a/QĐ-UBND ngày 06/3/2024.", [("Quyết định", "22a/QĐ-UBND", "2024-03-06")]),
    ("Theo Báo cáo số 115-BC/ĐU ngày 06/3/2024.", [("Báo cáo", "115-BC/ĐU", "2024-03-06")]),
    (
        "Theo Thông tư số 02/2021/TT-BNV, Thông tư số 06/2022/TT-BNV của Bộ Nội vụ.",
        [("Thông tư", "02/2021/TT-BNV", None), ("Thông tư", "06/2022/TT-BNV", None)],
    ),
    (
        "Tại các văn bản số 120/UBND-NC ngày 5/1/2024, số 131/UBND-NC ngày 8/1/2024, số 145/UBND-NC ngày 10/1/2024.",
        [
            ("Văn bản", "120/UBND-NC", "2024-01-05"),
            ("Văn bản", "131/UBND-NC", "2024-01-08"),
            ("Văn bản", "145/UBND-NC", "2024-01-10"),
        ],
    ),
    ("Theo Công điện khẩn số 02/CĐ-UBND ngày 05/3/2024.", [("Công điện", "02/CĐ-UBND", "2024-03-05")]),
    ("Theo Quyết định của UBND tỉnh số 55/QĐ-UBND ngày 11/01/2024.", [("Quyết định", "55/QĐ-UBND", "2024-01-11")]),
    ("Theo Kế hoạch của UBND tỉnh (số 55/KH-UBND ngày 11/01/2024).", [("Kế hoạch", "55/KH-UBND", "2024-01-11")]),
    ("Theo Nghị định số 10/2020/NĐ-CP (ngày 17/01/2020).", [("Nghị định", "10/2020/NĐ-CP", "2020-01-17")]),
    ("Theo Quyết định số 10/QĐ-UBND ký ngày 17/01/2020.", [("Quyết định", "10/QĐ-UBND", "2020-01-17")]),
    ("Theo Quyết định số 10/QĐ-UBND ban hành ngày 17/01/2020.", [("Quyết định", "10/QĐ-UBND", "2020-01-17")]),
    ("Theo Quyết định số 10 ngày 17/01/2020 của UBND tỉnh.", [("Quyết định", "10", "2020-01-17")]),
    ("Theo chỉ thị số 16/CT-TTg ngày 31/3/2020.", [("Chỉ thị", "16/CT-TTg", "2020-03-31")]),
    ("Theo Công văn số 15/UBND-NC ngày 05/ 3/2024.", [("Công văn", "15/UBND-NC", "2024-03-05")]),
    ("Theo Công văn số 15/UBND-NC ngày 05 /3/2024.", [("Công văn", "15/UBND-NC", "2024-03-05")]),
    ("Theo Công văn số15/UBND-NC ngày 05/3/2024.", [("Công văn", "15/UBND-NC", "2024-03-05")]),
    ("Theo Thông báo số 15-TB/VPTU ngày 05/3/2024.", [("Thông báo", "15-TB/VPTU", "2024-03-05")]),
    ("Theo Quyết định số 1658-QĐ/TU ngày 05/3/2024.", [("Quyết định", "1658-QĐ/TU", "2024-03-05")]),
    ("Theo Thông báo Kết luận số 25/TB-UBND ngày 05/3/2024.", [("Thông báo kết luận", "25/TB-UBND", "2024-03-05")]),
    ("Theo Công văn số 1234 /BTC- QLCS ngày 05/3/2024.", [("Công văn", "1234/BTC-QLCS", "2024-03-05")]),
    ("Theo Nghị quyết số 43/2022/QH15 ngày 11/01/2022 của Quốc hội.", [("Nghị quyết", "43/2022/QH15", "2022-01-11")]),
    ("Theo Công văn số 15/UBND - NC ngày 05/3/2024.", [("Công văn", "15/UBND-NC", "2024-03-05")]),
    ("Theo Quyết định số 45/2023/QĐ-UBND , ngày 05/3/2023.", [("Quyết định", "45/2023/QĐ-UBND", "2023-03-05")]),
    ("Theo Quyết định số 45/2023/QĐ-UBND,ngày 05/3/2023.", [("Quyết định", "45/2023/QĐ-UBND", "2023-03-05")]),
    ("Theo Biên bản họp số 04/BB-HĐ ngày 05/3/2023.", [("Biên bản", "04/BB-HĐ", "2023-03-05")]),
    ("Theo Kế hoạch (số 185/KH-UBND) của UBND tỉnh.", [("Kế hoạch", "185/KH-UBND", None)]),
    (
        "Theo Công văn số 08/HĐND-VP, 12/HĐND-VP ngày 05/3/2024.",
        [("Công văn", "08/HĐND-VP", None), ("Công văn", "12/HĐND-VP", "2024-03-05")],
    ),
    ("Theo Nghị quyết số 08-NQ/ĐUK ngày 05/3/2024.", [("Nghị quyết", "08-NQ/ĐUK", "2024-03-05")]),
    ("Theo Công văn số 15/UBND-NC  ngày  05/3/2024.", [("Công văn", "15/UBND-NC", "2024-03-05")]),
    (
        "Theo Quyết định số 99/2024/QĐ-TTg ngày 25 tháng 10 năm 2024 của Thủ tướng Chính phủ.",
        [("Quyết định", "99/2024/QĐ-TTg", "2024-10-25")],
    ),
    ("Theo Công văn số 15/UBND-NC ngày 31/02/2024.", [("Công văn", "15/UBND-NC", None)]),
    ("Theo Công văn hỏa tốc số 15/UBND-NC ngày 05/3/2024.", [("Công văn", "15/UBND-NC", "2024-03-05")]),
    ("Theo QUYẾT ĐỊNH SỐ 10/QĐ-UBND ngày 17/01/2020.", [("Quyết định", "10/QĐ-UBND", "2020-01-17")]),
    ("Theo Tờ trình liên ngành số 12/TTrLN-STC-SXD ngày 05/3/2024.", [("Tờ trình", "12/TTrLN-STC-SXD", "2024-03-05")]),
    ("Theo Hướng dẫn liên ngành số 05/HDLN-SNV-STC ngày 05/3/2024.", [("Hướng dẫn", "05/HDLN-SNV-STC", "2024-03-05")]),
    ("Theo Nghị quyết 18-NQ/TW ngày 25/10/2017.", [("Nghị quyết", "18-NQ/TW", "2017-10-25")]),
    ("Theo Công văn số 15/UBND–NC ngày 05/3/2024.", [("Công văn", "15/UBND-NC", "2024-03-05")]),
    (
        "Theo Quyết định số 45/2023/QĐ-UBND ngày 05/3/2023;Công văn số 5/SYT-NV.",
        [("Quyết định", "45/2023/QĐ-UBND", "2023-03-05"), ("Công văn", "5/SYT-NV", None)],
    ),
    (
        "Theo Nghị định số 30/2020/NĐ-CP ngày 05/3/2020, Nghị định số 154/2020/NĐ-CP ngày 31/12/2020 của Chính phủ.",
        [("Nghị định", "30/2020/NĐ-CP", "2020-03-05"), ("Nghị định", "154/2020/NĐ-CP", "2020-12-31")],
    ),
    ("Theo Kế hoạch hành động số 88/KH-UBND ngày 04/3/2024.", [("Kế hoạch", "88/KH-UBND", "2024-03-04")]),
    (
        "Theo Công văn số 45-CV/BCSĐ ngày 04/3/2024 của Ban cán sự đảng UBND tỉnh.",
        [("Công văn", "45-CV/BCSĐ", "2024-03-04")],
    ),
    (
        "Theo Quyết định số 05/2024/QĐ-UBND, 06/2024/QĐ-UBND ngày 04/3/2024.",
        [("Quyết định", "05/2024/QĐ-UBND", None), ("Quyết định", "06/2024/QĐ-UBND", "2024-03-04")],
    ),
    (
        "Theo Thông tư số 01/2024/TT-BTNMT; Thông tư số 02/2024/TT-BTNMT.",
        [("Thông tư", "01/2024/TT-BTNMT", None), ("Thông tư", "02/2024/TT-BTNMT", None)],
    ),
    ("Theo Nghị quyết số 09-NQ/TU, ngày 22-11-2021.", [("Nghị quyết", "09-NQ/TU", "2021-11-22")]),
    ("Theo Quyết định 1719 của Thủ tướng Chính phủ.", []),
    ("Theo Tờ trình số 1234/TTr-SNN&PTNT ngày 4/3/2024.", [("Tờ trình", "1234/TTr-SNN&PTNT", "2024-03-04")]),
    ("Theo Văn bản số 300/BCT-TTTN ngày 4/3/2024.", [("Văn bản", "300/BCT-TTTN", "2024-03-04")]),
    ("Theo Chỉ thị 06/CT-TTg ngày 15/02/2024.", [("Chỉ thị", "06/CT-TTg", "2024-02-15")]),
    (
        "Theo Thông báo số 47-TB/TW, Kết luận số 14-KL/TW.",
        [("Thông báo", "47-TB/TW", None), ("Kết luận", "14-KL/TW", None)],
    ),
    ("Theo Phương án số 12/PA-BCH ngày 4/3/2024 của Ban Chỉ huy.", [("Phương án", "12/PA-BCH", "2024-03-04")]),
    ("Theo Đề án số 02-ĐA/TU ngày 4/3/2024.", [("Đề án", "02-ĐA/TU", "2024-03-04")]),
    ("Theo Báo cáo số 99/BC-ĐKT ngày 4/3/2024 của Đoàn kiểm tra.", [("Báo cáo", "99/BC-ĐKT", "2024-03-04")]),
    ("Theo Quyết định số 1000/QĐ-BNNMT ngày 4/3/2025.", [("Quyết định", "1000/QĐ-BNNMT", "2025-03-04")]),
]

LAWS = [
    ("Căn cứ Luật Đất đai.", ["Luật Đất đai"]),
    ("Căn cứ Luật Quản lý, sử dụng tài sản công năm 2017.", ["Luật Quản lý, sử dụng tài sản công năm 2017"]),
    ("Theo Luật Phòng, chống tác hại của rượu, bia, các sở xử lý.", ["Luật Phòng, chống tác hại của rượu, bia"]),
    ("Theo Bộ luật Lao động năm 2019, người lao động được nghỉ.", ["Bộ luật Lao động năm 2019"]),
    ("Theo Điều 61 và Điều 62 Luật Đất đai.", ["Luật Đất đai"]),
    (
        "Theo Luật Tổ chức chính quyền địa phương năm 2015 và Luật Ngân sách nhà nước.",
        ["Luật Tổ chức chính quyền địa phương năm 2015", "Luật Ngân sách nhà nước"],
    ),
    ("Theo Pháp lệnh Ưu đãi người có công với cách mạng.", ["Pháp lệnh Ưu đãi người có công với cách mạng"]),
    (
        "Theo Luật Khám bệnh, chữa bệnh, Nghị định số 96/2023/NĐ-CP.",
        ["Luật Khám bệnh, chữa bệnh", "Nghị định số 96/2023/NĐ-CP"],
    ),
    ("Theo Luật Trật tự, an toàn giao thông đường bộ.", ["Luật Trật tự, an toàn giao thông đường bộ"]),
    ("Theo Hiến pháp năm 2013.", ["Hiến pháp năm 2013"]),
    ("Học sinh Trường Đại học Luật Hà Nội đến thực tập.", []),
    ("Các hành vi vi phạm pháp luật bị xử lý theo luật.", []),
    ("Triển khai thi hành Luật Căn cước từ ngày 01/7/2024.", ["Luật Căn cước"]),
    (
        "Theo Luật Công nghiệp công nghệ số và Luật Việc làm (sửa đổi).",
        ["Luật Công nghiệp công nghệ số", "Luật Việc làm (sửa đổi)"],
    ),
    (
        "Theo Luật sửa đổi, bổ sung một số điều của Luật Đất đai, Luật Nhà ở, các sở rà soát.",
        ["Luật sửa đổi, bổ sung một số điều của Luật Đất đai, Luật Nhà ở"],
    ),
    ("Theo khoản 3 Điều 10 Luật Thanh tra năm 2022.", ["Luật Thanh tra năm 2022"]),
    (
        "Theo Luật Bảo hiểm y tế số 25/2008/QH12 ngày 14/11/2008.",
        ["Luật Bảo hiểm y tế số 25/2008/QH12 ngày 14/11/2008"],
    ),
    ("Theo Luật Giáo dục ngày 14/6/2019.", ["Luật Giáo dục ngày 14/6/2019"]),
    (
        "Theo Luật Thực hành tiết kiệm, chống lãng phí và Luật Phòng, chống tham nhũng.",
        ["Luật Thực hành tiết kiệm, chống lãng phí", "Luật Phòng, chống tham nhũng"],
    ),
    ("Theo Luật Hỗ trợ doanh nghiệp nhỏ và vừa, các sở công khai.", ["Luật Hỗ trợ doanh nghiệp nhỏ và vừa"]),
    ("Luật Bảo vệ môi trường năm 2020 quy định rõ trách nhiệm.", ["Luật Bảo vệ môi trường năm 2020"]),
    ("Theo Bộ luật Dân sự năm 2015 và Bộ luật Hình sự.", ["Bộ luật Dân sự năm 2015", "Bộ luật Hình sự"]),
    ("Theo Luật Đấu thầu 2023.", ["Luật Đấu thầu 2023"]),
    (
        "Theo Luật An ninh mạng, Luật Dân quân tự vệ và các văn bản hướng dẫn.",
        ["Luật An ninh mạng", "Luật Dân quân tự vệ"],
    ),
    ("Theo Luật Người khuyết tật, Luật Trẻ em.", ["Luật Người khuyết tật", "Luật Trẻ em"]),
    ("Theo Luật Ban hành văn bản quy phạm pháp luật năm 2015.", ["Luật Ban hành văn bản quy phạm pháp luật năm 2015"]),
    (
        "Theo Luật Hoạt động giám sát của Quốc hội và Hội đồng nhân dân.",
        ["Luật Hoạt động giám sát của Quốc hội và Hội đồng nhân dân"],
    ),
    (
        "Theo Luật Xử lý vi phạm hành chính năm 2012 (sửa đổi, bổ sung năm 2020).",
        ["Luật Xử lý vi phạm hành chính năm 2012"],
    ),
    ("Phổ biến Luật Đường bộ tới người dân.", ["Luật Đường bộ"]),
    ("Các luật sư thuộc Đoàn Luật sư tỉnh tham gia.", []),
    ("Ban Pháp chế góp ý dự thảo Luật Nhà giáo.", ["Luật Nhà giáo"]),
]

NOT_CITED = [
    "Đoàn kiểm tra số 3 làm việc tại huyện Mai Châu.",
    "Công điện nêu rõ một số nhiệm vụ trọng tâm.",
    "Đề án 06 được triển khai đồng bộ.",
    "Trường Tiểu học số 2 thị trấn Cao Phong được sửa chữa.",
    "Quốc lộ số 6 thông xe trở lại.",
    "Tổng số 25 hồ sơ đã được giải quyết.",
    "Một số nội dung của kế hoạch được điều chỉnh.",
    "Tỷ số 2/1 nghiêng về đội chủ nhà.",
    "Bản đồ tỷ lệ 1/500 được phê duyệt.",
    "Thửa đất số 12/5 thuộc tờ bản đồ số 7.",
]


@pytest.mark.parametrize(("sentence", "expected"), FORMS, ids=[sentence for sentence, _ in FORMS])
def test_forms_of_numbers_and_dates(sentence: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert [(fact.type, fact.number, fact.date) for fact in ask(sentence).citations] == expected


@pytest.mark.parametrize(("sentence", "expected"), LAWS, ids=[sentence for sentence, _ in LAWS])
def test_laws_by_name(sentence: str, expected: list[str]) -> None:
    answer = ask(sentence)
    assert [answer.quote(fact) for fact in answer.citations] == expected


@pytest.mark.parametrize("sentence", NOT_CITED)
def test_what_is_no_document(sentence: str) -> None:
    assert ask(sentence).citations == []


@pytest.mark.parametrize("kind", document_types(), ids=[kind.name for kind in document_types()])
def test_example_of_every_document_type(kind: DocumentType) -> None:
    found = [
        (fact.type, fact.number is None) for fact in locate_citations(f"Thực hiện {kind.example}, các sở báo cáo.")
    ]
    assert found == [(kind.name, kind.name in _UNNUMBERED)]
