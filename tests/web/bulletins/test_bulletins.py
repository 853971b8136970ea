"""From an accepted text to the published week, and what the public then reads, in a constant number of queries."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from pytest_django import DjangoAssertNumQueries

from dieuhanh.web import demonstration
from dieuhanh.web.accounts.models import Role, User
from dieuhanh.web.bulletins import selectors
from dieuhanh.web.bulletins.actions import NotABulletinError, compose, publish
from dieuhanh.web.bulletins.models import Bulletin, BulletinItem
from dieuhanh.web.documents.models import TextVersion
from dieuhanh.web.documents.selectors import (
    DocumentFilter,
    internal_document,
    internal_documents,
    public_document,
    public_document_by_short,
    public_documents,
)
from dieuhanh.web.review.actions import accept_all, import_text
from dieuhanh.web.review.selectors import internal_bodies, internal_import, internal_imports, public_bodies

pytestmark = pytest.mark.django_db

NOW = datetime(2024, 1, 1, tzinfo=UTC)
WEEK_52 = "ban-tin-2023-tuan-52"


@pytest.fixture
def proposed(reviewer: User, demo: Path) -> TextVersion:
    """The week's text with its facts, imported and not looked at."""
    text = next(text for text in demonstration.texts(demo) if text.is_bulletin)
    return import_text(actor=reviewer.actor, data=text.data, name=text.file.name, facts=dict(text.facts)).text_version


def test_a_week_that_is_only_proposed_is_on_no_public_page(proposed: TextVersion) -> None:
    assert selectors.public_newest() is None
    assert selectors.public_archive() == []
    assert public_documents(DocumentFilter()).total == 0
    assert public_bodies() == []
    assert public_document("2023/2267-qd-ubnd") is None
    assert selectors.public_item("2023/2267-qd-ubnd") is None


def test_the_desk_sees_what_is_proposed(proposed: TextVersion) -> None:
    (row,) = internal_imports()
    assert (row.items, row.waiting) == (27, row.facts + row.items + 1)
    view = internal_import(proposed.id)
    assert view is not None
    assert [item.announced.number for item in view.items if item.announced][:2] == ["6476", "2193"]
    assert internal_documents(DocumentFilter()).total > 60
    assert internal_document("2023/2267-qd-ubnd") is not None
    assert internal_bodies()


def test_the_desk_reads_in_a_constant_number_of_queries(
    proposed: TextVersion, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1):
        internal_imports()
    with django_assert_num_queries(4):
        view = internal_import(proposed.id)
    with django_assert_num_queries(3):
        internal_documents(DocumentFilter())
    with django_assert_num_queries(5):
        internal_document("2023/2267-qd-ubnd")
    with django_assert_num_queries(1):
        internal_bodies()
    assert view is not None


def test_nothing_can_be_composed_of_proposals(proposed: TextVersion, reviewer: User) -> None:
    with pytest.raises(NotABulletinError):
        compose(actor=reviewer.actor, text_version=proposed)


def test_a_draft_is_not_public(proposed: TextVersion, reviewer: User) -> None:
    accept_all(actor=reviewer.actor, text_version=proposed, at=NOW)
    compose(actor=reviewer.actor, text_version=proposed)
    assert selectors.public_newest() is None
    assert selectors.public_item("2023/2267-qd-ubnd") is None
    assert public_documents(DocumentFilter()).total == 0


def test_composing_and_publishing_again_change_nothing(load_demo: Callable[[str], None], reviewer: User) -> None:
    load_demo(WEEK_52)
    before = list(BulletinItem.objects.values_list("id", "address", "anchor"))
    load_demo(WEEK_52)
    assert list(BulletinItem.objects.values_list("id", "address", "anchor")) == before
    assert Bulletin.objects.count() == 1


def test_a_reader_may_neither_compose_nor_publish(load_demo: Callable[[str], None]) -> None:
    load_demo(WEEK_52)
    reader = User.objects.create(username="r", full_name="Người đọc", role=Role.READER).actor
    bulletin = Bulletin.objects.get()
    with pytest.raises(PermissionDenied):
        publish(actor=reader, bulletin=bulletin, at=NOW)
    assert bulletin.source is not None
    with pytest.raises(PermissionDenied):
        compose(actor=reader, text_version=bulletin.source)


