"""Days, weeks, deadlines, errors and translations in words."""

from __future__ import annotations

import logging
import re
from datetime import date
from pathlib import Path

import polib
import pytest
from django.conf import settings
from django.test import RequestFactory

from dieuhanh.web.pages.dateinput import typed_day
from dieuhanh.web.pages.templatetags.pages import shortened
from dieuhanh.web.portal.duedates import due
from dieuhanh.web.portal.errors import TITLES, error_page, failed
from dieuhanh.web.portal.weeks import Week
from dieuhanh.web.review.facts import AssignmentValue


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("27-12-2023", date(2023, 12, 27)),
        ("5/1/2024", date(2024, 1, 5)),
        ("5.1.2024", date(2024, 1, 5)),
        ("2024-01-05", date(2024, 1, 5)),
        ("05-01-24", date(2024, 1, 5)),
        ("5/1/024", None),
        ("31/02/2024", None),
        ("hôm qua", None),
        ("", None),
    ],
)
def test_typed_days(text: str, expected: date | None) -> None:
    assert typed_day(text) == expected


@pytest.mark.parametrize(
    ("day", "path", "label"),
    [
        (date(2023, 12, 27), "/ban-tin/2023/tuan-52/", "Tuần 52 (25/12–31/12/2023)"),
        (date(2025, 12, 29), "/ban-tin/2026/tuan-01/", "Tuần 1 (29/12/2025–04/01/2026)"),
        (date(2021, 1, 3), "/ban-tin/2020/tuan-53/", "Tuần 53 (28/12/2020–03/01/2021)"),
    ],
)
def test_weeks_belong_to_their_iso_year(day: date, path: str, label: str) -> None:
    assert (Week.of(day).path, Week.of(day).label) == (path, label)


@pytest.mark.parametrize(
    ("deadline", "recurrence", "words", "kind", "text"),
    [
        ("2024-01-05", None, "xong ngày 05/01/2024", "date", "05/01/2024"),
        ("2024-01-05", "quarterly", "định kỳ hằng quý", "date", "05/01/2024"),
        (None, "quarterly", "định kỳ hằng quý", "recurring", "Hằng quý"),
        (
            None,
            None,
            "trước khi nhiệm kỳ kết thúc\n30 ngày làm việc",
            "event",
            "Trước khi nhiệm kỳ kết thúc 30 ngày làm việc",
        ),
        (None, None, None, "none", "Không nêu hạn"),
    ],
)
def test_deadlines(deadline: str | None, recurrence: str | None, words: str | None, kind: str, text: str) -> None:
    value: AssignmentValue = {
        "lead": ["Sở Y tế"],
        "support": [],
        "origin": "document",
        "deadline": deadline,
        "recurrence": recurrence,
        "due_text": words,
        "start": 0,
        "end": 1,
    }
    found = due(value)
    assert (found.kind, found.text) == (kind, text)


@pytest.mark.parametrize(
    ("text", "limit", "expected"),
    [("một hai ba", 20, "một hai ba"), ("một hai, ba bốn", 12, "một hai, ba…"), ("một hai, ba", 9, "một hai…")],
)
def test_long_texts_are_cut_after_a_word(text: str, limit: int, expected: str) -> None:
    assert shortened(text, limit) == expected


@pytest.mark.parametrize("status", sorted(TITLES))
def test_error_pages_say_what_to_do(rf: RequestFactory, status: int) -> None:
    answer = error_page(rf.get("/"), status, code="7F3A")
    page = answer.content.decode()
    assert answer.status_code == status
    assert f"<h1>{TITLES[status]}</h1>" in page
    assert ("7F3A" in page) == (status == 500)
    assert 'content="noindex"' in page


def test_a_failure_shows_the_code_that_stands_in_the_log(rf: RequestFactory, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        page = failed(rf.get("/van-ban/")).content.decode()
    code = re.search(r"<strong>([0-9A-F]{4})</strong>", page)
    assert code
    assert code[1] in caplog.text


CATALOGUES = sorted(settings.WEB.rglob("locale/en/LC_MESSAGES/django.po"))


@pytest.mark.parametrize("file", CATALOGUES, ids=lambda file: str(file.relative_to(settings.WEB)))
def test_every_text_has_its_english_words(file: Path) -> None:
    catalogue = polib.pofile(str(file))
    assert [entry.msgid for entry in catalogue if not entry.translated() or entry.fuzzy] == []
    for entry in catalogue:
        for translated in [entry.msgstr] if entry.msgstr else entry.msgstr_plural.values():
            wanted, given = (re.findall(r"%\(\w+\)s|%s|<\w+>", text) for text in (entry.msgid, translated))
            assert sorted(given) == sorted(wanted) or "count" in "".join(wanted), entry.msgid
