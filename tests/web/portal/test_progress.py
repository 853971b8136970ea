"""How a body's duties stand, on its public page: counts by default, each or nothing where a document says so."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from pytest_django import Settings

from dieuhanh.web.audit.actor import command_line
from dieuhanh.web.organisations.actions import mark_change
from dieuhanh.web.parameters.actions import set_parameter
from dieuhanh.web.tasks.actions import answering
from tests.web.portal.reading import words
from tests.web.tasks.conftest import FIRST, Give, People, give, health, later, lead_of, people, transport

__all__ = ["give", "health", "people", "transport"]

pytestmark = pytest.mark.django_db

PAGE = "/co-quan/so-y-te/"
TODAY = date(2024, 1, 12)


@pytest.fixture
def at_work(settings: Settings, give: Give, people: People) -> None:
    """Two open duties, one of them overdue, and one without a deadline."""
    settings.SET_DAY = TODAY
    mark_change()
    answering.accept(actor=people.health, performer=lead_of(give(date(2024, 1, 5))), at=later(1))
    give(date(2024, 2, 1))
    give(None)


def let(level: str) -> None:
    set_parameter(
        actor=command_line(),
        key="reporting.public_progress",
        typed=level,
        valid_from=FIRST,
        basis="QĐ 12",
        today=FIRST,
    )


def test_the_public_reads_counts(at_work: None, client: Client) -> None:
    text = words(client, PAGE)
    assert "Việc UBND tỉnh giao (từ 01/01/2023)" in text
    assert "Đang làm Quá hạn Hoàn thành Đúng hạn Sau gia hạn 3 1 0 chưa đủ số liệu 0" in text
    assert "Sẵn sàng phương án" not in text


def test_a_document_closes_the_counts(at_work: None, client: Client) -> None:
    let("0")
    assert "Việc UBND tỉnh giao" not in words(client, PAGE)


def test_duties_that_come_from_no_published_directive_are_never_told(at_work: None, client: Client) -> None:
    let("2")
    text = words(client, PAGE)
    assert "Đang làm" in text
    assert "Sẵn sàng phương án" not in text


def test_a_body_without_duties_says_so(health: object, settings: Settings, client: Client) -> None:
    settings.SET_DAY = TODAY
    mark_change()
    assert "Chưa có nhiệm vụ nào được giao từ 01/01/2023." in words(client, PAGE)
