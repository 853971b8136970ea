"""What a reader takes away of a bulletin: chosen items to print, .pdf, .docx, .csv, the code of its address."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import docx
import pypdfium2
import pytest
from django.http import HttpResponse, StreamingHttpResponse
from django.test import Client
from pytest_django import Settings

from dieuhanh.exports.information import InformationPage
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.bulletins.models import Bulletin, BulletinStatus
from dieuhanh.web.documents.leaks import DESTROYED
from dieuhanh.web.jobs.actions import enqueue
from dieuhanh.web.jobs.running import drain
from dieuhanh.web.portal import filing
from tests.web.portal.reading import words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published_week")]

BULLETIN = "/ban-tin/2023/tuan-52/"
HEADING = "Kết quả rà soát hộ nghèo, hộ cận nghèo năm 2023"


@pytest.fixture(autouse=True)
def files_folder(settings: Settings, tmp_path: Path) -> Path:
    """A data folder of the test's own."""
    settings.DATA_FOLDER = tmp_path
    return tmp_path / "public-files"


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> list[InformationPage]:
    """Papers that cost nothing: what should be set is kept, the file says so."""
    given: list[InformationPage] = []

    def remember(paper: InformationPage, *, resources: object) -> bytes:
        given.append(paper)
        return b"%PDF"

    monkeypatch.setattr(filing, "page", lambda paper: paper)
    monkeypatch.setattr(filing, "pdf", remember)
    return given


def content(answer: object) -> bytes:
    assert isinstance(answer, HttpResponse | StreamingHttpResponse)
    return b"".join(answer)


def test_the_pdf_holds_everything_and_is_made_once(client: Client, files_folder: Path) -> None:
    answer = client.get(f"{BULLETIN}ban-tin.pdf")
    assert answer.status_code == 200
    assert answer["Content-Disposition"] == 'attachment; filename="ban-tin-2023-tuan-52.pdf"'
    paper = pypdfium2.PdfDocument(content(answer))
    text = " ".join(" ".join(one.get_textpage().get_text_range() for one in paper).split())
    for part in ("Mục lục (27)", HEADING, "12.397", "http://localhost:8000/b/2023-52", "Không giao việc mới"):
        assert part in text
    assert "CỘNG HÒA" not in text
    assert 8 < len(paper) < 40
    paper.close()
    (kept,) = files_folder.iterdir()
    kept.write_bytes(b"%PDF kept")
    assert content(client.get(f"{BULLETIN}ban-tin.pdf")) == b"%PDF kept"


def test_the_word_file_has_real_styles(client: Client) -> None:
    document = docx.Document(io.BytesIO(content(client.get(f"{BULLETIN}ban-tin.docx"))))
    headings = [one.text for one in document.paragraphs if one.style is not None and one.style.name == "Heading 2"]
    assert len(headings) == 1 + 27
    assert any(HEADING in heading for heading in headings)
    section = document.sections[0]
    assert [round(each.mm) for each in (section.left_margin, section.right_margin) if each] == [30, 15]
    assert document.core_properties.title == Bulletin.objects.get().title


def test_the_table_has_a_row_each_item(client: Client) -> None:
    text = content(client.get(f"{BULLETIN}nguon.csv")).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    assert len(rows) == 27
    poverty = next(row for row in rows if row["Tít"] == HEADING)
    assert (poverty["Loại"], poverty["Ngày"]) == ("Quyết định", "30/12/2023")
    assert poverty["Địa chỉ"] == "http://testserver/chi-dao/2023/2267-qd-ubnd/"


def test_the_code_leads_to_the_short_address(client: Client) -> None:
    answer = client.get(f"{BULLETIN}ma-qr.svg")
    assert answer["Content-Type"] == "image/svg+xml"
    assert "http://localhost:8000/b/2023-52" in answer.content.decode()
    assert '<aside class="paper"' in client.get(BULLETIN).content.decode()


@pytest.mark.parametrize("name", ["ban-tin.pdf", "ban-tin.docx", "nguon.csv", "ma-qr.svg"])
def test_what_was_taken_down_is_gone_as_a_file_too(client: Client, quick: list[InformationPage], name: str) -> None:
    answer = client.get(f"{BULLETIN}{name}")
    assert answer.status_code == 200
    assert b"".join(answer)
    assert client.get(f"{BULLETIN.replace('52', '51')}{name}").status_code == 404
    Bulletin.objects.update(status=BulletinStatus.WITHDRAWN)
    assert "đã được gỡ" in words(client, f"{BULLETIN}{name}", status=410)


