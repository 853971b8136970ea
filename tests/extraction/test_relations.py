from __future__ import annotations

import pytest

from tests.extraction.asking import ask

RELATIONS = [
    (
        "Thực hiện Công điện số 12/CĐ-TTg ngày 04/3/2024 của Thủ tướng Chính phủ, các sở tăng cường kiểm tra.",
        "implements",
    ),
    (
        "Triển khai Kế hoạch số 88/KH-TU ngày 01/3/2024 của Ban Thường vụ Tỉnh ủy, UBND tỉnh yêu cầu các sở vào cuộc.",
        "implements",
    ),
    (
        "Căn cứ Nghị quyết số 16/2023/NQ-HĐND ngày 08/12/2023 của HĐND tỉnh, Sở Tài chính phân bổ kinh phí.",
        "implements",
    ),
    (
        "Để hoàn thành các chỉ tiêu của Nghị quyết số 26/NQ-HĐND ngày 09/12/2023 của HĐND tỉnh, các sở vào cuộc.",
        "implements",
    ),
    ("Quyết định này thay thế Quyết định số 417/QĐ-UBND ngày 03/3/2020 của UBND tỉnh.", "replaces"),
    ("Quyết định có hiệu lực từ ngày ký và thay thế Quyết định số 21/2019/QĐ-UBND ngày 15/8/2019.", "replaces"),
    ("Bãi bỏ Quyết định số 09/2015/QĐ-UBND ngày 20/4/2015 của UBND tỉnh.", "repeals"),
    ("Hủy bỏ toàn bộ Quyết định số 190/QĐ-UBND ngày 02/02/2018 về thu hồi đất.", "repeals"),
    ("Quyết định số 33/2014/QĐ-UBND ngày 18/12/2014 hết hiệu lực kể từ ngày Quyết định này có hiệu lực.", "repeals"),
    ("Bổ sung danh mục dự án ban hành kèm theo Quyết định số 77/QĐ-UBND ngày 15/01/2024.", "amends"),
    ("Xét đề nghị của Giám đốc Sở Xây dựng tại Tờ trình số 56/TTr-SXD ngày 28/02/2024, UBND tỉnh đồng ý.", "forwards"),
    ("Sở Tài nguyên và Môi trường đề nghị tại Công văn số 602/STNMT-QLĐĐ ngày 01/3/2024 cho gia hạn.", "forwards"),
    ("Trình tự thực hiện theo quy định tại Nghị định số 61/2018/NĐ-CP ngày 23/4/2018 của Chính phủ.", "refers"),
    ("Việc chi trả thực hiện theo đúng quy định tại Thông tư số 40/2017/TT-BTC ngày 28/4/2017.", "refers"),
    (
        "Theo yêu cầu tại Công văn số 1021/BTNMT-TNN ngày 29/02/2024 của Bộ Tài nguyên và Môi trường, các sở rà soát.",
        "implements",
    ),
    (
        "Thực hiện ý kiến chỉ đạo của Thủ tướng Chính phủ tại Công điện số 19/CĐ-TTg ngày 28/02/2024, các sở vào cuộc.",
        "implements",
    ),
    ("Hướng dẫn thi hành Nghị định số 24/2024/NĐ-CP ngày 27/02/2024 của Chính phủ về đấu thầu.", "implements"),
    (
        "Nghị định làm rõ nội dung quy định chi tiết một số điều và biện pháp thi hành Luật Phòng cháy và chữa cháy.",
        "refers",
    ),
    ("Theo báo cáo của Sở Tài chính tại Công văn số 308/STC-QLNS ngày 03/3/2024, toàn tỉnh đạt 47%.", "forwards"),
    (
        "Sửa đổi Điều 6 và bãi bỏ Điều 9 Quy chế ban hành kèm theo Quyết định số 02/QĐ-HĐTĐKT ngày 11/3/2014.",
        "amends",
    ),
    ("Quán triệt Chỉ thị số 31-CT/TU ngày 19/02/2024 của Ban Thường vụ Tỉnh ủy tới toàn thể cán bộ.", "implements"),
    (
        "Cụ thể hóa Nghị quyết số 11-NQ/TW ngày 10/02/2022 của Bộ Chính trị bằng các chương trình hằng năm.",
        "implements",
    ),
    ("Tiếp thu ý kiến thẩm định tại Báo cáo số 61/BC-STP ngày 26/02/2024 của Sở Tư pháp.", "forwards"),
    ("Đính chính Quyết định số 55/QĐ-UBND ngày 11/01/2024 về phân bổ vốn.", "amends"),
    ("Thay thế thành viên Ban Chỉ đạo tại Quyết định số 448/QĐ-UBND ngày 15/3/2022.", "amends"),
    ("Thu hồi Quyết định số 77/QĐ-UBND ngày 11/01/2023 do ban hành không đúng thẩm quyền.", "repeals"),
    ("UBND tỉnh đã có Công văn số 1450/UBND-KT ngày 02/10/2023 chỉ đạo nội dung này.", "refers"),
    ("Quyết định số 88/QĐ-UBND ngày 08/02/2019 của UBND tỉnh bị bãi bỏ.", "repeals"),
    ("Bãi bỏ khoản 2 Điều 5 ban hành kèm theo Quyết định số 14/2020/QĐ-UBND ngày 02/6/2020.", "repeals"),
    ("Tiếp tục thực hiện nghiêm Chỉ thị số 10/CT-TTg ngày 22/4/2022 của Thủ tướng Chính phủ.", "implements"),
    ("Tổ chức triển khai có hiệu quả Nghị quyết số 19-NQ/TW ngày 16/6/2022.", "implements"),
    ("UBND huyện Kim Bôi kiến nghị tại Báo cáo số 112/BC-UBND ngày 01/3/2024.", "forwards"),
    ("Sở Tài chính có Tờ trình số 81/TTr-STC ngày 04/3/2024 đề nghị bổ sung kinh phí.", "forwards"),
    ("Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 91/TTr-SNV ngày 04/3/2024.", "forwards"),
    ("Sửa đổi khoản 1 Điều 3 Quyết định số 41/2021/QĐ-UBND ngày 30/8/2021.", "amends"),
    ("Đối chiếu với Thông tư số 10/2020/TT-BTC ngày 20/02/2020 của Bộ Tài chính, hồ sơ chưa đủ.", "refers"),
    ("Thực hiện Luật Đất đai, các huyện công khai quy hoạch.", "implements"),
    ("Sơ kết 03 năm thực hiện Chỉ thị số 05-CT/TU ngày 12/4/2021 của Ban Thường vụ Tỉnh ủy.", "implements"),
    ("Sửa đổi, bổ sung một số điều của Quyết định số 12/2022/QĐ-UBND ngày 05/5/2022 của UBND tỉnh.", "amends"),
    ("Điều chỉnh Kế hoạch số 240/KH-UBND ngày 12/12/2023 cho phù hợp.", "amends"),
    (
        "Thực hiện chỉ đạo của Thủ tướng Chính phủ (Công điện số 19/CĐ-TTg ngày 28/02/2024), các sở vào cuộc.",
        "implements",
    ),
    ("Gia hạn thời gian thực hiện Kế hoạch số 30/KH-UBND ngày 05/02/2021.", "refers"),
    ("Chấm dứt hiệu lực của Quyết định số 123/QĐ-UBND ngày 15/01/2017.", "repeals"),
    ("Sở Nội vụ báo cáo tại Báo cáo số 115/BC-SNV ngày 04/3/2024.", "forwards"),
    ("Sau khi xem xét đề nghị của Sở Y tế (Tờ trình số 31/TTr-SYT ngày 01/3/2024), UBND tỉnh thống nhất.", "forwards"),
    (
        "Triển khai thực hiện Thông báo số 62/TB-VPCP ngày 29/02/2024 của Văn phòng Chính phủ, các sở vào cuộc.",
        "implements",
    ),
    ("Bãi bỏ các Quyết định số 09/2015/QĐ-UBND ngày 20/4/2015.", "repeals"),
    ("Thay thế Kế hoạch số 12/KH-UBND ngày 20/01/2022.", "replaces"),
    ("Quy định này sửa đổi Điều 4 Quyết định số 20/2021/QĐ-UBND ngày 20/6/2021.", "amends"),
    ("Nâng cao hiệu quả thực hiện Nghị quyết số 19-NQ/TW ngày 16/6/2022 của Trung ương.", "implements"),
    ("Xử phạt theo Nghị định số 100/2019/NĐ-CP ngày 30/12/2019 của Chính phủ.", "refers"),
    ("Để triển khai Luật Căn cước, Công an tỉnh tuyên truyền.", "implements"),
]


