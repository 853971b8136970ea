"""From an accepted text to the published week, and what the public then reads, in a constant number of queries."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.core.exceptions import PermissionDenied
from pytest_django import DjangoAssertNumQueries

from dieuhanh.web.accounts.models import Role, User
from dieuhanh.web.bulletins import selectors
from dieuhanh.web.bulletins.actions import compose, publish
from dieuhanh.web.bulletins.models import Bulletin, BulletinItem
from dieuhanh.web.documents.selectors import (
    DocumentFilter,
    public_document,
    public_document_by_short,
    public_documents,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published_week")]

NOW = datetime(2024, 1, 1, tzinfo=UTC)
WEEK_52 = "ban-tin-2023-tuan-52"


def test_composing_and_publishing_again_change_nothing(load_demo: Callable[[str], None], reviewer: User) -> None:
    before = list(BulletinItem.objects.values_list("id", "address", "anchor"))
    load_demo(WEEK_52)
    assert list(BulletinItem.objects.values_list("id", "address", "anchor")) == before
    assert Bulletin.objects.count() == 1


def test_a_reader_may_neither_compose_nor_publish() -> None:
    reader = User.objects.create(username="r", full_name="Người đọc", role=Role.READER).actor
    bulletin = Bulletin.objects.get()
    with pytest.raises(PermissionDenied):
        publish(actor=reader, bulletin=bulletin, at=NOW)
    assert bulletin.source is not None
    with pytest.raises(PermissionDenied):
        compose(actor=reader, text_version=bulletin.source)


def test_the_newest_bulletin_is_read_in_eleven_queries(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(11):
        view = selectors.public_newest()
        assert view is not None
        for item in view.items:
            assert item.text
            for citation in item.facts.citations:
                assert citation.document is not None
                assert citation.document.path
            assert item.announced is None or item.announced.title
    assert (view.bulletin.iso_year, view.bulletin.week, len(view.items)) == (2023, 52, 27)
    assert view.items[2].item.anchor == "muc-6476-vp-kt"
    assert view.items[0].text.startswith(view.items[0].item.heading)


def test_an_item_is_read_in_seven_queries(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(7):
        page = selectors.public_item("2023/2199-qd-ubnd")
        assert page is not None
        assert page.source is not None
    assert page.previous is not None
    assert page.next is not None
    assert (page.previous.position, page.next.position) == (4, 6)
    for claim in page.view.facts.appointments:
        assert page.source.text[claim.start : claim.end] == claim.quote


def test_the_archive_has_every_week_of_its_years(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(1):
        (year,) = selectors.public_archive()
    assert (year.year, len(year.weeks)) == (2023, 52)
    assert [week.number for week in year.weeks if week.bulletin] == [52]
    assert (year.weeks[-1].start.isoformat(), year.weeks[-1].end.isoformat()) == ("2023-12-25", "2023-12-31")


@pytest.mark.parametrize(
    ("narrow", "numbers"),
    [
        (DocumentFilter(words="hộ nghèo"), {"2267/QĐ-UBND"}),
        (DocumentFilter(words="ho ngheo"), {"2267/QĐ-UBND"}),
        (DocumentFilter(words="2267 qd"), {"2267/QĐ-UBND"}),
        (DocumentFilter(type="Công điện"), {"1372/CĐ-TTg", "1404/CĐ-TTg"}),
        (DocumentFilter(type="Quyết định", year=2006), {"05/QĐ-BXD"}),
        (DocumentFilter(words="không có văn bản nào như thế"), set()),
    ],
)
def test_the_list_can_be_narrowed(narrow: DocumentFilter, numbers: set[str]) -> None:
    page = public_documents(narrow, page=7)
    assert {row.number_text for row in page.rows} == numbers
    assert (page.total, page.number) == (len(numbers), 1)


def test_a_document_shows_its_relations_both_ways(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(4):
        replaced = public_document("2023/357-qd-ubnd")
        assert replaced is not None
        assert [(one.kind, one.source.number if one.source else None) for one in replaced.incoming] == [
            ("replaces", "2199")
        ]
    replacing = public_document("2023/2199-qd-ubnd")
    assert replacing is not None
    assert [(one.kind, one.target.number) for one in replacing.outgoing] == [("replaces", "357")]
    assert replaced.text is None


def test_a_document_of_a_meetings_agenda_is_mentioned(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    view = public_document("2023/597-bc-stc")
    assert view is not None
    assert [one.kind for one in view.mentions] == ["forwards"]
    with django_assert_num_queries(2):
        (row,) = selectors.public_mentions(view.document)
    assert (row.item.position, row.bulletin.week, row.kind) == (1, 52, "forwards")


def test_short_printed_codes_lead_to_their_document() -> None:
    found = public_document_by_short("2267-qd-ubnd-2023")
    assert found is not None
    assert found.address == "2023/2267-qd-ubnd"
    assert public_document_by_short("2267") is None


def test_the_site_map_has_every_published_page() -> None:
    paths = selectors.public_addresses()
    assert len(paths) == 28
    assert paths[0] == "/ban-tin/2023/tuan-52/"
