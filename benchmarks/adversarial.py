"""Texts that make careless patterns slow: each is a pattern repeated to a length, bare or inside a document."""

from __future__ import annotations

from itertools import cycle, islice

# What is repeated; a tuple is repeated in turn.
REPEATED: dict[str, str] = {
    "số": "số ",
    "digits": "7",
    "digits and points": "1.000.",
    "digits and commas": "1,5,",
    "digits and dashes": "1 - 2 - ",
    "dates": "01/02/2024 ",
    "dates without blanks": "1/2/2024-",
    "opening brackets": "(",
    "closing brackets": ")",
    "straight quotes": '"',
    "opening quotes": "“",
    "blanks": " ",
    "no-break spaces": "\u00a0",
    "tabs": "\t",
    "newlines": "\n",
    "blank lines with blanks": " \n",
    "zero-width spaces": "\u200b",
    "byte order marks": "\ufeff",
    "one paragraph without a full stop": "các sở ban ngành thực hiện nghiêm nội dung này và ",
    "capital words": "Lạng Sơn ",
    "capital letters": "A",
    "eth": "Ð",
    "comrades": "đồng chí A, ",
    "comrades with names": "đồng chí Nguyễn Văn Mẫu, Phó Chủ tịch ",
    "demands": "yêu cầu ",
    "orders": "Giao Sở Tài chính ",
    "leads": "chủ trì, phối hợp với ",
    "bodies": "Sở Tài chính, ",
    "bodies joined": "Sở Tài chính và ",
    "bodies without end": "Ban Chỉ đạo về ",
    "letters with issuers": "Công văn số 1/A của Bộ x ",
    "letters": "Công văn số 1/UBND-KT ngày 01/02/2024 ",
    "numbers": "số 1/A-",
    "signs": "1/A-A-A-A/",
    "laws": "Luật A ",
    "amending laws": "Luật sửa đổi, bổ sung một số điều của Luật ",
    "laws with commas": "Luật Phòng, chống ",
    "provisions": "điểm a, b khoản 2 và khoản 3 Điều 5 ",
    "days": "ngày ",
    "before days": "trước ngày ",
    "months": "tháng 1/2024 ",
    "deadlines": "trong thời hạn 15 ngày kể từ ngày ",
    "every": "hằng tháng ",
    "percent": "%",
    "figures": "12,5% ",
    "figures with units": "từ 5 triệu đồng/hộ trở lên ",
    "at least": "ít nhất ",
    "roles": "làm Trưởng Ban, thay ",
    "members": "Ủy viên: ",
    "effect": "có hiệu lực kể từ ",
    "replacing": "thay thế ",
    "amending": "sửa đổi, bổ sung ",
    "semicolons": "; ",
    "commas": ", ",
    "full stops": ".",
    "full stops and blanks": ". ",
    "dots of leaders": "… ",
    "dashes": "-",
    "points of a list": "- ",
    "bars": " | ",
    "slashes": "/",
    "short names": "Công ty A (ABC), ABC, ",
    "short lines": "Sở Y tế\n",
    "numbered lines": "1. Tên mục\n",
    "lettered lines": "a) Giao Sở Y tế\n\n",
    "receivers": "Nơi nhận:\n",
    "articles": "Điều 1. ",
    "number lines": "Số: 1/QĐ-UBND\n",
    "titles": "QUYẾT ĐỊNH\n",
    "lead list": "a b c d e f g; ",
    "no letters at all": "\u4e00",
    "emoji": "\U0001f600",
    "marks of decomposed text": "e\u0302\u0323",
    "two marks in turn": "\u0301\u0316",
}
OPENINGS = {
    "bare": "",
    "bulletin": (
        "Chỉ đạo, điều hành nổi bật của UBND tỉnh trong tuần (từ ngày 04/3 đến ngày 10/3/2024)\n\n"
        "Về công tác quản lý\n\nUBND tỉnh ban hành Công văn số 312/UBND-KT, ngày 05/3/2024 yêu cầu:\n\n"
    ),
    "document": (
        "ỦY BAN NHÂN DÂN            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTỈNH HÒA BÌNH\n\nSố: 480/QĐ-UBND"
        "      Hòa Bình, ngày 06 tháng 3 năm 2024\n\nQUYẾT ĐỊNH\nVề việc phê duyệt\n\n"
    ),
}


def hostile(name: str, length: int, opening: str = "bare") -> str:
    """Return `length` characters of the pattern behind the opening."""
    pattern = REPEATED[name]
    if name == "two marks in turn":
        return f"{OPENINGS[opening]}e{''.join(mark * (length // 2) for mark in pattern)}"
    return OPENINGS[opening] + "".join(islice(cycle(pattern), length))
