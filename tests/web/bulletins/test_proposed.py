"""What is only proposed or drafted: the desk sees it, the public does not."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytest_django import DjangoAssertNumQueries

from dieuhanh.web import demonstration
from dieuhanh.web.accounts.models import User
from dieuhanh.web.bulletins import selectors
from dieuhanh.web.bulletins.actions import NotABulletinError, compose
from dieuhanh.web.bulletins.candidates import candidates
from dieuhanh.web.bulletins.editing import open_draft
from dieuhanh.web.documents.models import TextVersion
from dieuhanh.web.documents.selectors import (
    DocumentFilter,
    internal_document,
    internal_documents,
    public_document,
    public_documents,
)
from dieuhanh.web.review.actions import accept_all, import_text
from dieuhanh.web.review.selectors import internal_bodies, internal_import, internal_imports, public_bodies
from tests.web.bulletins.conftest import WEEK

pytestmark = pytest.mark.django_db

NOW = datetime(2024, 1, 1, tzinfo=UTC)


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
    with django_assert_num_queries(6):
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


def test_what_nobody_confirmed_is_no_candidate(reviewer: User) -> None:
    text = "SỞ Y TẾ\nSố: 1/SYT-NV\nQuảng Trị, ngày 26 tháng 12 năm 2023\nKính gửi: UBND các huyện.\nYêu cầu báo cáo.\n"
    import_text(actor=reviewer.actor, data=text.encode(), name="a.txt")
    assert candidates(open_draft(actor=reviewer.actor, week=WEEK)) == []
