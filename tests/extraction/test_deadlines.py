from __future__ import annotations

import pytest

from tests.extraction.asking import ask

# Words of a duty → deadline, recurrence, the words that say when.
DEADLINES: list[tuple[str, str | None, str | None, str | None]] = [
    ("Giao Sở Y tế báo cáo UBND tỉnh trước ngày 20/3/2024.", "2024-03-20", None, "trước ngày 20/3/2024"),
    ("Giao Sở Y tế hoàn thành chậm nhất ngày 15/4/2024.", "2024-04-15", None, "chậm nhất ngày 15/4/2024"),
    ("Giao Sở Y tế trình UBND tỉnh trong tháng 4/2024.", "2024-04-30", None, "trong tháng 4/2024"),
    ("Giao Sở Y tế trình UBND tỉnh trong tháng 2 năm 2024.", "2024-02-29", None, "trong tháng 2 năm 2024"),
    ("Giao Sở Y tế hoàn thành việc rà soát trong quý II/2024.", "2024-06-30", None, "trong quý II/2024"),
    ("Giao Sở Y tế hoàn thành việc rà soát trong quý I năm 2025.", "2025-03-31", None, "trong quý I năm 2025"),
    ("Giao Sở Y tế hoàn thành đề án trong năm 2024.", "2024-12-31", None, "trong năm 2024"),
    ("Giao Sở Y tế gửi danh sách trước 17 giờ ngày 12/3/2024.", "2024-03-12", None, "trước 17 giờ ngày 12/3/2024"),
    ("Giao Sở Y tế gửi danh sách trước 17h00 ngày 12/3/2024.", "2024-03-12", None, "trước 17h00 ngày 12/3/2024"),
    ("Giao Sở Y tế hoàn thành trước ngày 05 tháng 4 năm 2024.", "2024-04-05", None, "trước ngày 05 tháng 4 năm 2024"),
    (
        "Giao Sở Y tế hoàn thành chậm nhất đến hết ngày 30/6/2024.",
        "2024-06-30",
        None,
        "chậm nhất đến hết ngày 30/6/2024",
    ),
    ("Giao Sở Y tế hoàn thành xong trước ngày 10/3/2024.", "2024-03-10", None, "trước ngày 10/3/2024"),
    ("Giao Sở Y tế gửi báo cáo chậm nhất là ngày 25/3/2024.", "2024-03-25", None, "chậm nhất là ngày 25/3/2024"),
    ("Giao Sở Y tế báo cáo kết quả (trước ngày 18/3/2024).", "2024-03-18", None, "trước ngày 18/3/2024"),
    (
        "Giao Sở Y tế trả lời doanh nghiệp trong thời hạn 15 ngày kể từ ngày nhận được văn bản.",
        None,
        None,
        "trong thời hạn 15 ngày kể từ ngày nhận được văn bản",
    ),
    (
        "Giao Sở Y tế thẩm định trong vòng 05 ngày làm việc kể từ khi nhận đủ hồ sơ.",
        None,
        None,
        "trong vòng 05 ngày làm việc kể từ khi nhận đủ hồ sơ",
    ),
    ("Giao Sở Y tế tổng hợp, báo cáo UBND tỉnh trước ngày 25 hằng tháng.", None, "monthly", "trước ngày 25 hằng tháng"),
    ("Giao Sở Y tế báo cáo UBND tỉnh vào ngày 20 hàng tháng.", None, "monthly", "ngày 20 hàng tháng"),
    ("Định kỳ hằng quý, Sở Y tế tổng hợp, báo cáo UBND tỉnh.", None, "quarterly", "Định kỳ hằng quý"),
    ("Hằng tuần, Sở Y tế báo cáo tình hình dịch bệnh về UBND tỉnh.", None, "weekly", "Hằng tuần"),
    ("Giao Sở Y tế báo cáo số ca mắc trước 15 giờ hằng ngày.", None, "daily", "trước 15 giờ hằng ngày"),
    ("Giao Sở Y tế báo cáo UBND tỉnh trước ngày 15/12 hằng năm.", None, "yearly", "trước ngày 15/12 hằng năm"),
    ("Giao Sở Y tế báo cáo trong tuần này.", None, None, "trong tuần này"),
    (
        "Giao Sở Y tế báo cáo vào ngày làm việc cuối cùng của tháng.",
        None,
        "monthly",
        "ngày làm việc cuối cùng của tháng",
    ),
    (
        "Sở Y tế hoàn thành trước ngày ba mươi tháng sáu năm hai nghìn không trăm hai mươi lăm.",
        "2025-06-30",
        None,
        "trước ngày ba mươi tháng sáu năm hai nghìn không trăm hai mươi lăm",
    ),
    ("Sở Y tế hoàn thành trước ngày mùng hai tháng chín.", None, None, "trước ngày mùng hai tháng chín"),
    ("Hằng năm, Sở Y tế tổng hợp, báo cáo UBND tỉnh trước ngày 15/12.", None, "yearly", "Hằng năm"),
    ("Sở Y tế báo cáo UBND tỉnh kết quả 6 tháng một lần.", None, None, "6 tháng một lần"),
    ("Giao Sở Y tế báo cáo ngay sau khi kết thúc đợt kiểm tra.", None, None, "ngay sau khi kết thúc đợt kiểm tra"),
    ("Giao Sở Y tế thường xuyên kiểm tra, nhắc nhở.", None, None, None),
    (
        "Trước khi hết hạn giấy phép 30 ngày làm việc, Sở Y tế thông báo cho cơ sở.",
        None,
        None,
        "Trước khi hết hạn giấy phép 30 ngày làm việc",
    ),
    ("Giao Sở Y tế hoàn thành trước 31/12/2024.", "2024-12-31", None, "trước 31/12/2024"),
    ("Giao Sở Y tế hoàn thành trong 6 tháng đầu năm 2024.", "2024-06-30", None, "trong 6 tháng đầu năm 2024"),
    ("Thời hạn hoàn thành: trước ngày 28/3/2024, giao Sở Y tế thực hiện.", "2024-03-28", None, "trước ngày 28/3/2024"),
    ("Giao Sở Y tế trình phương án, thời hạn ngày 29/3/2024.", "2024-03-29", None, "thời hạn ngày 29/3/2024"),
    ("Giao Sở Y tế rà soát; xong trong tháng 3/2024.", "2024-03-31", None, "xong trong tháng 3/2024"),
    ("Giao Sở Y tế báo cáo không muộn hơn ngày 08/4/2024.", "2024-04-08", None, "không muộn hơn ngày 08/4/2024"),
    ("Giao Sở Y tế hoàn thành muộn nhất vào ngày 08/4/2024.", "2024-04-08", None, "muộn nhất vào ngày 08/4/2024"),
    (
        "Giao Sở Y tế trình UBND tỉnh trước ngày 10/4/2024, ban hành trước ngày 30/4/2024.",
        "2024-04-30",
        None,
        "trước ngày 30/4/2024",
    ),
    ("Giao Sở Y tế hoàn thành trong quý 3/2024.", "2024-09-30", None, "trong quý 3/2024"),
    ("Giao Sở Y tế hoàn thành trước ngày 31/02/2024.", None, None, "trước ngày 31/02/2024"),
    ("Giao Sở Y tế gửi báo cáo trước 16h00 thứ Năm hằng tuần.", None, "weekly", "thứ Năm hằng tuần"),
    ("Giao Sở Y tế báo cáo UBND tỉnh mỗi quý.", None, "quarterly", "mỗi quý"),
    (
        "Giao Sở Y tế trình phương án trong vòng 30 ngày kể từ ngày ban hành Công văn này.",
        "2024-04-04",
        None,
        "trong vòng 30 ngày kể từ ngày ban hành Công văn này",
    ),
    ("Giao Sở Y tế rà soát danh mục. Hoàn thành trong tháng 3/2024.", "2024-03-31", None, "trong tháng 3/2024"),
    ("Giao Sở Y tế khẩn trương, kịp thời xử lý.", None, None, None),
    ("Giao Sở Y tế báo cáo chậm nhất trước ngày 15/3/2024.", "2024-03-15", None, "chậm nhất trước ngày 15/3/2024"),
    (
        "Giao Sở Y tế báo cáo kết quả về Sở Nội vụ (qua Phòng Tổ chức) trước ngày 14/3/2024 để tổng hợp.",
        "2024-03-14",
        None,
        "trước ngày 14/3/2024",
    ),
    (
        "Yêu cầu Sở Y tế phấn đấu đến hết ngày 31/01/2025 giải ngân trên 95% kế hoạch.",
        "2025-01-31",
        None,
        "đến hết ngày 31/01/2025",
    ),
    ("Yêu cầu Sở Y tế hoàn thành cuối quý III/2024.", "2024-09-30", None, "cuối quý III/2024"),
    ("Yêu cầu Sở Y tế chuẩn bị cho năm học 2024 - 2025.", None, None, None),
    (
        "Yêu cầu Sở Y tế báo cáo trước 10 giờ 30 phút ngày 06/3/2024.",
        "2024-03-06",
        None,
        "trước 10 giờ 30 phút ngày 06/3/2024",
    ),
    ("Hàng tháng, trước ngày 25, Sở Y tế báo cáo kết quả.", None, "monthly", "Hàng tháng"),
    ("Giao Sở Y tế giải quyết dứt điểm, không để kéo dài quá quý I/2024.", None, None, None),
    ("Giao Sở Y tế tiếp tục thực hiện trong năm 2024.", None, None, None),
    ("Giao Sở Y tế hoàn thành trước ngày 20/3/2024 và báo cáo trước ngày 25/3/2024.", "2024-03-25", None, "25/3/2024"),
    ("Giao Sở Y tế báo cáo UBND tỉnh ngay trong tuần.", None, None, "trong tuần"),
    ("Giao Sở Y tế hoàn thành trong 6 tháng cuối năm 2024.", "2024-12-31", None, "trong 6 tháng cuối năm 2024"),
    ("Giao Sở Y tế hoàn thành trước ngày 01-5-2024.", "2024-05-01", None, "trước ngày 01-5-2024"),
    ("Giao Sở Y tế hoàn thành trước ngày 15.4.2024.", "2024-04-15", None, "trước ngày 15.4.2024"),
    ("Giao Sở Y tế bàn giao mặt bằng xong trong quý I/2025.", "2025-03-31", None, "xong trong quý I/2025"),
    ("Giao Sở Y tế báo cáo trước ngày 10 của tháng cuối quý.", None, "quarterly", "trước ngày 10 của tháng cuối quý"),
    (
        "Giao Sở Y tế tham mưu, trình UBND tỉnh ban hành kế hoạch trước tháng 5/2024.",
        "2024-04-30",
        None,
        "trước tháng 5/2024",
    ),
    ("Giao Sở Y tế báo cáo trong ngày 08/3/2024.", "2024-03-08", None, "trong ngày 08/3/2024"),
    ("Giao Sở Y tế trình HĐND tỉnh tại kỳ họp giữa năm 2024.", None, None, "tại kỳ họp giữa năm 2024"),
    ("Giao Sở Y tế hoàn thành trước Tết Nguyên đán.", None, None, "trước Tết Nguyên đán"),
    ("Giao Sở Y tế báo cáo mỗi tháng một lần.", None, "monthly", "mỗi tháng"),
    ("Giao Sở Y tế hoàn thành hồ sơ, thời gian hoàn thành: 31/3/2024.", "2024-03-31", None, "31/3/2024"),
    ("Yêu cầu Sở Y tế đến ngày 30/6/2024 hoàn thành 100% khối lượng.", "2024-06-30", None, "đến ngày 30/6/2024"),
    ("Yêu cầu Sở Y tế hoàn thành sửa chữa trước mùa mưa lũ năm 2024.", None, None, "trước mùa mưa lũ năm 2024"),
    ("Giao Sở Y tế tham mưu, báo cáo trong ngày.", None, None, "trong ngày"),
]


@pytest.mark.parametrize(("sentence", "day", "recurrence", "words"), DEADLINES, ids=[case[0] for case in DEADLINES])
def test_when_a_duty_is_due(sentence: str, day: str | None, recurrence: str | None, words: str | None) -> None:
    [duty] = ask(sentence).assignments
    assert (duty.deadline, duty.recurrence) == (day, recurrence)
    assert (duty.due_text is None) == (words is None)
    assert words is None or words in (duty.due_text or "")
