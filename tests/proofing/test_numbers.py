"""Numbers, signs and the form of dates."""

from __future__ import annotations

import pytest

from tests.proofing.making import cited, quotes, told, whole


@pytest.mark.parametrize(
    ("text", "quote", "places"),
    [
        ("Ngày 5/10/2023 và 7/10/2023 họp.", "5/10/2023", 2),
        ("Ngày 10/1/2024 họp.", "10/1/2024", 1),
        ("Ngày 10/03/2024, 11/4/2024 và 12/5/2024.", "10/03/2024", 1),  # most have no 0: the one that has is odd
        ("Lạng Sơn, ngày 5 tháng 10 năm 2023", "ngày 5 tháng 10", 1),
        ("Lạng Sơn, ngày 15 tháng 1 năm 2023", "ngày 15 tháng 1", 1),
        ("Công văn số 7/UBND-KT nêu rõ.", "7", 1),
    ],
)
def test_the_form_of_dates_and_numbers(text: str, quote: str, places: int) -> None:
    (finding,) = told(text, "numbers.form")
    assert (finding.quote, len(finding.places)) == (quote, places)


@pytest.mark.parametrize(
    "text",
    [
        "Ngày 05/01/2024, 14/7/2023, 01/02/2024.",
        "Ngày 05/03/2024 và 06/04/2024.",
        "ngày 05 tháng 02",
        "số 07/UBND-KT",
        "1.2/3/4",
    ],
)
def test_a_form_that_is_right(text: str) -> None:
    assert told(text, "numbers.form") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Theo Nghị định số 101 và Thông tư số 12.", ["Nghị định số 101", "Thông tư số 12"]),
        ("Theo Nghị định số 101/NĐ-CP.", ["Nghị định số 101/NĐ-CP"]),
        ("Theo Nghị định số 101/2020/NĐ-CP (sau đây là Nghị định số 101).", []),
        ("Theo Nghị quyết số 04/NQ-CP và Quyết định số 12.", []),
        ("Quyết định số 03/QĐ-BXD ngày 08/3/2006 ban hành Quy chế.", ["Quyết định số 03/QĐ-BXD"]),
        ("Quyết định số 03/QĐ-BXD ngày 08/3/2016 ban hành Quy chế.", []),
    ],
)
def test_a_number_without_its_year(text: str, expected: list[str]) -> None:
    assert quotes(text, "numbers.year-missing") == expected


@pytest.mark.parametrize(
    ("quote", "number", "date", "kind", "rule"),
    [
        ("số 30/2018/QĐ-UBND ngày 28/02/2019", "30/2018/QĐ-UBND", "2019-02-28", "Quyết định", "numbers.year-differs"),
        ("số 30/2018/QĐ-UBND ngày 28/02/2018", "30/2018/QĐ-UBND", "2018-02-28", "Quyết định", None),
        ("số 30/KH-UBND", "30/KH-UBND", None, "Quyết định", "numbers.sign-differs"),
        ("số 30/QĐ-UBND", "30/QĐ-UBND", None, "Công văn", "numbers.sign-differs"),
        ("số 98-CTr/TU", "98-CTr/TU", None, "Chương trình hành động", None),
        ("số 23-CT/TW", "23-CT/TW", None, "Chỉ thị", None),
        ("số 30/UBND-KT", "30/UBND-KT", None, "Công văn", None),
        ("số 30/TTr-STC", "30/TTr-STC", None, "Tờ trình", None),
    ],
)
def test_a_number_that_contradicts_itself(
    quote: str, number: str, date: str | None, kind: str, rule: str | None
) -> None:
    text = f"Theo {kind} {quote}."
    citation = cited(text, quote, number, date, kind)
    found = [finding.rule for finding in told(text, "numbers.", whole(text, citations=(citation,)))]
    assert found == ([rule] if rule else [])


def test_one_document_with_two_dates() -> None:
    text = "Công văn số 12/SNV-TC ngày A; Công văn số 12/SNV-TC ngày A; Công văn số 12/SNV-TC ngày B."
    dates = ("2024-01-05", "2024-01-05", "2024-01-06")
    citations = tuple(cited(text, "Công văn số 12/SNV-TC", "12/SNV-TC", date, nth=i) for i, date in enumerate(dates))
    (finding,) = told(text, "numbers.date-differs", whole(text, citations=citations))
    assert finding.start == citations[2].start
    assert "05/01/2024, 06/01/2024" in finding.message
