"""The page of a document: what it does to others and they to it, in words and as a picture."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from dieuhanh.web.documents.models import Relation
from tests.web.portal.reading import words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published_week")]

LETTER = "/van-ban/2023/6476-vp-kt/"


@pytest.mark.parametrize(
    ("kind", "outward", "inward", "drawn"),
    [
        ("repeats", "Nhắc lại →", "Được nhắc lại bởi ←", "nhắc lại"),
        ("reminds", "Đôn đốc →", "Được đôn đốc bởi ←", "đôn đốc"),
        ("repeals", "Bãi bỏ →", "Bị bãi bỏ bởi ←", "bãi bỏ"),
    ],
)
def test_a_relation_is_told_from_both_ends_and_drawn(
    client: Client, kind: str, outward: str, inward: str, drawn: str
) -> None:
    relation = Relation.objects.filter(source__number_text="6476/VP-KT", kind="forwards").select_related("target")[0]
    Relation.objects.filter(pk=relation.pk).update(kind=kind)
    assert f"{outward} {relation.target.title}" in words(client, LETTER)
    assert f"{inward} Công văn 6476/VP-KT" in words(client, relation.target.path)
    page = client.get(f"{LETTER}?xem=so-do").content.decode()
    edge = re.search(rf'<g class="edge {kind}".*?</g>', page, re.DOTALL)
    assert edge is not None
    assert f">{drawn}</text>" in edge[0]
    assert ('class="bar"' in edge[0]) == (kind == "repeals")
