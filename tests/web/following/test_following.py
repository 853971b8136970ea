"""Following: asked for twice, told once, ended with one press; what is kept of a reader is one sealed address."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from email.message import EmailMessage
from xml.etree import ElementTree as ET

import pytest
from django.apps import apps
from django.db import models
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from dieuhanh.timekeeping import WorkingCalendar
from dieuhanh.web.accounts.sealing import seal
from dieuhanh.web.bulletins.models import Bulletin
from dieuhanh.web.following import actions, letters
from dieuhanh.web.following.models import Follow, Follower, Kind, Rhythm
from dieuhanh.web.following.subjects import news, subject_of
from dieuhanh.web.following.tokens import ending
from dieuhanh.web.jobs.running import drain
from tests.web.mailboxes import Mailbox
from tests.web.portal.reading import words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published_week")]

OWN = {"Sec-Fetch-Site": "same-origin"}
ADDRESS = "Ban.Doc@Noi-Gui.vn"
DOCUMENT = "2023/2267-qd-ubnd"
ATOM = "{http://www.w3.org/2005/Atom}"


def wish(client: Client, **fields: str) -> HttpResponse:
    given = {"gi": "chu-de", "chu_de": "y-te", "nhip": "ngay-khi-co", "thu": ADDRESS, "cach": "thu"} | fields
    return client.post("/theo-doi/", given, headers=OWN)  # type: ignore[return-value]  # the test client's own class


def link(text: str, kind: str) -> str:
    found = re.search(rf"http://localhost:8000(/theo-doi/{kind}/[^/\s]+/)", text)
    assert found, text
    return found[1]


def plain(letter: EmailMessage) -> str:
    part = letter.get_body(("plain",))
    assert part
    return str(part.get_content())


def confirmed(client: Client, box: Mailbox, **fields: str) -> str:
    """Follow something through the letter; return the address that ends it."""
    wish(client, **fields)
    drain()
    client.post(link(plain(box.letters[-1]), "xac-nhan"), headers=OWN)
    return f"/theo-doi/huy/{ending(Follower.objects.get())}/"


def published_after(moment: datetime) -> None:
    Bulletin.objects.update(published_at=moment + timedelta(minutes=1))


def test_a_wish_is_asked_for_twice_told_once_and_ended_with_one_press(
    client: Client, mailbox: Mailbox, settings: Settings
) -> None:
    answer = wish(client)
    assert "Thư xác nhận đã gửi tới B***@Noi-Gui.vn" in answer.content.decode()
    drain()
    (letter,) = mailbox.letters
    assert letter["To"] == "Ban.Doc@noi-gui.vn"
    assert "Y tế" in letter["Subject"]
    confirm = link(plain(letter), "xac-nhan")
    assert "Xác nhận nhận tin" in words(client, confirm)
    assert Follow.objects.get().confirmed_at is None, "programs that open links confirm nothing"
    assert "Đã xác nhận" in client.post(confirm, headers=OWN).content.decode()
    assert letters.tell(now=timezone.now()) == 0

    published_after(timezone.now())
    later = timezone.now() + timedelta(hours=1)
    assert letters.tell(now=later) == 1
    assert letters.tell(now=later + timedelta(hours=1)) == 0
    told = mailbox.letters[-1]
    assert "Phòng, chống dịch bệnh mùa Đông Xuân 2023 - 2024" in plain(told)
    assert "http://localhost:8000/chi-dao/2023/" in plain(told)
    assert told["Subject"] == "Tuần 52: 1 tin về “Y tế”"
    end = told["List-Unsubscribe"].strip(" <>").removeprefix("http://localhost:8000")
    assert f"Hủy nhận bằng một lần bấm: http://localhost:8000{end}" in plain(told)
    page = told.get_body(("html",))
    assert page
    assert f'<a href="http://localhost:8000{end}">' in page.get_content()
    assert "<img" not in page.get_content()
    assert told["From"] == settings.DEFAULT_FROM_EMAIL
    assert told["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    strict = Client(enforce_csrf_checks=True)
    assert "Chủ đề: Y tế" in words(strict, end)
    gone = strict.post(end, {"List-Unsubscribe": "One-Click"})
    assert "đã được xóa" in gone.content.decode()
    assert not gone.cookies
    assert not Follower.objects.exists()
    assert "đã được xóa" in words(client, end)


def test_nothing_of_the_address_can_be_read_in_the_database(client: Client, mailbox: Mailbox) -> None:
    confirmed(client, mailbox)
    everything = " ".join(str(row) for model in apps.get_models() for row in models.QuerySet(model).values_list())
    for trace in ("ban.doc", "noi-gui", "127.0.0.1"):
        assert trace not in everything.lower()
    assert Follower.objects.get().address == "Ban.Doc@noi-gui.vn"


def test_the_answer_is_the_same_whether_or_not_the_address_is_known(client: Client, mailbox: Mailbox) -> None:
    first = wish(client).content
    second = wish(client, thu="ban.doc@NOI-GUI.VN").content
    assert Follower.objects.count() == 1
    assert first.replace(b"B***@Noi-Gui.vn", b"").replace(ADDRESS.encode(), b"") == second.replace(
        b"b***@NOI-GUI.VN", b""
    ).replace(b"ban.doc@NOI-GUI.VN", b"")


def test_nobody_gets_more_than_a_few_letters_that_they_did_not_ask_for(client: Client, mailbox: Mailbox) -> None:
    for topic in (
        "y-te",
        "dau-tu-cong",
        "giao-thong-van-tai",
        "lao-dong-viec-lam",
        "cai-cach-hanh-chinh",
        "an-ninh-trat-tu",
        "dan-toc-ton-giao",
    ):
        assert wish(client, chu_de=topic).status_code == 200
        drain()
    assert len(mailbox.letters) == actions.MOST_LETTERS_A_DAY


def test_one_network_cannot_ask_without_end(client: Client, monkeypatch: pytest.MonkeyPatch, mailbox: Mailbox) -> None:
    monkeypatch.setattr(actions, "MOST_ASKED_A_DAY", 2)
    told = [wish(client, thu=f"nguoi{number}@noi-gui.vn").status_code for number in range(3)]
    assert told == [200, 200, 429]


def test_the_rhythm_changes_only_by_the_letter(client: Client, mailbox: Mailbox) -> None:
    confirmed(client, mailbox)
    wish(client, nhip="tuan")
    assert Follow.objects.get().rhythm == Rhythm.AT_ONCE
    drain()
    client.post(link(plain(mailbox.letters[-1]), "xac-nhan"), headers=OWN)
    assert Follow.objects.get().rhythm == Rhythm.WEEKLY


def test_what_nobody_confirms_is_forgotten(client: Client, mailbox: Mailbox) -> None:
    wish(client)
    now = timezone.now()
    assert actions.forget(at=now + timedelta(hours=47)) == 0
    assert actions.forget(at=now + timedelta(hours=49)) == 2
    assert not Follower.objects.exists()
    drain()
    assert mailbox.letters == []


def test_one_thing_ends_and_the_others_stay(client: Client, mailbox: Mailbox) -> None:
    confirmed(client, mailbox)
    end = confirmed(client, mailbox, gi="ban-tin")
    first = Follow.objects.get(kind=Kind.TOPIC)
    assert "Bản tin hằng tuần" in client.post(end, {"muc": str(first.pk)}).content.decode()
    assert Follow.objects.get().kind == Kind.BULLETINS


@pytest.mark.parametrize("token", ["", "x", "AAAA", "z" * 43, "A" * 43, "A" * 200])
def test_a_link_that_nobody_got_ends_nothing(client: Client, mailbox: Mailbox, token: str) -> None:
    confirmed(client, mailbox)
    assert client.post(f"/theo-doi/huy/{token}/").status_code in (200, 404)
    stale = client.post(f"/theo-doi/xac-nhan/{token}/", headers=OWN)
    assert stale.status_code in (404, 410)
    assert "đã được gỡ" not in stale.content.decode(), "nothing was taken down"
    assert Follow.objects.count() == 1


def test_a_mail_server_that_refuses_is_not_asked_for_ever(client: Client, mailbox: Mailbox) -> None:
    confirmed(client, mailbox)
    follower = Follower.objects.get()
    Follower.objects.update(sealed=seal(b"khong-co@noi-gui.vn", follower.pk))
    published_after(timezone.now())
    for hour in range(letters.MOST_FAILURES):
        assert Follower.objects.exists()
        assert letters.tell(now=timezone.now() + timedelta(hours=1 + hour)) == 0
    assert not Follower.objects.exists()


def test_what_could_not_be_sent_is_told_next_time(client: Client, mailbox: Mailbox, settings: Settings) -> None:
    confirmed(client, mailbox)
    published_after(timezone.now())
    port, settings.EMAIL_PORT = settings.EMAIL_PORT, 1
    assert letters.tell(now=timezone.now() + timedelta(hours=1)) == 0
    settings.EMAIL_PORT = port
    assert letters.tell(now=timezone.now() + timedelta(hours=2)) == 1


@pytest.mark.parametrize(
    ("rhythm", "told", "now", "due"),
    [
        (Rhythm.AT_ONCE, "2024-01-02 10:00", "2024-01-02 10:10", True),
        (Rhythm.DAILY, "2024-01-02 07:30", "2024-01-03 07:29", False),
        (Rhythm.DAILY, "2024-01-02 07:30", "2024-01-03 07:30", True),
        (Rhythm.WEEKLY, "2024-01-02 08:01", "2024-01-07 23:59", False),
        (Rhythm.WEEKLY, "2024-01-02 08:01", "2024-01-08 08:00", True),
        (Rhythm.WEEKLY, "2024-01-05 12:00", "2024-01-08 07:59", False),
        (Rhythm.WEEKLY, "2023-12-20 12:00", "2024-01-04 09:00", True),
        (Rhythm.WEEKLY, "2023-12-25 08:00", "2024-01-01 08:00", False),  # a holiday: on the working day after it
        (Rhythm.WEEKLY, "2023-12-25 08:00", "2024-01-02 08:00", True),
        (Rhythm.WEEKLY, "2023-12-20 12:00", "2024-01-06 09:00", False),  # never at a weekend
        (Rhythm.DAILY, "2024-01-05 07:30", "2024-01-06 09:00", False),
        (Rhythm.AT_ONCE, "2024-01-06 09:00", "2024-01-06 09:10", True),
    ],
)
def test_when_letters_are_due(rhythm: str, told: str, now: str, due: bool) -> None:
    moments = [timezone.make_aware(datetime.fromisoformat(text)) for text in (told, now)]
    calendar = WorkingCalendar(off=frozenset([date(2024, 1, 1)]))
    assert letters.is_due(Follow(rhythm=rhythm, told_until=moments[0]), moments[1], calendar) is due


@pytest.mark.parametrize(
    ("kind", "value", "heading"),
    [
        (Kind.BULLETINS, "", "Xử lý vi phạm hành lang an toàn đường sắt tại Km21 tuyến Mai Pha - Na Dương"),
        (Kind.TOPIC, "y-te", "Phòng, chống dịch bệnh mùa Đông Xuân 2023 - 2024"),
        (
            Kind.BODY,
            "ubnd-huyen-loc-binh",
            "Xử lý vi phạm hành lang an toàn đường sắt tại Km21 tuyến Mai Pha - Na Dương",
        ),
        (
            Kind.DOCUMENT,
            "2023/357-qd-ubnd",
            "Bổ nhiệm thành viên Hội đồng quản lý Quỹ Phát triển đất tỉnh nhiệm kỳ 2019 - 2024",
        ),
        (Kind.DOCUMENT, DOCUMENT, "Kết quả rà soát hộ nghèo, hộ cận nghèo năm 2023"),
    ],
)
def test_letters_and_feeds_tell_the_items_of_a_subject(client: Client, kind: str, value: str, heading: str) -> None:
    subject = subject_of(kind, value)
    assert subject
    assert heading in [item.heading for item in news(subject)]
    tree = ET.fromstring(client.get(subject.feed).content)  # noqa: S314 -- our own feed
    assert tree.find(f"{ATOM}entry") is not None
    if kind != Kind.BULLETINS:
        atom = [entry.findtext(f"{ATOM}title") for entry in tree.iter(f"{ATOM}entry")]
        assert heading in atom
        rss = ET.fromstring(client.get(subject.feed.replace("tin.xml", "tin.rss")).content)  # noqa: S314 -- our own
        assert [item.findtext("title") for item in rss.iter("item")] == atom


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"gi": ""}, "Hãy chọn một mục để theo dõi."),
        ({"chu_de": ""}, "Hãy chọn hoặc ghi rõ mục cần theo dõi."),
        ({"gi": "van-ban", "van_ban": "9999/KHONG"}, "Không thấy đúng một văn bản như vậy."),
        ({"thu": "khong phai thu"}, "Địa chỉ thư điện tử phải có dạng"),
        ({"thu": ""}, "Hãy nhập địa chỉ thư điện tử"),
    ],
)
def test_what_is_wrong_is_said_and_kept(client: Client, mailbox: Mailbox, fields: dict[str, str], said: str) -> None:
    answer = wish(client, **fields)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert page.count(said) >= 2
    assert all(value in page for value in fields.values())
    assert not Follower.objects.exists()


def test_atom_needs_no_address_and_nothing_is_kept(client: Client) -> None:
    page = wish(client, gi="van-ban", van_ban="2267/QĐ-UBND", thu="", cach="atom").content.decode()
    assert "http://testserver/van-ban/2023/2267-qd-ubnd/tin.xml" in page
    assert not Follower.objects.exists()


def test_without_a_mail_server_the_page_offers_atom_alone(client: Client) -> None:
    text = words(client, "/theo-doi/?van-ban=2023/2267-qd-ubnd")
    assert "Trang này chưa gửi thư." in text
    assert "Gửi thư xác nhận" not in text
    assert wish(client).status_code == 200
    assert not Follower.objects.exists()


def test_another_site_cannot_ask(client: Client, mailbox: Mailbox) -> None:
    answer = client.post("/theo-doi/", {"gi": "ban-tin", "thu": ADDRESS}, headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 403
    assert not Follower.objects.exists()


def test_more_than_two_hundred_follows_are_searched(client: Client, mailbox: Mailbox) -> None:
    page = confirmed(client, mailbox)
    assert 'type="search"' not in client.get(page).content.decode().partition("<main")[2]
    follower, now = Follower.objects.get(), timezone.now()
    times = {"asked_at": now, "confirmed_at": now, "told_until": now, "kind": Kind.QUERY, "follower": follower}
    Follow.objects.bulk_create([Follow(value=f"đường số {number}", **times) for number in range(230)])
    assert "Đang hiện 200 trong 231 mục tìm thấy, trên tất cả 231 mục." in words(client, page)
    found = words(client, f"{page}?q=duong+so+229")
    assert "Câu tìm: “đường số 229”" in found
    assert "Chủ đề: Y tế" not in found


def test_who_has_confirmed_nothing_follows_nothing(client: Client, mailbox: Mailbox) -> None:
    wish(client)
    assert "Bạn chưa theo dõi mục nào" in words(client, f"/theo-doi/huy/{ending(Follower.objects.get())}/")
