"""The pages of tasks as each person sees them: lists, one task, its steps and forms, drafts, many at once."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from unittest.mock import patch

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from dieuhanh.timekeeping import WorkingCalendar
from dieuhanh.web.accounts.models import Role as AccountRole
from dieuhanh.web.accounts.models import User
from dieuhanh.web.jobs.running import drain
from dieuhanh.web.organisations.models import Organisation
from dieuhanh.web.tasks.actions import answering, bulk, deciding, extending
from dieuhanh.web.tasks.actions.answering import Result
from dieuhanh.web.tasks.actions.drafts import Part, Plan, draft_task
from dieuhanh.web.tasks.choices import values_of
from dieuhanh.web.tasks.filters import TaskFilter
from dieuhanh.web.tasks.models import Performer, ReportDraft, SavedView, Task, TaskFile
from dieuhanh.web.tasks.selectors import COLUMNS, Days, board
from dieuhanh.web.tasks.selectors import count as count_of
from dieuhanh.web.tasks.states import DueKind, Role, State, TaskState
from dieuhanh.web.tasks.today import nearest
from dieuhanh.web.tasks.views import asking
from tests.web.tasks.conftest import FIRST, Give, People, later, lead_of, person, support_of

pytestmark = pytest.mark.django_db

LIST = "/nb/nhiem-vu/"
PDF = b"%PDF-1.4\n%%EOF\n"


@pytest.fixture(autouse=True)
def _on_a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "today", lambda: later(5).date())
    for module in ("acting", "assigning", "bulk", "detail", "reporting", "calendar_file"):
        monkeypatch.setattr(f"dieuhanh.web.tasks.views.{module}.now", lambda: later(5))


def as_(client: Client, name: str) -> Client:
    client.force_login(User.objects.get(username=name))
    return client


def test_a_clerk_sees_the_own_duties_alone_and_the_office_all(
    client: Client, give: Give, people: People, districts: list[Organisation]
) -> None:
    own, other = give(), give(lead=districts)
    page = as_(client, "can bo y te").get(LIST).content.decode()
    assert own.code in page
    assert other.code not in page
    assert client.get(other.path).status_code == 404
    assert page.count("<tr>") == 2
    whole = as_(client, "van phong").get(LIST).content.decode()
    assert whole.count("<tr>") == 1 + 2 + 4


@pytest.mark.parametrize("kind", ["danh-sach", "bang", "ma-tran"])
@pytest.mark.parametrize("name", ["can bo y te", "van phong", "lanh dao", "nguoi doc"])
def test_every_way_to_look_opens(client: Client, give: Give, kind: str, name: str) -> None:
    give()
    assert as_(client, name).get(f"{LIST}?kieu={kind}&thoi-han=qua-han&trang-thai=mo&q=dong+xuan").status_code == 200


def test_a_clerk_accepts_and_reports_with_a_file(client: Client, give: Give, people: People) -> None:
    task = give()
    lead = lead_of(task)
    as_(client, "can bo y te")
    client.post(f"{task.path}{lead.pk}/tiep-nhan/")
    files = [SimpleUploadedFile("ket qua.pdf", PDF), SimpleUploadedFile("la.exe", b"MZ123")]
    sent = {"ket-qua": "Đã có phương án", "so": "12/BC-SYT", "tep": files}
    again = client.post(f"{task.path}{lead.pk}/bao-cao/", sent)
    assert again.status_code == 422
    text = again.content.decode()
    assert "Tệp “la.exe” không phải pdf, docx, xlsx hay ảnh" in text
    assert "Đã có phương án" in text
    assert "ket qua.pdf" in text
    client.post(f"{task.path}{lead.pk}/bao-cao/", {"ket-qua": "Đã có phương án", "so": "12/BC-SYT"})
    lead.refresh_from_db()
    assert lead.state == State.REPORTED
    file = TaskFile.objects.get()
    assert file.report is not None
    assert client.get(f"{task.path}tep/{file.pk}/").content == PDF
    stranger = as_(client, "can bo giao thong")
    assert stranger.get(f"{task.path}tep/{file.pk}/").status_code == 404


def test_a_draft_of_a_report_is_kept_for_its_author(client: Client, give: Give, people: People) -> None:
    task = give()
    answering.accept(actor=people.health, performer=lead_of(task), at=later(1))
    as_(client, "can bo y te")
    fields = {"ket-qua": "Mới được một nửa", "viec": "luu-nhap"}
    client.post(f"{task.path}{lead_of(task).pk}/bao-cao/", fields)
    assert ReportDraft.objects.get().fields["ket-qua"] == "Mới được một nửa"
    assert "Mới được một nửa" in client.get(task.path).content.decode()


def test_what_is_typed_is_kept_by_itself_and_the_others_are_told(
    client: Client, give: Give, people: People, health: Organisation
) -> None:
    lead = lead_of(give())
    answering.accept(actor=people.health, performer=lead, at=later(1))
    person("can bo hai", AccountRole.CLERK, health)
    address = f"{lead.task.path}{lead.pk}/bao-cao/luu/"
    told = as_(client, "can bo hai").post(address, {"ket-qua": "Đang gom số liệu"}).json()
    assert told == {"saved": "Đã lưu 09:00", "other": ""}
    told = as_(client, "can bo y te").post(address, {"ket-qua": "Xong"}).json()
    assert told["other"] == "can bo hai đang soạn báo cáo này (lưu lúc 09:00)"
    assert "can bo hai đang soạn" in client.get(lead.task.path).content.decode()
    assert "Đang gom số liệu" in as_(client, "can bo hai").get(lead.task.path).content.decode()
    assert as_(client, "van phong").post(address, {"ket-qua": "x"}).status_code == 403


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"han-moi": "32/1/2024", "ly-do": "Chờ"}, "Không đọc được ngày “32/1/2024”"),
        ({"han-moi": "", "ly-do": "Chờ"}, "Nhập ngày."),
        ({"han-moi": "20/1/2024", "ly-do": ""}, "Nhập lý do xin gia hạn."),
        ({"han-moi": "5/1/2024", "ly-do": "Chờ"}, "phải sau hạn hiện tại 10/01/2024"),
    ],
)
def test_a_form_at_fault_keeps_what_was_typed(
    client: Client, give: Give, people: People, typed: dict[str, str], words: str
) -> None:
    task = give()
    page = as_(client, "can bo y te").post(f"{task.path}{lead_of(task).pk}/xin-gia-han/", typed)
    text = page.content.decode()
    assert page.status_code == 422
    assert words in text
    assert all(value in text for value in typed.values())
    assert "<title>Lỗi: " in text


def test_the_leader_answers_an_extension(client: Client, give: Give, people: People) -> None:
    task = give()
    lead = lead_of(task)
    request = extending.Request(date(2024, 1, 20), "Chờ số liệu")
    extending.ask(actor=people.health, performer=lead, request=request, at=later(3))
    as_(client, "lanh dao")
    assert "Đồng ý gia hạn" in client.get(task.path).content.decode()
    client.post(f"{task.path}{lead.pk}/dong-y-gia-han/", {"noi-dung": "Xong trước Tết"})
    lead.refresh_from_db()
    assert lead.due_on == date(2024, 1, 20)
    page = client.get(task.path).content.decode()
    assert "Cơ quan: 5 ngày · Văn phòng giữ: 0 ngày" in page


def test_a_wrong_role_is_refused(client: Client, give: Give, people: People) -> None:
    task = give()
    lead = lead_of(task)
    assert as_(client, "can bo giao thong").post(f"{task.path}{lead.pk}/tiep-nhan/").status_code == 403
    assert (
        as_(client, "nguoi doc").post(f"{task.path}{lead.pk}/thu-hoi/", {"ly-do": "x", "can-cu": "y"}).status_code
        == 403
    )
    assert Performer.objects.get(pk=lead.pk).state == State.ASSIGNED


def test_a_draft_is_settled_and_given_out(client: Client, people: People, health: Organisation) -> None:
    parts = [Part(Role.LEAD, None, "các cơ quan liên quan", (health.key,))]
    task = draft_task(actor=people.office, plan=Plan(title="Rà soát", due_kind=DueKind.DATE), parts=parts, at=later(0))
    as_(client, "van phong")
    page = f"{LIST}giao/{task.code}/"
    assert "các cơ quan liên quan" in client.get(page).content.decode()
    vague = task.performers.get()
    client.post(page, {"viec": f"chon-{vague.pk}", f"don-vi-{vague.pk}": health.key})
    assert task.performers.get().organisation == health
    fields = {"viec": "giao", "noi-dung": "Rà soát cơ sở", "loai-han": "date", "han": "sai", "lanh-dao": "Ông A"}
    wrong = client.post(page, fields)
    assert wrong.status_code == 422
    assert "Rà soát cơ sở" in wrong.content.decode()
    client.post(page, {**fields, "han": "15/1/2024"})
    task.refresh_from_db()
    assert (task.state, task.title, task.due_by_office) == (TaskState.OPEN, "Rà soát cơ sở", True)
    assert lead_of(task).due_on == date(2024, 1, 15)


def test_many_at_once_are_shown_first_then_done_and_undone(client: Client, give: Give, people: People) -> None:
    tasks = [give() for _ in range(3)]
    as_(client, "can bo y te")
    rows = [str(lead_of(task).pk) for task in tasks]
    preview = client.post(f"{LIST}hang-loat/", {"viec": "tiep-nhan", "dong": rows})
    assert "Tiếp nhận: 3 dòng" in preview.content.decode()
    assert not Performer.objects.filter(state=State.ACCEPTED).exists()
    done = client.post(f"{LIST}hang-loat/", {"viec": "tiep-nhan", "dong": rows, "buoc": "lam"}).content.decode()
    assert "Đã xong 3 dòng." in done
    assert Performer.objects.filter(state=State.ACCEPTED).count() == 3
    address = done.split("hoan-tac/")[1].split('"')[0]
    client.post(f"{LIST}hang-loat/hoan-tac/{address}")
    assert not Performer.objects.filter(state=State.ACCEPTED).exists()


def test_very_many_at_once_lead_to_a_job_with_its_result_and_the_way_back(
    client: Client, give: Give, people: People
) -> None:
    rows = [str(lead_of(give()).pk) for _ in range(3)]
    as_(client, "can bo y te")
    with patch.object(bulk, "AT_ONCE", 2):
        done = client.post(f"{LIST}hang-loat/", {"viec": "tiep-nhan", "dong": rows, "buoc": "lam"})
        assert done.headers["Location"].startswith("/nb/viec-nen/")
        answering.accept(actor=people.health, performer=Performer.objects.get(pk=rows[0]), at=later(1))
        drain()
        result = result_of(client, done.headers["Location"])
        assert "Đã xong 2 dòng." in result
        assert "Không làm được 1 dòng" in result
    assert Performer.objects.filter(state=State.ACCEPTED).count() == 3
    address = result.split("hoan-tac/")[1].split('"')[0]
    with patch.object(bulk, "AT_ONCE", 1):
        undone = client.post(f"{LIST}hang-loat/hoan-tac/{address}")
        drain()
        assert "Đã xong 2 dòng." in result_of(client, undone.headers["Location"])
    assert Performer.objects.filter(state=State.ACCEPTED).count() == 1
    job = undone.headers["Location"].split("/")[3]
    assert as_(client, "van phong").get(f"{LIST}hang-loat/ket-qua/{job}/").status_code == 404


def result_of(client: Client, job: str) -> str:
    """The page behind the button of a job that is done."""
    page = client.get(job).content.decode()
    (address,) = re.findall(rf'href="({LIST}hang-loat/ket-qua/[^"]+)"', page)
    return client.get(address).content.decode()


def test_the_board_counts_what_its_lists_count_and_works_on_what_came_back(give: Give, people: People) -> None:
    accepted, returned, done, long_done = (lead_of(give()) for _ in range(4))
    for lead in (accepted, returned, done, long_done):
        answering.accept(actor=people.health, performer=lead, at=later(1))
    for lead in (returned, done, long_done):
        answering.report(actor=people.health, performer=lead, result=Result("Xong."), at=later(2))
    deciding.send_back(actor=people.office, performer=returned, reason="Khác", text="Biểu 2", at=later(3))
    deciding.confirm(actor=people.office, performer=long_done, at=later(3))
    deciding.confirm(actor=people.office, performer=done, at=later(34))
    days = Days.of(later(40).date(), WorkingCalendar())
    columns = {key: (count, rows) for key, count, rows in board(people.office, TaskFilter(role="lead"), days, 20)}
    assert {key: count for key, (count, _rows) in columns.items()} == {"nhan": 0, "lam": 2, "cho": 0, "xong": 1}
    assert set(columns["lam"][1]) == {accepted, returned}
    for key, narrow in COLUMNS.items():
        assert count_of(people.office, replace(narrow, role="lead"), days) == columns[key][0]


def test_the_office_reminds_those_who_support_and_are_silent(client: Client, give: Give, people: People) -> None:
    task = give()
    page = as_(client, "van phong").get(task.path).content.decode()
    assert "chưa góp ý 1/1" in page
    assert "Nhắc 1 đơn vị" in page
    assert "Nhắc 1 đơn vị" not in as_(client, "can bo y te").get(task.path).content.decode()
    preview = as_(client, "van phong").post(f"{LIST}hang-loat/", {"viec": "nhac", "dong": [support_of(task).pk]})
    assert "Sở Giao thông vận tải" in preview.content.decode()


def test_a_list_is_narrowed_to_a_day(client: Client, give: Give, people: People) -> None:
    give(date(2024, 1, 10))
    give(date(2024, 1, 11))
    page = as_(client, "can bo y te").get(f"{LIST}?han=2024-01-11").content.decode()
    assert "2023-0002" in page
    assert "2023-0001" not in page
    assert "Hạn: 11/01/2024" in page


def test_a_list_offers_its_files(client: Client, give: Give, people: People) -> None:
    give()
    page = as_(client, "can bo y te").get(f"{LIST}?vai-tro=lead").content.decode()
    assert 'href="/nb/bao-cao/danh-muc.xlsx?vai-tro=lead"' in page


def test_a_filter_is_kept_under_a_name(client: Client, give: Give, people: People) -> None:
    as_(client, "van phong").post(f"{LIST}bo-loc/", {"ten": "Y tế quá hạn", "loc": "thoi-han=qua-han"})
    assert "Y tế quá hạn" in client.get(LIST).content.decode()
    client.post(f"{LIST}bo-loc/", {"ten": "Y tế quá hạn", "viec": "bo"})
    assert not SavedView.objects.exists()


def test_pages_of_a_long_list_lead_on_and_back(client: Client, people: People, give: Give) -> None:
    codes = [give(date(2024, 1, day)).code for day in range(1, 13)]
    as_(client, "can bo y te")
    seen: list[str] = []
    page = client.get(f"{LIST}?so-dong=20")
    assert len(page.context["rows"]) == 12
    from dieuhanh.web.tasks.filters import TaskFilter
    from dieuhanh.web.tasks.selectors import Cursor, Days, duty_page

    days = Days(FIRST, FIRST)
    cursor: Cursor | None = None
    while True:
        found = duty_page(people.health, TaskFilter(), days, cursor, size=5)
        seen += [row.code for row in found.rows]
        if not found.after:
            break
        cursor = Cursor.of(found.after)
    assert seen == codes
    back = duty_page(people.health, TaskFilter(), days, Cursor.of(found.before), size=5)
    assert [row.code for row in back.rows] == codes[5:10]


def test_the_calendar_file_folds_its_lines(client: Client, give: Give, people: People) -> None:
    task = give()
    answer = as_(client, "can bo y te").get(f"{task.path}{lead_of(task).pk}/lich/")
    lines = answer.content.split(b"\r\n")
    assert b"DTSTART;VALUE=DATE:20240110" in lines
    assert all(len(line) <= 75 for line in lines)


def test_remarks_are_written_and_followed(client: Client, give: Give, people: People) -> None:
    task = give()
    as_(client, "can bo giao thong").post(f"{task.path}trao-doi/", {"trao-doi": "Đề nghị gửi biểu mẫu"})
    assert "Đề nghị gửi biểu mẫu" in client.get(task.path).content.decode()
    assert task.followers.count() == 1


def test_today_names_what_waits(client: Client, give: Give, people: People) -> None:
    give(date(2023, 12, 26))
    assert "Cần tiếp nhận (1)" in as_(client, "can bo y te").get("/nb/").content.decode()


def test_what_comes_next_is_named_where_nothing_waits(give: Give, people: People) -> None:
    give(date(2024, 3, 15))
    task = give(date(2024, 1, 10))
    assert nearest(people.health, FIRST) == f"Việc gần nhất: NV {task.code}, hạn 10/01/2024."
    assert nearest(people.health, date(2024, 3, 16)) == ""


def test_no_field_takes_the_place_of_the_page_s_main_part(client: Client, give: Give, people: People) -> None:
    task = give()
    as_(client, "van phong")
    draft = draft_task(actor=people.office, plan=Plan(title="Nháp"), parts=[], at=later(0))
    pages = [f"{LIST}giao/", f"{LIST}giao/{draft.code}/", task.path, f"{task.path}{lead_of(task).pk}/an-dinh-han/"]
    for page in pages:
        text = client.get(page).content.decode()
        ids = re.findall(r'\bid="([^"]+)"', text)
        assert len(ids) == len(set(ids)), page
        assert set(re.findall(r'<label[^>]* for="([^"]+)"', text)) <= set(ids)


def test_a_list_offers_the_values_that_its_tasks_have_and_counts_so_far(
    client: Client, give: Give, people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    leaders = ("Dương Xuân Huyên", "Lương Trọng Quỳnh", "Dương Xuân Huyên", "")
    for leader in leaders:
        Task.objects.filter(pk=give(date(2023, 12, 26)).pk).update(leader=leader)
    assert values_of("leader") == sorted(set(leaders) - {""})
    assert values_of("field") == []
    assert "Quá hạn <strong>4</strong>" in as_(client, "can bo y te").get(LIST).content.decode()
    for module in ("selectors", "views.listing"):
        monkeypatch.setattr(f"dieuhanh.web.tasks.{module}.COUNTED", 3)
    assert "Quá hạn <strong>trên 3</strong>" in as_(client, "can bo y te").get(LIST).content.decode()


def test_what_nobody_took_up_is_given_to_another_body_by_the_office(
    client: Client, give: Give, people: People, districts: list[Organisation]
) -> None:
    lead = lead_of(give())
    fresh = give()
    Performer.objects.filter(task=fresh).update(since=later(3).date())
    address = f"{lead.task.path}{lead.pk}/giao-lai/"
    for page in (LIST, f"{LIST}?kieu=bang", lead.task.path):
        text = as_(client, "van phong").get(page).content.decode()
        assert address in text, page
        assert f"{fresh.path}{lead_of(fresh).pk}/giao-lai/" not in text, page
        assert address not in as_(client, "can bo y te").get(page).content.decode(), page
    assert "Chưa ai nhận 5 ngày" in client.get(LIST).content.decode()
    assert as_(client, "van phong").get(f"{LIST}?thoi-han=chua-nhan").content.decode().count("<tr>") == 1 + 2
    typed = {"don-vi": districts[0].key, "ly-do": ""}
    assert "Nhập lý do." in client.post(address, typed).content.decode()
    client.post(address, {**typed, "ly-do": "Đã đôn đốc hai lần"})
    lead.refresh_from_db()
    heir = lead.heirs.get()
    assert (lead.state, heir.organisation, heir.state) == (State.HANDED_OVER, districts[0], State.ASSIGNED)
    assert "Giao lại vì chưa đơn vị nào tiếp nhận" in client.get(f"{lead.task.path}?don-vi={lead.pk}").content.decode()
    answering.accept(actor=people.health, performer=lead_of(fresh), at=later(5))
    late = client.post(f"{fresh.path}{lead_of(fresh).pk}/giao-lai/", {**typed, "ly-do": "Muộn"})
    assert "Hãy dùng Chuyển giao" in late.content.decode()