def test_the_newest_bulletin_is_read_in_eight_queries(
    load_demo: Callable[[str], None], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    load_demo(WEEK_52)
    with django_assert_num_queries(8):
        view = selectors.public_newest()
        assert view is not None
        for item in view.items:
            assert item.text
            for citation in item.facts.citations:
                assert citation.relation is not None
                assert citation.relation.target.path
            assert item.announced is None or item.announced.title
    assert (view.bulletin.iso_year, view.bulletin.week, len(view.items)) == (2023, 52, 27)
    assert view.items[2].item.anchor == "muc-6476-vp-kt"
    assert view.items[0].text.startswith(view.items[0].item.heading)


def test_an_item_is_read_in_five_queries(
    load_demo: Callable[[str], None], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    load_demo(WEEK_52)
    with django_assert_num_queries(5):
        page = selectors.public_item("2023/2199-qd-ubnd")
        assert page is not None
        assert page.source is not None
    assert page.previous is not None
    assert page.next is not None
    assert (page.previous.position, page.next.position) == (4, 6)
    for claim in page.view.facts.appointments:
        assert page.source.text[claim.start : claim.end] == claim.quote


def test_the_archive_has_every_week_of_its_years(
    load_demo: Callable[[str], None], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    load_demo(WEEK_52)
    with django_assert_num_queries(1):
        (year,) = selectors.public_archive()
    assert (year.year, len(year.weeks)) == (2023, 52)
    assert [week.number for week in year.weeks if week.bulletin] == [52]
    assert (year.weeks[-1].start.isoformat(), year.weeks[-1].end.isoformat()) == ("2023-12-25", "2023-12-31")


def test_documents_are_listed_in_three_queries(
    province: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(3):
        page = public_documents(DocumentFilter())
        assert [bool(row.title) for row in page.rows] == [True] * 50
    assert (page.number, page.pages) == (1, 2)
    assert page.rows[0].number_text == "520/QĐ-UBND"
    assert {row.number_text for row in page.rows if row.held} >= {"520/QĐ-UBND", "33/TB-UBND"}


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
def test_the_list_can_be_narrowed(load_demo: Callable[[str], None], narrow: DocumentFilter, numbers: set[str]) -> None:
    load_demo(WEEK_52)
    page = public_documents(narrow, page=7)
    assert {row.number_text for row in page.rows} == numbers
    assert (page.total, page.number) == (len(numbers), 1)


def test_a_document_shows_its_relations_both_ways(
    load_demo: Callable[[str], None], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    load_demo(WEEK_52)
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


def test_a_document_of_a_meetings_agenda_is_mentioned(
    load_demo: Callable[[str], None], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    load_demo(WEEK_52)
    view = public_document("2023/597-bc-stc")
    assert view is not None
    assert [one.kind for one in view.mentions] == ["forwards"]
    with django_assert_num_queries(2):
        (row,) = selectors.public_mentions(view.document)
    assert (row.item.position, row.bulletin.week, row.kind) == (1, 52, "forwards")


def test_a_published_letter_can_be_read_whole(province: None) -> None:
    view = public_document("2024/45-ubnd-kt")
    assert view is not None
    assert view.text is not None
    assert "45/UBND-KT" in view.text.text


def test_short_printed_codes_lead_to_their_document(load_demo: Callable[[str], None]) -> None:
    load_demo(WEEK_52)
    found = public_document_by_short("2267-qd-ubnd-2023")
    assert found is not None
    assert found.address == "2023/2267-qd-ubnd"
    assert public_document_by_short("2267") is None


def test_duties_of_a_body_lead_to_where_they_were_put(
    province: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for body in public_bodies():
        rows = selectors.public_duties(body.slug)
        assert sum(row.duty.role == "lead" for row in rows) == body.lead
        assert sum(row.duty.role == "support" for row in rows) == body.support
        assert all(row.item or row.document for row in rows)
    with django_assert_num_queries(2):
        selectors.public_duties("ubnd-cac-huyen-thanh-pho")


def test_the_site_map_has_every_published_page(load_demo: Callable[[str], None]) -> None:
    load_demo(WEEK_52)
    paths = selectors.public_addresses()
    assert len(paths) == 28
    assert paths[0] == "/ban-tin/2023/tuan-52/"