@pytest.mark.parametrize(("sentence", "expected"), RELATIONS, ids=[sentence for sentence, _ in RELATIONS])
def test_relation_of_the_only_document(sentence: str, expected: str) -> None:
    assert [fact.relation for fact in ask(sentence).citations] == [expected]


def test_a_list_shares_its_relation() -> None:
    sentence = (
        "Thực hiện Nghị quyết số 01/NQ-CP ngày 05/01/2024 của Chính phủ, Quyết định số 52/QĐ-TTg ngày 15/01/2024 của "
        "Thủ tướng Chính phủ và Thông báo số 38/TB-VPCP ngày 05/02/2024 của Văn phòng Chính phủ, các sở triển khai."
    )
    assert [fact.relation for fact in ask(sentence).citations] == ["implements"] * 3


def test_replaced_documents_in_a_list() -> None:
    sentence = (
        "Quyết định này thay thế Quyết định số 11/QĐ-UBND ngày 02/01/2020 và Quyết định số 12/QĐ-UBND ngày 03/01/2020."
    )
    assert [fact.relation for fact in ask(sentence).citations] == ["replaces", "replaces"]


PROVISIONS: list[tuple[str, str]] = [
    ("Theo quy định tại các khoản từ 1 đến 4 Điều 12 Luật Đất đai.", "khoản từ 1 đến 4 Điều 12"),
    ("Căn cứ Điều 61, Điều 62 và các Điều 64, 65 Luật Đất đai năm 2013.", "Điều 61, Điều 62 và các Điều 64, 65"),
    ("Theo điểm a, b khoản 2 và khoản 3 Điều 5 Luật Đất đai.", "điểm a, b khoản 2 và khoản 3 Điều 5"),
    ("Thực hiện các điểm a, b và c khoản 2 Điều 5 Nghị định số 10/2024/NĐ-CP.", "điểm a, b và c khoản 2 Điều 5"),
    ("Thực hiện từ Điều 7 đến Điều 9 của Luật Đất đai năm 2024.", "Điều 7 đến Điều 9"),
    ("Theo khoản 2 - 5 Điều 6 Thông tư số 02/2024/TT-BTC.", "khoản 2 - 5 Điều 6"),
    ("Theo khoản 1, 2, 4 Điều 6 và Điều 8 Thông tư số 02/2024/TT-BTC.", "khoản 1, 2, 4 Điều 6 và Điều 8"),
    ("Căn cứ khoản 1 Điều 10; khoản 2, Điều 12 Luật Đất đai.", "khoản 1 Điều 10; khoản 2, Điều 12"),
    ("Thực hiện điểm đ khoản 3a Điều 15a Nghị định số 10/2024/NĐ-CP.", "điểm đ khoản 3a Điều 15a"),
    ("Theo Mục II.3 Kế hoạch số 12/KH-UBND.", "Mục II.3"),
    ("Theo tiết a điểm 1 mục III Phần thứ hai Quyết định số 12/QĐ-UBND.", "tiết a điểm 1 mục III Phần thứ hai"),
    ("Theo Phụ lục II Quyết định số 12/QĐ-UBND.", "Phụ lục II"),
]


@pytest.mark.parametrize(("sentence", "provisions"), PROVISIONS)
def test_provisions_of_a_cited_document(sentence: str, provisions: str) -> None:
    (citation,) = ask(sentence).citations
    assert citation.provisions == (provisions,)
