"""Series of numbers, short forms, links, headings."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dieuhanh.extraction.model import Item
from tests.proofing.making import bulletin, cited, quotes, told, whole


def numbered(sign: str, numbers: list[int]) -> tuple[str, list[Item]]:
    lines = [f"Kế hoạch số {number}/{sign} của tỉnh." for number in numbers]
    text, items, start = "\n".join(lines), [], 0
    for line, number in zip(lines, numbers, strict=True):
        quote = f"Kế hoạch số {number}/{sign}"
        citation = cited(text, quote, f"{number}/{sign}", "2023-12-25", "Kế hoạch")
        items.append(Item(None, start, start + len(line), 0, None, citations=(citation,)))
        start += len(line) + 1
    return text, items


@pytest.mark.parametrize(
    ("sign", "numbers", "said"),
    [
        ("KH-UBND", [11, 12, 14, 15, 17], "không thấy số 13, 16"),
        ("KH-UBND", [11, 12, 13, 14, 15], None),  # whole
        ("VP-KT", [11, 40, 92, 150, 151], None),  # many numbers are of no concern to the bulletin
        ("KH-BCĐ", [11, 12, 14, 15, 17], None),  # one series a committee, all with one sign
        ("KH-UBND", [11, 13], None),  # too few to be a series
    ],
)
def test_gaps_in_a_series(sign: str, numbers: list[int], said: str | None) -> None:
    text, items = numbered(sign, numbers)
    found = [finding.message for finding in told(text, "structure.gap", bulletin(text, items))]
    assert len(found) == (said is not None)
    assert not said or said in found[0]


def test_one_number_for_two_items() -> None:
    text, items = numbered("KH-UBND", [11, 12])
    same = [replace(item.citations[0], number="11/KH-UBND") for item in items]
    twice = [Item(None, item.start, item.end, 0, None, citations=(one,)) for item, one in zip(items, same, strict=True)]
    (finding,) = told(text, "structure.duplicate", bulletin(text, twice))
    assert len(finding.places) == 2


@pytest.mark.parametrize(
    ("before", "expected"),
    [("", ["Công văn trên"]), ("Bộ Y tế có Công văn số 90/BYT-DP. ", [])],
)
def test_a_document_named_before_it_is_introduced(before: str, expected: list[str]) -> None:
    text = f"{before}Sở Y tế thực hiện yêu cầu của Bộ Y tế tại Công văn trên."
    citations = (cited(text, "Công văn số 90/BYT-DP", "90/BYT-DP", None),) if before else ()
    assert quotes(text, "structure.unintroduced", whole(text, citations=citations)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chi tiết xem tại đây. Mẫu tải tại đây.", ["xem tại đây"]),  # one finding, two places
        ("Các hộ sống tại đây đã lâu.", []),
    ],
)
def test_links_that_lead_nowhere(text: str, expected: list[str]) -> None:
    assert quotes(text, "structure.dead-link") == expected


HEADINGS = ["Phê duyệt Đề án cấp nước", "Kế hoạch trồng rừng năm 2024", "Kiện toàn Ban Chỉ đạo phòng cháy"]


def _headed(listed: list[str], headings: list[str]) -> list[str]:
    top = "; ".join(listed) + "."
    text, items = top, []
    for heading in headings:
        text += f"\n\n{heading}\n\nNội dung của mục này là việc khác."
        items.append(Item(heading, text.rindex(heading), len(text), None, None))
    return [finding.message for finding in told(text, "headings.list", bulletin(text, items))]


def test_headings_as_listed() -> None:
    assert _headed(HEADINGS, HEADINGS) == []


def test_a_heading_that_differs_from_the_list() -> None:
    (message,) = _headed([*HEADINGS[:2], "Kiện toàn Ban Chỉ đạo phòng cháy tỉnh"], HEADINGS)
    assert "Kiện toàn Ban Chỉ đạo phòng cháy tỉnh" in message


def test_a_heading_that_is_not_listed_and_an_entry_without_heading() -> None:
    added, dropped = "Họp thường kỳ tháng 12", "Giao chỉ tiêu biên chế"
    assert len(_headed([*HEADINGS, dropped], [*HEADINGS, added])) == 2


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("UBND tỉnh ban hành Kế hoạch trồng rừng và bảo vệ rừng phòng hộ đầu nguồn tỉnh Lạng Sơn năm 2024.", 1),
        ("UBND tỉnh ban hành Kế hoạch trồng rừng và bảo vệ rừng phòng hộ đầu nguồn tỉnh năm 2024 (Kế hoạch số 12).", 0),
        ("Sở Nông nghiệp chủ trì.", 0),
    ],
)
def test_a_heading_against_the_first_sentence(sentence: str, expected: int) -> None:
    heading = "Kế hoạch trồng rừng và bảo vệ rừng phòng hộ đầu nguồn tỉnh năm 2024"
    text = f"{heading}\n\n{sentence}"
    assert len(told(text, "headings.body", bulletin(text, [Item(heading, 0, len(text), None, None)]))) == expected
