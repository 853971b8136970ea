from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dieuhanh.language import iso_date, read_date
from dieuhanh.language.dates import month_end

# Text → ISO date, and the words that were read.
DATES: list[tuple[str, str | None, str | None]] = [
    ("25/12/2023", "2023-12-25", "25/12/2023"),
    ("5/3/2024", "2024-03-05", "5/3/2024"),
    ("25-12-2023", "2023-12-25", "25-12-2023"),
    ("9.1.2024", "2024-01-09", "9.1.2024"),
    ("27 tháng 12 năm 2023", "2023-12-27", "27 tháng 12 năm 2023"),
    ("05  tháng 3  năm 2024", "2024-03-05", "05  tháng 3  năm 2024"),
    ("27 Tháng 12 Năm 2023", "2023-12-27", "27 Tháng 12 Năm 2023"),
    ("14/7/2023của Bộ", "2023-07-14", "14/7/2023"),
    ("25/12", None, "25/12"),
    ("20 tháng 3", None, "20 tháng 3"),
    ("29/02/2023", None, "29/02/2023"),
    ("29/02/2024", "2024-02-29", "29/02/2024"),
    ("05/ 3/2024", "2024-03-05", "05/ 3/2024"),
    (
        "mười lăm tháng ba năm hai nghìn không trăm hai mươi lăm, của",
        "2025-03-15",
        "mười lăm tháng ba năm hai nghìn không trăm hai mươi lăm",
    ),
    ("Ba mươi mốt tháng mười hai năm hai ngàn hai tư", None, "Ba mươi mốt tháng mười hai"),
    ("mùng hai tháng chín năm một nghìn chín trăm chín mươi", "1990-09-02", None),
    ("hai mươi tư tháng tư năm hai nghìn lẻ năm", "2005-04-24", None),
    ("mười tháng mười", None, "mười tháng mười"),
    ("mồng năm tháng giêng", None, "mồng năm tháng giêng"),
]
NO_DATES = [
    "tháng ba năm nay",
    "hai tháng nữa",
    "ba mươi người",
    "",
    "ngày",
    "32/12/2023",
    "15/13/2023",
    "0/1/2024",
    "2023",
    "1/20245",
    "12.397,5",
]


@pytest.mark.parametrize(("text", "iso", "words"), DATES, ids=[case[0] for case in DATES])
def test_forms_of_a_date(text: str, iso: str | None, words: str | None) -> None:
    found = read_date(text)
    assert found
    assert (found.iso, text[found.start : found.end]) == (iso, words or text)


@pytest.mark.parametrize("text", NO_DATES)
def test_what_is_no_date(text: str) -> None:
    assert read_date(text) is None


def test_a_date_is_read_where_it_is_said_to_stand() -> None:
    text = "ngày 05/3/2024 đến ngày 10/3/2024"
    found = read_date(text, text.rindex("10"))
    assert found
    assert found.iso == "2024-03-10"
    assert read_date(text) is None
    assert read_date(text, 5, 7) is None


@given(st.dates(date(1900, 1, 1), date(2200, 12, 31)))
def test_every_day_comes_back_from_all_its_prints(day: date) -> None:
    for print_of_it in (
        f"{day:%d/%m}/{day.year}",
        f"{day.day}/{day.month}/{day.year}",
        f"{day.day} tháng {day.month} năm {day.year}",
        f"{day:%d-%m}-{day.year}",
    ):
        found = read_date(print_of_it)
        assert found
        assert found.iso == day.isoformat()
        assert (found.start, found.end) == (0, len(print_of_it))


@given(st.integers(-5, 40), st.integers(-5, 20), st.integers(1800, 2300))
def test_days_that_do_not_exist_are_none(day: int, month: int, year: int) -> None:
    made = iso_date(day, month, year)
    assert made is None or date.fromisoformat(made) == date(year, month, day)


@pytest.mark.parametrize(
    ("month", "year", "last"),
    [(2, 2024, "2024-02-29"), (2, 2023, "2023-02-28"), (12, 2024, "2024-12-31"), (13, 2024, None), (0, 2024, None)],
)
def test_last_day_of_a_month(month: int, year: int, last: str | None) -> None:
    assert month_end(month, year) == last


@given(st.text(max_size=40), st.integers(0, 50))
def test_no_text_raises(text: str, start: int) -> None:
    found = read_date(text, start)
    assert found is None or start <= found.start < found.end <= len(text)
