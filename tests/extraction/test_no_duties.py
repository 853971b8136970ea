from __future__ import annotations

import pytest

from tests.extraction.asking import ask

NO_DUTY = [
    "Ban Chỉ đạo có nhiệm vụ đôn đốc, kiểm tra việc thực hiện.",
    "UBND tỉnh đồng ý chủ trương đầu tư dự án.",
    "Nội dung phong trào thi đua gồm: nâng cao năng suất, chất lượng, hiệu quả.",
    "Hội nghị có sự tham dự của lãnh đạo các sở, ban, ngành.",
    "Trong tháng, toàn tỉnh xảy ra 12 vụ cháy.",
    "Sở Công Thương thực hiện chức năng tham mưu, giúp UBND tỉnh quản lý nhà nước về công thương.",
    "Thời tiết diễn biến phức tạp, nguy cơ cháy rừng rất cao.",
    "Nếu Sở Y tế đề nghị thì UBND tỉnh sẽ xem xét.",
    "Tham dự cuộc họp có đại diện Sở Y tế, Sở Tài chính.",
    "UBND tỉnh ghi nhận, đánh giá cao kết quả của các sở, ngành.",
    "Đoàn kiểm tra do Sở Y tế làm trưởng đoàn.",
    "Kinh phí thực hiện từ nguồn ngân sách tỉnh năm 2024.",
    "Kết quả khảo sát cho thấy nhiều hộ chưa có nhà tiêu hợp vệ sinh.",
    "Năm 2023, Sở Y tế đã tiếp nhận 120 hồ sơ.",
    "Quyết định gồm 3 điều, kèm theo phụ lục chi tiết.",
    "Trên cơ sở đề xuất của Sở Tài chính, Chủ tịch UBND tỉnh đồng ý bổ sung kinh phí cho Sở Y tế.",
    "Nghiêm cấm lợi dụng việc đấu thầu để trục lợi.",
    "Sau 5 năm triển khai, Sở Y tế đã hoàn thành các mục tiêu đề ra.",
    "Hội đồng do Phó Chủ tịch UBND tỉnh làm Chủ tịch.",
    "Quy chế gồm 5 chương, 20 điều.",
    "Cùng dự có Thường trực HĐND tỉnh, lãnh đạo các sở, ngành.",
    "Sở Y tế là cơ quan thường trực của Ban Chỉ đạo.",
    "Sở Nội vụ là cơ quan tham mưu cho Ban Chỉ đạo.",
    "Hướng dẫn này thay thế Hướng dẫn số 41/HD-SNN ngày 12/4/2023.",
    "Đại diện Sở Xây dựng báo cáo tiến độ các dự án.",
    "UBND một số xã chưa kiểm tra thường xuyên, còn để xảy ra lấn chiếm.",
    "Đến ngày 10/3/2024, các địa phương đã phê duyệt phương án hỗ trợ cho 320 hộ.",
    "Trong quý, các sở, ngành đã tập trung tháo gỡ khó khăn cho doanh nghiệp.",
    "Qua kiểm tra, Đoàn kiểm tra liên ngành phát hiện 12 cơ sở vi phạm.",
    "Ban Quản lý dự án đầu tư xây dựng tỉnh báo cáo đã hoàn thành cắm mốc.",
    "Nhà đầu tư kiến nghị sớm bố trí bãi thải.",
    "Các đơn vị thu gom đã niêm yết công khai mức giá mới.",
    "Trung tâm Phục vụ hành chính công tỉnh vận hành ổn định, được người dân đánh giá cao.",
    "Sáng 08/3/2024, Phó Chủ tịch UBND tỉnh Bùi Thị Ngọc Mẫu kiểm tra công tác chuẩn bị năm học mới.",
    "Lực lượng tại chỗ đã kịp thời sơ tán người dân.",
    "Tại cuộc họp, Thủ tướng Chính phủ nhấn mạnh yêu cầu giữ ổn định.",
]


@pytest.mark.parametrize("sentence", NO_DUTY)
def test_what_is_no_duty(sentence: str) -> None:
    assert ask(sentence).assignments == []