def test_an_unknown_form_is_not_found(client: Client) -> None:
    assert client.get(f"{BULLETIN}ban-tin.exe").status_code == 404


def test_one_file_is_made_at_a_time(client: Client, quick: list[InformationPage]) -> None:
    with filing._one_at_a_time:
        answer = client.get(f"{BULLETIN}ban-tin.pdf")
    assert (answer.status_code, answer["Retry-After"]) == (503, "20")
    assert "Thử lại" in answer.content.decode()
    assert content(client.get(f"{BULLETIN}ban-tin.pdf")) == b"%PDF"


def test_the_job_makes_what_is_missing_once(operator: Actor, quick: list[InformationPage], files_folder: Path) -> None:
    for _ in range(2):
        enqueue(actor=operator, handler="portal.papers", payload={})
        drain()
    assert sorted(file.suffix for file in files_folder.iterdir()) == [".docx", ".pdf"]
    assert len(quick) == 1


def test_a_purge_takes_the_files_along(client: Client, quick: list[InformationPage], files_folder: Path) -> None:
    assert content(client.get(f"{BULLETIN}ban-tin.pdf"))
    filing.destroy_of({Bulletin: {Bulletin.objects.get().pk}}, DESTROYED)
    assert list(files_folder.iterdir()) == []


def test_chosen_items_are_printed_alone(client: Client) -> None:
    page = client.get(f"{BULLETIN}?in=chon").content.decode()
    assert page.count('name="muc"') == 27
    text = words(client, f"{BULLETIN}?muc=26&muc=5&muc=x&muc=99")
    assert "In 2 mục đã chọn, khoảng" in text
    assert "26. " in text
    assert "Mục lục" not in text
    assert 'content="noindex"' in client.get(f"{BULLETIN}?muc=5").content.decode()
    assert "Mục lục (27)" in words(client, f"{BULLETIN}?muc=99")


@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_the_address_carries_the_choice(client: Client, files_folder: Path, form: str) -> None:
    answer = client.get(f"{BULLETIN}ban-tin.{form}?muc=26&muc=5&muc=5")
    assert answer["Content-Disposition"] == f'attachment; filename="ban-tin-2023-tuan-52-muc-5-26.{form}"'
    text = paper_text(content(answer), form)
    assert "Trích 2 trong 27 mục của bản tin." in text
    assert HEADING in text
    assert "Mục lục" not in text
    assert not files_folder.exists()  # what one reader chose is not kept for all


def paper_text(data: bytes, form: str) -> str:
    if form == "docx":
        return " ".join(one.text for one in docx.Document(io.BytesIO(data)).paragraphs)
    paper = pypdfium2.PdfDocument(data)
    text = " ".join(" ".join(one.get_textpage().get_text_range() for one in paper).split())
    paper.close()
    return text


@pytest.mark.parametrize(
    ("query", "words_"),
    [
        ("muc=99&muc=5", "Bản tin này có mục 1 đến 27, không có mục: 99."),
        ("muc=a%0d%0ab", "không có mục: a b."),
        ("muc=-1", "không có mục: -1."),
        ("chon=1", "Chưa chọn mục nào."),
        ("&".join(f"muc={number}" for number in range(1, 62)), "Chọn nhiều nhất 60 mục"),
    ],
)
def test_a_bad_choice_says_why(client: Client, quick: list[InformationPage], query: str, words_: str) -> None:
    address = f"{BULLETIN}ban-tin.pdf?{query}"
    assert words_ in words(client, address, status=400)
    assert f'href="{BULLETIN}?in=chon"' in client.get(address).content.decode()
    assert quick == []


def test_the_page_of_chosen_items_offers_their_files(client: Client) -> None:
    page = client.get(f"{BULLETIN}?muc=26&muc=5").content.decode()
    assert f'href="{BULLETIN}ban-tin.pdf?muc=5&amp;muc=26"' in page
    choosing = client.get(f"{BULLETIN}?in=chon").content.decode()
    assert f'formaction="{BULLETIN}ban-tin.docx"' in choosing
