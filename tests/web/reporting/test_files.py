"""Every file of a report: LibreOffice opens each, all in one run, and what it shows is what the screen counts."""

from __future__ import annotations

import hashlib
import io
import json
import shutil
import subprocess
from datetime import date, timedelta
from html.parser import HTMLParser
from pathlib import Path
from unittest.mock import patch

import docx
import pytest
from django.db import connection
from django.test import Client
from pytest_django import Settings

from dieuhanh.web.accounts.models import User
from dieuhanh.web.documents.models import Document
from dieuhanh.web.organisations.models import Organisation
from dieuhanh.web.reporting import big_files
from dieuhanh.web.reporting.models import FrozenReport
from dieuhanh.web.tasks.actions import answering, extending
from dieuhanh.web.tasks.actions.assigning import assign
from dieuhanh.web.tasks.actions.drafts import Part, Plan, draft_task
from dieuhanh.web.tasks.actions.extending import Request
from dieuhanh.web.tasks.states import Role
from tests.conftest import lacking
from tests.web.tasks.conftest import FIRST, Give, People, later, lead_of

pytestmark = pytest.mark.django_db

TODAY = FIRST + timedelta(days=14)
RISKY = '=HYPERLINK("http://x")'


@pytest.fixture
def at_work(settings: Settings, give: Give, people: People, health: Organisation) -> None:
    """Two overdue duties, one due this week, one without a date, one of a document, one with a request for time."""
    settings.SET_DAY = TODAY
    for due in (date(2023, 12, 29), date(2024, 1, 2), date(2024, 1, 11), None):
        give(due)
    lead = lead_of(give(date(2024, 1, 12)))
    answering.accept(actor=people.health, performer=lead, at=later(1))
    request = Request(wanted_on=date(2024, 1, 30), reason="Chờ số liệu 11 huyện")
    extending.ask(actor=people.health, performer=lead, request=request, at=later(13))
    document = Document.objects.create(number_text="1/UBND-KT", date=FIRST, year=2023, address="1", identity="1")
    plan = Plan(title=RISKY, basis=document, basis_words="1/UBND-KT")
    task = draft_task(actor=people.office, plan=plan, parts=[Part(Role.LEAD, health)], at=later(4))
    assign(actor=people.office, task=task, at=later(4))


@pytest.fixture
def office(client: Client, at_work: None) -> Client:
    client.force_login(User.objects.get(username="van phong"))
    return client


def frozen(office: Client) -> FrozenReport:
    office.post("/nb/bao-cao/?theo=co-quan")
    return FrozenReport.objects.latest("made_at")


def addresses(office: Client) -> dict[str, str]:
    """Every address of an .xlsx or .docx of this room, by the name of its file."""
    kept = f"/nb/bao-cao/da-chot/{frozen(office).pk}/so-lieu."
    return {
        "list.xlsx": "/nb/bao-cao/danh-muc.xlsx?vai-tro=lead",
        "list.docx": "/nb/bao-cao/danh-muc.docx?vai-tro=lead",
        "ranking.xlsx": "/nb/bao-cao/xep-hang/?tep=xlsx",
        "ranking.docx": "/nb/bao-cao/xep-hang/?tep=docx",
        "entry.xlsx": "/nb/bao-cao/nhap-dung-han/?tep=xlsx",
        "entry.docx": "/nb/bao-cao/nhap-dung-han/?tep=docx",
        "statistics.xlsx": "/nb/bao-cao/so-lieu.xlsx",
        "statistics.docx": "/nb/bao-cao/so-lieu.docx",
        "frozen.xlsx": f"{kept}xlsx",
        "frozen.docx": f"{kept}docx",
        "briefing.docx": "/nb/giao-ban/2024-02/bao-cao.docx",
    }


