"""Letters as simple HTML: the words of the text, no others; links to the site alone; nothing that is fetched."""

from __future__ import annotations

from datetime import date, time
from html.parser import HTMLParser

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings

from dieuhanh.timekeeping import WorkingCalendar
from dieuhanh.web.accounts.models import User
from dieuhanh.web.notifications.chasing import chase
from dieuhanh.web.notifications.delivering import deliver
from dieuhanh.web.notifications.letter_page import letter_page
from dieuhanh.web.notifications.models import Letter
from dieuhanh.web.notifications.telling import choose
from tests.web.mailboxes import Mailbox
from tests.web.tasks.conftest import Give, People, moment

SITE = "http://localhost:8000"
DIGEST = f"""Kính gửi anh/chị đầu mối Sở Giao thông vận tải,

QUÁ HẠN (1)
- NV 2023-0104 Báo cáo: kết quả A & B, hạn 29/12/2023, trễ 4 ngày: {SITE}/nb/nhiem-vu/2023-0104/

CẦN TIẾP NHẬN (1)
- NV 2024-0003 Việc xem http://noi-khac.example/x, giao 29/12/2023: {SITE}/nb/nhiem-vu/2024-0003/

Nếu đã làm xong, anh/chị chỉ cần bấm vào liên kết và gửi kết quả. Xem cả danh sách: {SITE}/nb/nhiem-vu/
Chọn giờ nhận hoặc tạm dừng khi nghỉ phép: {SITE}/nb/thong-bao/nhan-thu/
"""


class Seen(HTMLParser):
    """What a page says and names: its words below `body`, its elements, its links with their words."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.words, self.elements, self.links, self._inside = "", list[str](), list[tuple[str, str]](), False
        self.attributes: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside = self._inside or tag == "body"
        self.elements.append(tag)
        self.attributes |= {name for name, _value in attrs}
        if tag == "a":
            self.links.append((str(dict(attrs)["href"]), ""))

    def handle_data(self, data: str) -> None:
        if not self._inside:
            return
        self.words += data
        if self.links and self.get_starttag_text() and self.get_starttag_text().startswith("<a"):  # type: ignore[union-attr]
            address, said = self.links[-1]
            self.links[-1] = (address, said or data)


@pytest.fixture(autouse=True)
def _site(settings: Settings) -> None:
    settings.SITE_ADDRESS = SITE


def test_the_page_has_the_words_of_the_text_and_marks_what_they_are() -> None:
    seen = Seen(letter_page("1 quá hạn", DIGEST))
    assert [one for one in seen.elements if one in ("h2", "ul", "li")] == ["h2", "ul", "li"] * 2
    assert seen.links == [
        (f"{SITE}/nb/nhiem-vu/2023-0104/", "NV 2023-0104"),
        (f"{SITE}/nb/nhiem-vu/2024-0003/", "NV 2024-0003"),
        (f"{SITE}/nb/nhiem-vu/", f"{SITE}/nb/nhiem-vu/"),
        (f"{SITE}/nb/thong-bao/nhan-thu/", f"{SITE}/nb/thong-bao/nhan-thu/"),
    ]
    wanted = DIGEST.replace(f": {SITE}/nb/nhiem-vu/2023-0104/", "").replace(f": {SITE}/nb/nhiem-vu/2024-0003/", "")
    assert seen.words.split() == wanted.replace("\n- ", "\n").split()
    assert seen.attributes <= {"lang", "charset", "name", "content", "href"}, (
        "nothing is fetched, nothing counts readers"
    )


@pytest.mark.parametrize(
    "typed", ['<img src="http://x.example/a.png">', "<script>alert(1)</script>", '"><b>', "{{ subject }}", "&amp;"]
)
def test_what_people_typed_stays_text(typed: str) -> None:
    page = letter_page(
        typed, f"Giao việc: NV 2023-0001\n- NV 2023-0001 {typed}: {SITE}/nb/nhiem-vu/2023-0001/\n{typed}\n"
    )
    seen = Seen(page)
    assert set(seen.elements) <= {"html", "head", "meta", "title", "style", "body", "p", "br", "ul", "li", "a", "h2"}
    assert seen.words.count(typed) == 2


@given(st.text(st.sampled_from("ab <>&\"'\n-:()1/{}%"), max_size=60))
def test_no_text_breaks_the_page_or_is_lost(text: str) -> None:
    settings.SITE_ADDRESS = SITE
    seen = Seen(letter_page("x", text))
    assert "".join(seen.words.split()) == "".join(
        line.removeprefix("- ").replace(" ", "") for line in text.strip().splitlines()
    )


@pytest.mark.django_db
def test_the_letter_of_the_morning_has_both_parts(give: Give, people: People, mailbox: Mailbox) -> None:
    give(date(2023, 12, 29))
    choose(user=User.objects.get(username="can bo y te"), address="a@example.vn", hour=time(7, 30), paused_until=None)
    Letter.objects.all().delete()
    chase(today=date(2024, 1, 2), calendar=WorkingCalendar())
    assert deliver(now=moment(date(2024, 1, 2), 12), calendar=WorkingCalendar()) == 1
    (letter,) = mailbox.letters
    assert letter.get_content_type() == "multipart/alternative"
    parts = [(part.get_content_type(), part.get_content_charset()) for part in letter.iter_parts()]
    assert parts == [("text/plain", "utf-8"), ("text/html", "utf-8")]
    page = letter.get_body(("html",))
    assert page is not None
    assert "<h2>QUÁ HẠN (1)</h2>" in page.get_content()
    assert f'<a href="{SITE}/nb/nhiem-vu/2023-0001/">NV 2023-0001</a>' in page.get_content()
