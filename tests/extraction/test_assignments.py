from __future__ import annotations

import pytest

from tests.extraction.asking import ask

Bodies = list[tuple[tuple[str, ...], tuple[str, ...]]]

DUTIES: list[tuple[str, Bodies]] = [
    (
        "Yêu cầu Giám đốc Sở Y tế chủ trì, phối hợp với Sở Tài chính rà soát nhu cầu thuốc.",
        [(("Giám đốc Sở Y tế",), ("Sở Tài chính",))],
    ),
    (
        "Giao Sở Xây dựng chủ trì, phối hợp với Sở Tài nguyên và Môi trường, UBND huyện Lạc Thủy kiểm tra hiện trường.",
        [(("Sở Xây dựng",), ("Sở Tài nguyên và Môi trường", "UBND huyện Lạc Thủy"))],
    ),
    (
        "UBND các huyện, thành phố chỉ đạo các phòng chuyên môn tổ chức trực 24/24 giờ.",
        [(("UBND các huyện, thành phố",), ())],
    ),
    (
        "Các sở, ban, ngành, UBND các huyện, thành phố khẩn trương rà soát thủ tục hành chính.",
        [(("Các sở, ban, ngành", "UBND các huyện, thành phố"), ())],
    ),
    (
        "Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh và các tổ chức chính trị - xã hội vận động hội viên tham gia.",
        [(("Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh", "các tổ chức chính trị - xã hội"), ())],
    ),
    ("Công an tỉnh tiếp tục tăng cường tuần tra, xử lý nghiêm các vi phạm.", [(("Công an tỉnh",), ())]),
    ("Sở Giao thông vận tải có trách nhiệm cắm biển cảnh báo tại các điểm sạt lở.", [(("Sở Giao thông vận tải",), ())]),
    (
        "Chủ tịch UBND tỉnh yêu cầu Giám đốc Sở Công Thương, Cục trưởng Cục Quản lý thị trường kiểm tra giá cả dịp lễ.",
        [(("Giám đốc Sở Công Thương", "Cục trưởng Cục Quản lý thị trường"), ())],
    ),
    ("Giao Văn phòng UBND tỉnh theo dõi, đôn đốc việc thực hiện.", [(("Văn phòng UBND tỉnh",), ())]),
    (
        "Sở Nông nghiệp và Phát triển nông thôn hướng dẫn UBND các huyện phòng trừ sâu bệnh.",
        [(("Sở Nông nghiệp và Phát triển nông thôn",), ())],
    ),
    (
        "Giao Sở Tài chính tham mưu bố trí kinh phí; Kho bạc Nhà nước tỉnh kiểm soát chi theo quy định.",
        [(("Sở Tài chính",), ()), (("Kho bạc Nhà nước tỉnh",), ())],
    ),
    (
        "Sở Giáo dục và Đào tạo phối hợp với Công an tỉnh tuyên truyền an toàn giao thông trong trường học.",
        [(("Sở Giáo dục và Đào tạo",), ("Công an tỉnh",))],
    ),
    (
        "Yêu cầu Chủ tịch UBND các huyện, thành phố chịu trách nhiệm toàn diện về công tác bảo vệ rừng.",
        [(("Chủ tịch UBND các huyện, thành phố",), ())],
    ),
    (
        "Giao Ban Quản lý dự án đầu tư xây dựng tỉnh đẩy nhanh tiến độ giải phóng mặt bằng.",
        [(("Ban Quản lý dự án đầu tư xây dựng tỉnh",), ())],
    ),
    ("Các chủ đầu tư khẩn trương hoàn thiện hồ sơ thanh toán.", [(("Các chủ đầu tư",), ())]),
    (
        "Đài Phát thanh và Truyền hình tỉnh, Báo Hòa Bình tăng thời lượng tuyên truyền.",
        [(("Đài Phát thanh và Truyền hình tỉnh", "Báo Hòa Bình"), ())],
    ),
    (
        "Bộ Chỉ huy Quân sự tỉnh chủ trì, phối hợp với Công an tỉnh và UBND các xã, phường duy trì lực lượng ứng trực.",
        [(("Bộ Chỉ huy Quân sự tỉnh",), ("Công an tỉnh", "UBND các xã, phường"))],
    ),
    (
        "Thủ trưởng các sở, ban, ngành chịu trách nhiệm trước Chủ tịch UBND tỉnh về kết quả giải ngân.",
        [(("Thủ trưởng các sở, ban, ngành",), ())],
    ),
    (
        "Giao Sở Nội vụ chủ trì, phối hợp với các cơ quan liên quan thẩm định hồ sơ.",
        [(("Sở Nội vụ",), ("các cơ quan liên quan",))],
    ),
    (
        "Yêu cầu các sở, ngành liên quan, UBND huyện Đà Bắc nghiêm túc thực hiện.",
        [(("các sở, ngành liên quan", "UBND huyện Đà Bắc"), ())],
    ),
    (
        "Sở Thông tin và Truyền thông (TTTT) chỉ đạo các doanh nghiệp viễn thông bảo đảm thông tin liên lạc.",
        [(("Sở Thông tin và Truyền thông",), ())],
    ),
    ("Giao Công ty Điện lực Hòa Bình bảo đảm cung ứng điện an toàn.", [(("Công ty Điện lực Hòa Bình",), ())]),
    ("UBND xã Tân Mai tổ chức di dời các hộ dân ra khỏi vùng nguy hiểm.", [(("UBND xã Tân Mai",), ())]),
    ("Trường hợp vượt thẩm quyền, Sở Xây dựng báo cáo UBND tỉnh xem xét, quyết định.", [(("Sở Xây dựng",), ())]),
    ("Theo đó, yêu cầu Sở Y tế tăng cường giám sát dịch tễ.", [(("Sở Y tế",), ())]),
    ("Đề nghị Hội Nông dân tỉnh vận động hội viên không đốt rơm rạ.", [(("Hội Nông dân tỉnh",), ())]),
    (
        "Đề nghị Tòa án nhân dân tỉnh, Viện kiểm sát nhân dân tỉnh phối hợp xử lý.",
        [(("Tòa án nhân dân tỉnh", "Viện kiểm sát nhân dân tỉnh"), ())],
    ),
    (
        "Giao Sở Nông nghiệp và Môi trường chủ trì, phối hợp với UBND các xã, phường kiểm kê rừng.",
        [(("Sở Nông nghiệp và Môi trường",), ("UBND các xã, phường",))],
    ),
    ("UBND các xã, phường, đặc khu rà soát, sắp xếp trụ sở dôi dư.", [(("UBND các xã, phường, đặc khu",), ())]),
    (
        "Cục Thuế tỉnh chủ động phối hợp với Công an tỉnh chống thất thu ngân sách.",
        [(("Cục Thuế tỉnh",), ("Công an tỉnh",))],
    ),
    ("Bảo hiểm xã hội tỉnh công khai danh sách đơn vị nợ đóng.", [(("Bảo hiểm xã hội tỉnh",), ())]),
    (
        "Các đồng chí Thành viên UBND tỉnh theo lĩnh vực phụ trách kiểm tra, đôn đốc.",
        [(("Các đồng chí Thành viên UBND tỉnh",), ())],
    ),
    ("Giao Tổ công tác 1352 đôn đốc giải ngân.", [(("Tổ công tác 1352",), ())]),
    (
        "Trung tâm Phục vụ hành chính công tỉnh niêm yết công khai thủ tục.",
        [(("Trung tâm Phục vụ hành chính công tỉnh",), ())],
    ),
]

NO_DUTY = [
    "Ban Chỉ đạo có nhiệm vụ đôn đốc, kiểm tra việc thực hiện.",
    "UBND tỉnh đồng ý chủ trương đầu tư dự án.",
    "Nội dung phong trào thi đua gồm: nâng cao năng suất, chất lượng, hiệu quả.",
    "Hội nghị có sự tham dự của lãnh đạo các sở, ban, ngành.",
    "Trong tháng, toàn tỉnh xảy ra 12 vụ cháy.",
    "Sở Công Thương thực hiện chức năng tham mưu, giúp UBND tỉnh quản lý nhà nước về công thương.",
    "Thời tiết diễn biến phức tạp, nguy cơ cháy rừng rất cao.",
]


@pytest.mark.parametrize(("sentence", "expected"), DUTIES, ids=[sentence for sentence, _ in DUTIES])
def test_who_must_act_and_with_whom(sentence: str, expected: Bodies) -> None:
    assert [(fact.lead, fact.support) for fact in ask(sentence).assignments] == expected


@pytest.mark.parametrize("sentence", NO_DUTY)
def test_what_is_no_duty(sentence: str) -> None:
    assert ask(sentence).assignments == []
