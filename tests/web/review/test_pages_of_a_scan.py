"""A text that was read from pages is reviewed on their pictures, and doubtful words make doubtful facts."""

from __future__ import annotations

import pytest
from django.test import Client

from benchmarks.sheets import Sheet
from dieuhanh.extraction import extract
from dieuhanh.sources.model import PageBox, SourceText
from dieuhanh.web.accounts.models import User
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.intake.actions import receive
from dieuhanh.web.intake.models import Door
from dieuhanh.web.review.actions import import_text
from dieuhanh.web.review.models import Claim, ClaimKind

pytestmark = pytest.mark.django_db
ORDER = "Công văn số 45/UBND-KT ngày 05/01/2024: giao Sở Tài chính báo cáo trước ngày 15/02/2024."


def test_facts_stand_on_the_picture_of_their_page(client: Client, reviewer: User, operator: Actor) -> None:
    data = Sheet(size=14).prose(ORDER).pdf()
    (imported,) = receive(actor=operator, data=data, name="cong-van.pdf", door=Door.FORM).imported
    client.force_login(reviewer)
    address = f"/nb/nhap/{imported.text_version.pk}"
    page = client.get(f"{address}/ra-soat/").content.decode()
    assert f'href="{address}/trang/1/"' in page
    assert '<rect class="citation"' in page
    assert ",0" not in page.partition('<rect class="citation"')[2].partition("/>")[0], "numbers of SVG have points"
    answer = client.get(f"{address}/trang/1/")
    assert answer["Content-Type"] == "image/webp"
    assert client.get(f"{address}/trang/9/").status_code == 404


def test_a_fact_on_doubtful_words_is_to_be_looked_at(operator: Actor) -> None:
    text = f"{ORDER}\n"
    sure = {c.number: c.certain for c in extract(text).items[0].citations}
    at = text.index("45/UBND-KT")
    boxes = (PageBox(at, at + 10, 1, 0, 0, 50, 9, 0.4),)
    source = SourceText(text, "ocr", "1", "image/png", boxes=boxes, sizes=((595.0, 842.0),))
    import_text(actor=operator, data=b"x", name="quet.png", source=source)
    claim = Claim.objects.get(kind=ClaimKind.CITATION)
    assert claim.doubtful
    assert claim.value["number"] in sure
