"""The whole province: documents, letters and duties of several texts side by side."""

from __future__ import annotations

import pytest
from pytest_django import DjangoAssertNumQueries

from dieuhanh.web.bulletins import selectors
from dieuhanh.web.documents.selectors import DocumentFilter, public_document, public_documents
from dieuhanh.web.review.selectors import public_bodies

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded_province")]


def test_documents_are_listed_in_three_queries(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(3):
        page = public_documents(DocumentFilter())
        assert [bool(row.title) for row in page.rows] == [True] * 50
    assert (page.number, page.pages) == (1, 2)
    assert page.rows[0].number_text == "520/QĐ-UBND"
    assert {row.number_text for row in page.rows if row.held} >= {"520/QĐ-UBND", "33/TB-UBND"}


def test_a_published_letter_can_be_read_whole() -> None:
    view = public_document("2024/45-ubnd-kt")
    assert view is not None
    assert view.text is not None
    assert "45/UBND-KT" in view.text.text


def test_duties_of_a_body_lead_to_where_they_were_put(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for body in public_bodies():
        rows = selectors.public_duties(body.slug)
        assert sum(row.duty.role == "lead" for row in rows) == body.lead
        assert sum(row.duty.role == "support" for row in rows) == body.support
        assert all(row.item or row.document for row in rows)
    with django_assert_num_queries(2):
        selectors.public_duties("ubnd-cac-huyen-thanh-pho")
