"""The frame of single documents of many types and layouts: who issued what, when, about what, and who signed."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from dieuhanh.extraction import extract


class Frame(NamedTuple):
    """What the frame says."""

    issuer: str | None
    type: str
    number: str
    date: str | None
    title: str | None
    signer: str | None


DOCUMENTS: dict[str, tuple[str, Frame]] = {
    "công điện": (
        """ỦY BAN NHÂN DÂN                    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
TỈNH SƠN LA                             Độc lập - Tự do - Hạnh phúc

Số: 05/CĐ-UBND                          Sơn La, ngày 20 tháng 7 năm 2025

CÔNG ĐIỆN
Về việc chủ động ứng phó mưa lũ

CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH SƠN LA điện:

- Giám đốc các sở, ban, ngành;
- Chủ tịch UBND các xã, phường.

Để chủ động ứng phó mưa lũ, Chủ tịch UBND tỉnh yêu cầu:

1. Chủ tịch UBND các xã, phường rà soát khu vực nguy hiểm.

2. Sở Nông nghiệp và Môi trường vận hành an toàn hồ chứa./.

Nơi nhận:                                CHỦ TỊCH
- Như trên;
- Lưu: VT.
                                         Lò Văn Mẫu
""",
        Frame(
            "UBND tỉnh Sơn La", "Công điện", "05/CĐ-UBND", "2025-07-20", "Về việc chủ động ứng phó mưa lũ", "Lò Văn Mẫu"
        ),
    ),
    "chỉ thị của Tỉnh ủy": (
        """TỈNH ỦY YÊN BÁI                        ĐẢNG CỘNG SẢN VIỆT NAM
*                                      Yên Bái, ngày 12 tháng 4 năm 2023
Số 31-CT/TU

CHỈ THỊ
của Ban Thường vụ Tỉnh ủy về tăng cường công tác phòng cháy

Thời gian qua, công tác phòng cháy có nhiều chuyển biến.

1. Các cấp ủy quán triệt nghiêm túc.

2. Ban Tuyên giáo Tỉnh ủy định hướng tuyên truyền.

Nơi nhận:                              T/M BAN THƯỜNG VỤ
- Các huyện ủy;                        PHÓ BÍ THƯ
- Lưu Văn phòng.
                                       Hoàng Thị Mẫu
""",
        Frame(
            "Tỉnh ủy Yên Bái", "Chỉ thị", "31-CT/TU", "2023-04-12",
            "của Ban Thường vụ Tỉnh ủy về tăng cường công tác phòng cháy", "Hoàng Thị Mẫu",
        ),
    ),
    "tờ trình của sở": (
        """UBND TỈNH LÀO CAI                      CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
SỞ XÂY DỰNG                                Độc lập - Tự do - Hạnh phúc

Số: 118/TTr-SXD                        Lào Cai, ngày 03 tháng 10 năm 2024

TỜ TRÌNH
Về việc phê duyệt đơn giá xây dựng

Kính gửi: Ủy ban nhân dân tỉnh Lào Cai.

Căn cứ Luật Xây dựng năm 2014; Sở Xây dựng trình UBND tỉnh xem xét, phê duyệt.

Nơi nhận:                              GIÁM ĐỐC
- Như trên;
- Lưu: VT.
                                       Nguyễn Văn Mẫu
""",
        Frame(
            "Sở Xây dựng", "Tờ trình", "118/TTr-SXD", "2024-10-03", "Về việc phê duyệt đơn giá xây dựng",
            "Nguyễn Văn Mẫu",
        ),
    ),
    "nghị quyết của Hội đồng nhân dân": (
        """HỘI ĐỒNG NHÂN DÂN                      CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
TỈNH QUẢNG TRỊ                             Độc lập - Tự do - Hạnh phúc

Số: 22/2024/NQ-HĐND                    Quảng Trị, ngày 10 tháng 7 năm 2024

NGHỊ QUYẾT
Quy định mức thu phí thư viện

HỘI ĐỒNG NHÂN DÂN TỈNH QUẢNG TRỊ
KHÓA VIII, KỲ HỌP THỨ 26

Căn cứ Luật Phí và lệ phí ngày 25 tháng 11 năm 2015;

QUYẾT NGHỊ:

Điều 1. Mức thu phí là 40.000 đồng/thẻ/năm.

Điều 2. Nghị quyết này có hiệu lực từ ngày 20 tháng 7 năm 2024./.

Nơi nhận:                              CHỦ TỊCH
- UBTVQH;
- Lưu: VT.
                                       Trần Quang Mẫu
