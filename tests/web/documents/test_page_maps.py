"""A text that was read from pages keeps where it stands on them, and which words were doubtful."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.sheets import Sheet
from dieuhanh.sources.model import PageBox, SourceText
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.documents.actions import register_page_map
from dieuhanh.web.documents.models import PageMap, TextVersion
from dieuhanh.web.documents.pictures import has_pages, page_picture
from dieuhanh.web.intake.actions import receive
from dieuhanh.web.intake.models import Door
from dieuhanh.web.review.actions import import_text

pytestmark = pytest.mark.django_db
ORDER = "Công văn số 45/UBND-KT ngày 05/01/2024: giao Sở Tài chính báo cáo trước ngày 15/02/2024."


@pytest.fixture
def received(operator: Actor) -> TextVersion:
    data = Sheet(size=14).prose(ORDER).pdf()
    (imported,) = receive(actor=operator, data=data, name="cong-van.pdf", door=Door.FORM).imported
    return imported.text_version


def test_a_received_pdf_can_show_a_fact_on_its_page(received: TextVersion) -> None:
    start = received.text.index("Sở Tài chính")
    (box,) = received.page_map.boxes_of(start, start + len("Sở Tài chính"))
    assert box.page == 1
    assert 0 < box.left < box.right < received.page_map.sizes[0][0]
    assert received.page_map.doubtful(0, len(received.text)) == ()
    assert has_pages(received)
    assert page_picture(received, 1).content.startswith(b"RIFF")


def test_doubtful_words_are_kept(operator: Actor, demo: Path) -> None:
    data = (demo / "thong-bao-ket-luan.txt").read_bytes()
    imported = import_text(actor=operator, data=data, name="thong-bao.txt")
    source = SourceText("x", "r", "1", "image/png", boxes=(PageBox(0, 1, 1, 0, 0, 5, 5, 0.3),), sizes=((9.0, 9.0),))
    kept = register_page_map(actor=operator, text_version=imported.text_version, source=source)
    again = register_page_map(actor=operator, text_version=imported.text_version, source=source)
    assert kept == again
    assert [doubt.confidence for doubt in PageMap.objects.get().doubtful(0, 1)] == [0.3]
