from __future__ import annotations

import pytest

from dieuhanh.extraction import extract

HEADINGS = (
    "Tăng cường phòng, chống cháy rừng mùa khô",
    "Kế hoạch phát triển du lịch cộng đồng năm 2024",
    "Phê duyệt quy hoạch chi tiết khu dân cư phía Tây",
    "Chuẩn bị kỳ thi tốt nghiệp trung học phổ thông",
)
PARAGRAPHS = (
    "Thực hiện chỉ đạo của cấp trên, UBND tỉnh yêu cầu các huyện chủ động bố trí lực lượng trực gác tại các điểm nóng.",
    "Ngày 06/3/2024, UBND tỉnh ban hành Kế hoạch số 41/KH-UBND về phát triển du lịch cộng đồng trên địa bàn tỉnh.",
    "UBND tỉnh ban hành Quyết định số 502/QĐ-UBND, ngày 07/3/2024 phê duyệt quy hoạch chi tiết tỷ lệ 1/500 khu dân cư.",
    "Sở Giáo dục và Đào tạo chủ trì, phối hợp với Công an tỉnh bảo đảm an toàn cho kỳ thi.",
)
LONG = "Chỉ đạo, điều hành nổi bật của UBND tỉnh Hòa Bình trong tuần (từ ngày 04/3 đến ngày 10/3/2024)"
FOOTER = "Tổng số điểm của bài viết là: 0 trong 0 đánh giá\nClick để đánh giá bài viết"

# Title → first and last day.
TITLES: list[tuple[str, tuple[str, str] | None]] = [
    (LONG, ("2024-03-04", "2024-03-10")),
    ("BẢN TIN CHỈ ĐẠO, ĐIỀU HÀNH TUẦN 21 (20/5 - 26/5/2024)", ("2024-05-20", "2024-05-26")),
    (
        "Thông tin chỉ đạo, điều hành của UBND, Chủ tịch UBND tỉnh tuần từ 15/7/2024 đến 21/7/2024",
        ("2024-07-15", "2024-07-21"),
    ),
    ("Tổng hợp hoạt động chỉ đạo, điều hành nổi bật tuần 03/2026", ("2026-01-12", "2026-01-18")),
    (
        "Chỉ đạo, điều hành nổi bật của UBND tỉnh trong tuần (từ ngày 29/12/2025 đến ngày 04/01/2026)",
        ("2025-12-29", "2026-01-04"),
    ),
    (
        "Chỉ đạo, điều hành nổi bật của UBND tỉnh trong tuần (từ ngày 30/12 đến ngày 05/01/2025)",
        ("2024-12-30", "2025-01-05"),
    ),
    ("Những nội dung chỉ đạo nổi bật trong tuần của UBND tỉnh", None),
    ("Chỉ đạo, điều hành nổi bật trong tuần (từ 04-3 đến 10-3-2024)", ("2024-03-04", "2024-03-10")),
    ("Tin chỉ đạo, điều hành nổi bật tuần 10 năm 2024", ("2024-03-04", "2024-03-10")),
    ("Chỉ đạo, điều hành nổi bật trong tuần (từ ngày 31/02 đến ngày 35/02/2024)", None),
]


def bulletin(heads: list[str], title: str = LONG, lead: bool = False, footer: str = "") -> str:
    """Return a bulletin of these heading lines, each with its paragraph."""
    parts = [title]
    if lead:
        parts.append(f"{'; '.join(HEADINGS)}.")
    for head, paragraph in zip(heads, PARAGRAPHS, strict=True):
        parts += [head, paragraph]
    return "\n\n".join([*parts, footer] if footer else parts) + "\n"


STYLES = {
    "plain": list(HEADINGS),
    "numbered": [f"{n}. {head}" for n, head in enumerate(HEADINGS, 1)],
    "capitals": [head.upper() for head in HEADINGS],
    "roman": [f"{n}. {head}" for n, head in zip(("I", "II", "III", "IV"), HEADINGS, strict=True)],
    "bracketed": [f"{n}) {head}" for n, head in enumerate(HEADINGS, 1)],
    "capitals numbered": [f"{n}. {head.upper()}" for n, head in enumerate(HEADINGS, 1)],
}


@pytest.mark.parametrize("lead", [True, False], ids=["lead list", "no lead list"])
@pytest.mark.parametrize("style", STYLES)
def test_headings_of_every_style(style: str, lead: bool) -> None:
    text = bulletin(STYLES[style], lead=lead, footer=FOOTER)
    items = extract(text).items
    assert [item.heading for item in items] == STYLES[style]
    assert [text[item.start : item.end].split("\n\n")[-1] for item in items] == list(PARAGRAPHS)


@pytest.mark.parametrize(("title", "period"), TITLES, ids=[title for title, _ in TITLES])
def test_title_and_period(title: str, period: tuple[str, str] | None) -> None:
    told = extract(bulletin(STYLES["plain"], title)).bulletin
    assert told.title == title
    assert (told.period and (told.period.start, told.period.end)) == period


def test_the_issuer_is_the_province_that_the_title_names() -> None:
    assert extract(bulletin(STYLES["plain"])).bulletin.issuer == "UBND tỉnh Hòa Bình"


def test_the_lead_list_is_no_item_and_gives_no_facts() -> None:
    items = extract(bulletin(STYLES["plain"], lead=True)).items
    assert len(items) == len(HEADINGS)
    assert [len(item.citations) for item in items] == [0, 1, 1, 0]


@pytest.mark.parametrize(
    "furniture",
    [
        "Ảnh minh họa",
        "Quang cảnh cuộc họp (Ảnh: Minh Mẫu)",
        "https://example.org/anh/chay-rung.jpg",
        "(Ảnh: Báo Hòa Bình)",
    ],
)
def test_captions_and_links_between_paragraphs_are_no_headings(furniture: str) -> None:
    text = bulletin(STYLES["plain"]).replace(HEADINGS[1], f"{furniture}\n\n{HEADINGS[1]}")
    assert [item.heading for item in extract(text).items] == list(HEADINGS)


def test_words_may_lead_to_the_lead_list() -> None:
    intro = "Trong tuần, Chủ tịch UBND tỉnh chỉ đạo, điều hành một số nội dung nổi bật: "
    text = bulletin(STYLES["numbered"], lead=True).replace(HEADINGS[0], f"{intro}{HEADINGS[0]}", 1)
    assert [item.heading for item in extract(text).items] == STYLES["numbered"]


def test_an_item_of_several_paragraphs_ends_before_the_next_heading() -> None:
    more = "Các địa phương báo cáo kết quả về Sở Nông nghiệp và Phát triển nông thôn để tổng hợp."
    text = bulletin(STYLES["plain"]).replace(PARAGRAPHS[0], f"{PARAGRAPHS[0]}\n\n{more}")
    first = extract(text).items[0]
    assert text[first.start : first.end].endswith(more)


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    wrapped = PARAGRAPHS[1].replace("KH-UBND về", "KH-UBND\nvề")
    items = extract(bulletin(STYLES["plain"], lead=True).replace(PARAGRAPHS[1], wrapped)).items
    assert [item.heading for item in items] == list(HEADINGS)


@pytest.mark.parametrize("text", ["", " ", "\n\n\n", "\ufeff", "Xin chào", "1", "Số: ", "Số: 12/QĐ-UBND"])
def test_texts_with_hardly_a_word(text: str) -> None:
    found = extract(text)
    assert all(0 <= item.start <= item.end <= len(text) for item in found.items)