class Rows(HTMLParser):
    """The rows of the tables of a page and all of its words, as LibreOffice saved it."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.words = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th") and self.rows:
            self.rows[-1].append("")

    def handle_data(self, data: str) -> None:
        self.words += data
        if self.rows and self.rows[-1]:
            self.rows[-1][-1] = " ".join(f"{self.rows[-1][-1]} {data}".split())

    def holds(self, *wanted: str) -> bool:
        """Whether one of the rows has all of these cells."""
        return any(set(wanted) <= set(row) for row in self.rows)


def opened(folder: Path) -> dict[str, Rows]:
    """What LibreOffice makes of all files of a folder, in one run."""
    files = sorted(folder.glob("*.*"))
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "html", "--outdir", f"{folder}/out"]
    subprocess.run([*command, *map(str, files)], check=True, capture_output=True, timeout=300)
    return {file.name: Rows((folder / "out" / f"{file.stem}.html").read_text(encoding="utf-8")) for file in files}


@pytest.mark.slow
def test_libreoffice_opens_every_file(office: Client, tmp_path: Path) -> None:
    if shutil.which("soffice") is None or shutil.which("localc") is None:
        lacking("LibreOffice (libreoffice-writer, libreoffice-calc)")
    for name, address in addresses(office).items():
        answer = office.get(address)
        assert answer.status_code == 200, address
        (tmp_path / name.replace(".", "-", 1)).with_suffix(Path(name).suffix).write_bytes(answer.content)
    found = opened(tmp_path)
    assert len(found) == 11
    for ending in ("xlsx", "docx"):
        assert found[f"list-{ending}.{ending}"].holds("2023-0001", "29/12/2023", "Quá hạn 10 ngày")
        assert found[f"list-{ending}.{ending}"].holds("2023-0006", RISKY), "what begins with = stays text"
        assert found[f"ranking-{ending}.{ending}"].holds("Sở Y tế", "6", "2")
        assert found[f"entry-{ending}.{ending}"].holds("2023-0006", "van phong", "25/12/2023", "29/12/2023", "4", "1")
        for name in ("statistics", "frozen"):
            assert found[f"{name}-{ending}.{ending}"].holds("Sở Y tế", "6", "2"), name
            assert found[f"{name}-{ending}.{ending}"].holds("Cộng", "6", "2"), name
    briefing = found["briefing-docx.docx"]
    assert "Trong 6 việc đang làm: 2 quá hạn, 2 đến hạn tuần này" in " ".join(briefing.words.split())
    assert briefing.holds("2023-0001", "29/12/2023", "10")
    assert briefing.holds("2023-0005", "Gia hạn → 30/01/2024")
    for paper in ("list", "ranking", "entry", "statistics", "frozen", "briefing"):
        words = " ".join(found[f"{paper}-docx.docx"].words.split())
        assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in words, paper
        assert "/BC-VP" in words, paper


def test_the_papers_are_pdf_too(office: Client) -> None:
    """Not drawn here: that a paper becomes a tagged PDF is a test of `exports`."""
    with patch("dieuhanh.web.reporting.files.pdf", return_value=b"%PDF-1.7") as drawn:
        for name, address in addresses(office).items():
            if name.endswith(".docx"):
                answer = office.get(address.replace("docx", "pdf"))
                assert (answer["Content-Type"], answer.content) == ("application/pdf", b"%PDF-1.7"), address
    assert [name for call in drawn.call_args_list for name in ("CỘNG HÒA",) if name not in call.args[0]] == []
    assert drawn.call_count == 6


def test_a_frozen_report_comes_as_the_content_that_was_hashed(office: Client) -> None:
    report = frozen(office)
    address = f"/nb/bao-cao/da-chot/{report.pk}/"
    assert report.title == "Thống kê nhiệm vụ đến 08/01/2024", "the day that the site is set to"
    content = office.get(f"{address}so-lieu.json").content
    assert hashlib.sha256(content).hexdigest() == report.digest
    assert json.loads(content)["whole"]["overdue"] == 2
    assert 'href="so-lieu.docx"' in office.get(address).content.decode()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE reporting_frozenreport SET content = %s", [report.content.replace("2", "3")])
    assert office.get(f"{address}so-lieu.json")["Location"] == address
    assert "Hãy báo quản trị hệ thống" in office.get(address).content.decode()
    assert office.get(f"{address}so-lieu.exe").status_code == 302


def test_a_long_list_is_no_paper_and_says_so(office: Client) -> None:
    with patch.object(big_files, "ON_PAPER", 3):
        answer = office.get("/nb/bao-cao/danh-muc.docx?vai-tro=lead", follow=True)
    assert "Danh mục có hơn 3 dòng: hãy lọc bớt" in answer.content.decode()
    assert office.get("/nb/bao-cao/danh-muc.exe").status_code == 404


def test_the_page_of_leaders_is_a_paper_of_nothing_too(client: Client, settings: Settings, people: People) -> None:
    settings.SET_DAY = TODAY
    client.force_login(User.objects.get(username="lanh dao"))
    data = client.get("/nb/giao-ban/2024-02/bao-cao.docx").content
    words = [paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs]
    for said in ("Không có việc quá hạn. 0 việc đến hạn tuần này.", "Không có việc cần quyết.", "Không có việc nào."):
        assert said in words
    assert client.get("/nb/giao-ban/2024-02/bao-cao.exe").status_code == 404
