"""Whole texts read by our own rules come in whole: every section, and every citation a link or a stub."""

from __future__ import annotations

from pathlib import Path

import pytest

from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.documents.models import Document
from dieuhanh.web.review.actions import import_text
from dieuhanh.web.review.models import Claim, ClaimKind
from dieuhanh.web.review.selectors import internal_import

pytestmark = pytest.mark.django_db


def imports_whole(file: Path, operator: Actor, items: int) -> None:
    imported = import_text(actor=operator, data=file.read_bytes(), name=file.name)
    view = internal_import(imported.text_version.id)
    assert view is not None
    assert len(view.items) == items
    citations = Claim.objects.filter(kind=ClaimKind.CITATION).select_related("relation__target")
    assert citations.count() > items
    for claim in citations:
        assert claim.relation is not None
        assert claim.relation.target.path.startswith("/van-ban/")
    addresses = list(Document.objects.values_list("address", flat=True))
    assert len(addresses) == len(set(addresses))
    assert all(address == address.lower() and " " not in address for address in addresses)


def test_the_demonstrations_week(operator: Actor, demo: Path) -> None:
    imports_whole(demo / "ban-tin-2023-tuan-52.txt", operator, items=27)


def test_a_real_week(operator: Actor, shared: Path) -> None:
    imports_whole(shared / "extraction" / "bulletin-2023-w52.txt", operator, items=40)
