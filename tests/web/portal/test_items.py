"""The page of one item: what became of it, what else is about the same matter, and who stands there today."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from pytest_django import Settings

from dieuhanh.web.audit.actor import command_line
from dieuhanh.web.bulletins.models import BulletinItem
from dieuhanh.web.documents.models import Document, Relation, RelationKind
from dieuhanh.web.parameters.actions import set_parameter
from dieuhanh.web.review.models import Claim, ClaimKind
from dieuhanh.web.tasks.models import Performer, Task
from dieuhanh.web.tasks.states import DueKind, Role, State, TaskState
from tests.web.portal.reading import words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("seated_week")]

RAILWAY = "/chi-dao/2023/6476-vp-kt/"
TOOLS = "/chi-dao/2023/1867-ubnd-kgvx/"
INVOICES = "/chi-dao/2023/2193-qd-ubnd/"
ZONE = "/chi-dao/2023/29-2023-qd-ubnd/"


@pytest.fixture(autouse=True)
def _day(settings: Settings) -> None:
    settings.SET_DAY = date(2024, 1, 2)


def relations_of(path: str, kind: str) -> list[Relation]:
    item = BulletinItem.objects.get(address=path.removeprefix("/chi-dao/").strip("/"))
    return list(Relation.objects.filter(text_version=item.text_version, item_index=item.item_index, kind=kind))


def test_steps_stand_in_the_order_of_their_days(client: Client) -> None:
    text = words(client, ZONE)
    steps = text[text.index("Diễn biến") : text.index("Cùng việc này")]
    assert steps.index("Ban hành Quyết định 29/2023/QĐ-UBND") < steps.index("31/12/2023 : Đăng bản tin")
    assert steps.endswith("10/01/2024 : Có hiệu lực (sắp tới) ")


def test_a_document_that_was_replaced_since_says_so(client: Client) -> None:
    (replacing,) = relations_of("/chi-dao/2023/2199-qd-ubnd/", RelationKind.REPLACES)
    replacing.target = Document.objects.get(number_text="2193/QĐ-UBND")
    replacing.save()
    assert "25/12/2023 : Được thay thế bởi Quyết định 2199/QĐ-UBND" in words(client, INVOICES)


def test_the_office_looks_again_at_what_has_no_deadline(client: Client) -> None:
    item = BulletinItem.objects.get(address="2023/1867-ubnd-kgvx")
    duties = Claim.objects.filter(text_version=item.text_version, item_index=item.item_index)
    claim = duties.filter(kind=ClaimKind.ASSIGNMENT).first()
    task = {"due_kind": DueKind.NONE, "review_on": date(2024, 1, 24), "state": TaskState.OPEN}
    assert Task.objects.filter(claim=claim).update(**task) == 1
    assert "24/01/2024 : Văn phòng rà soát lại việc không nêu hạn (sắp tới)" in words(client, TOOLS)
    assert "Không nêu hạn văn bản không ghi ngày" in words(client, TOOLS)


def test_each_duty_of_a_published_directive_is_told_where_a_document_says_so(client: Client) -> None:
    item = BulletinItem.objects.get(address="2023/1867-ubnd-kgvx")
    claims = Claim.objects.filter(text_version=item.text_version, item_index=item.item_index)
    lead = Performer.objects.filter(task__claim__in=claims, role=Role.LEAD, organisation__isnull=False).first()
    assert lead is not None
    assert lead.organisation is not None
    given = {"state": State.ACCEPTED, "assigned_on": date(2023, 12, 26)}
    Performer.objects.filter(pk=lead.pk).update(**given)
    page, name = f"/co-quan/{lead.organisation.key}/", f"NV {lead.code}"
    assert name not in words(client, page)
    first = date(2023, 12, 1)
    level = {"key": "reporting.public_progress", "typed": "2", "basis": "QĐ 12"}
    set_parameter(actor=command_line(), **level, valid_from=first, today=first)
    assert f"{name} " in words(client, page)


def test_items_that_name_the_same_letter_are_about_the_same_matter(client: Client) -> None:
    assert "Cùng việc này" in words(client, RAILWAY)
    assert "Km154" not in words(client, RAILWAY)
    (mine,), (other,) = (relations_of(path, RelationKind.REFERS) for path in (RAILWAY, "/chi-dao/2023/6473-vp-kt/"))
    other.target = mine.target
    other.save()
    assert "Công văn 6473/VP-KT · 25/12/2023 · Tuần 52/2023" in words(client, RAILWAY)


def test_law_that_both_refer_to_makes_no_common_matter(client: Client) -> None:
    law = next(one.target for one in relations_of(TOOLS, RelationKind.REFERS) if one.target.type == "Luật")
    (other,) = relations_of(RAILWAY, RelationKind.REFERS)
    other.target = law
    other.save()
    assert "Km21" not in words(client, TOOLS)


def test_a_body_that_has_ended_since_names_its_heir(client: Client, settings: Settings) -> None:
    assert "nay:" not in words(client, TOOLS)
    settings.SET_DAY = date(2026, 1, 5)
    text = words(client, TOOLS)
    assert "(nay: Sở Nội vụ , từ 01/03/2025; Sở Y tế , từ 01/03/2025; " in text