""",
        Frame(
            "HĐND tỉnh Quảng Trị", "Nghị quyết", "22/2024/NQ-HĐND", "2024-07-10", "Quy định mức thu phí thư viện",
            "Trần Quang Mẫu",
        ),
    ),
    "thành phố trực thuộc trung ương": (
        """ỦY BAN NHÂN DÂN                        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
THÀNH PHỐ CẦN THƠ                          Độc lập - Tự do - Hạnh phúc

Số: 77/KH-UBND                         Cần Thơ, ngày 15 tháng 3 năm 2024

KẾ HOẠCH
Chuyển đổi số năm 2024

I. MỤC TIÊU

Đến hết năm 2024, 80% hồ sơ được xử lý trực tuyến.

Nơi nhận:                              TM. ỦY BAN NHÂN DÂN
- Các sở;                              KT. CHỦ TỊCH
- Lưu: VT.                             PHÓ CHỦ TỊCH

                                       Nguyễn Thị Mẫu
""",
        Frame(
            "UBND thành phố Cần Thơ", "Kế hoạch", "77/KH-UBND", "2024-03-15", "Chuyển đổi số năm 2024", "Nguyễn Thị Mẫu"
        ),
    ),
    "công văn, dòng riêng": (
        """CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

ỦY BAN NHÂN DÂN TỈNH BẮC KẠN
Số: 902/UBND-VXNV
V/v chấn chỉnh kỷ luật, kỷ cương hành chính

Bắc Kạn, ngày 14 tháng 02 năm 2024

Kính gửi: Các sở, ban, ngành.

UBND tỉnh yêu cầu các sở, ban, ngành chấp hành nghiêm giờ làm việc./.

Nơi nhận:
- Như trên;
- Lưu: VT.

KT. CHỦ TỊCH
PHÓ CHỦ TỊCH

Phạm Duy Mẫu
""",
        Frame(
            "UBND tỉnh Bắc Kạn", "Công văn", "902/UBND-VXNV", "2024-02-14",
            "V/v chấn chỉnh kỷ luật, kỷ cương hành chính", "Phạm Duy Mẫu",
        ),
    ),
    "xã sau năm 2025": (
        """ỦY BAN NHÂN DÂN                        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
XÃ MƯỜNG THANH                             Độc lập - Tự do - Hạnh phúc

Số: 15/QĐ-UBND                         Mường Thanh, ngày 08 tháng 8 năm 2025

QUYẾT ĐỊNH
Về việc thành lập Tổ công nghệ số cộng đồng

CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ

Căn cứ Luật Tổ chức chính quyền địa phương năm 2025;

QUYẾT ĐỊNH:

Điều 1. Thành lập Tổ công nghệ số cộng đồng.

Điều 2. Quyết định này có hiệu lực kể từ ngày ký./.

Nơi nhận:                              CHỦ TỊCH
- Như Điều 1;
- Lưu: VT.
                                       Cà Văn Mẫu
""",
        Frame(
            "UBND xã Mường Thanh", "Quyết định", "15/QĐ-UBND", "2025-08-08",
            "Về việc thành lập Tổ công nghệ số cộng đồng", "Cà Văn Mẫu",
        ),
    ),
    "số chưa điền, ngày chưa điền": (
        """ỦY BAN NHÂN DÂN                        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
TỈNH BẾN TRE                               Độc lập - Tự do - Hạnh phúc

Số: 1450/QĐ-UBND                       Bến Tre, ngày    tháng 6 năm 2024

QUYẾT ĐỊNH
Phê duyệt danh mục dự án

CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH

Điều 1. Phê duyệt danh mục dự án./.

Nơi nhận:                              CHỦ TỊCH
- Lưu: VT.
                                       Trần Ngọc Mẫu
""",
        Frame("UBND tỉnh Bến Tre", "Quyết định", "1450/QĐ-UBND", None, "Phê duyệt danh mục dự án", "Trần Ngọc Mẫu"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_frame_of_a_document(kind: str) -> None:
    text, frame = DOCUMENTS[kind]
    found = extract(text)
    [item] = found.items
    assert item.document == 0
    own = item.citations[0]
    signer = item.official.name if item.official else None
    assert Frame(found.bulletin.issuer, own.type, own.number or "", own.date, found.bulletin.title, signer) == frame


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_the_same_frame_with_windows_lines_and_without_its_last_newline(kind: str) -> None:
    text, _ = DOCUMENTS[kind]
    here = extract(text)
    for other in (text.replace("\n", "\r\n"), text.rstrip(), text.replace("\n\n", "\n\n\n")):
        there = extract(other)
        assert there.bulletin == here.bulletin
        assert [item.official for item in there.items] == [item.official for item in here.items]
        assert [c.number for c in there.items[0].citations] == [c.number for c in here.items[0].citations]
