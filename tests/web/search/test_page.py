"""The page of search, as the public and as people inside see it."""

from __future__ import annotations

from typing import Never

import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from dieuhanh.web.accounts.models import User
from dieuhanh.web.review import actions as review
from dieuhanh.web.search import selectors
from dieuhanh.web.search.entries import entries
from dieuhanh.web.search.sources import Findable

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("index")]


def page(client: Client, **fields: str | list[str]) -> str:
    answer = client.get("/tim/", fields)
    assert answer.status_code == 200
    return answer.content.decode()


def test_words_are_marked_and_the_count_is_said(client: Client) -> None:
    text = page(client, q="giai ngan")
    assert '<mark class="hit">giải ngân</mark>' in text
    assert "6 kết quả" in text
    assert "Đang tìm “giải ngân” (gõ không dấu)." in text


def test_a_number_is_pinned_above_everything(client: Client) -> None:
    text = page(client, q="2267")
    assert 'class="pinned"' in text
    assert text.index("/van-ban/2023/2267-qd-ubnd/") < text.index("/chi-dao/2023/2267-qd-ubnd/")


def test_exact_letters_only(client: Client) -> None:
    assert "Không thấy kết quả cho “giai ngan”" in page(client, q="giai ngan", dung="1")


def test_keys_typed_with_the_input_method_off_are_read(client: Client) -> None:
    text = page(client, q="giair ngaan")
    assert "Không thấy kết quả cho “giair ngaan”. Ý bạn là <strong>giải ngân</strong>?" in text
    assert "/chi-dao/2023/1893-ubnd-kt/" in text


def hold(*titles: str) -> None:
    """Put things with these titles into the index."""
    for number, title in enumerate(titles):
        thing = Findable(kind="test", key=title, group=title, path=f"/thu-{number}/", title=title, public=True)
        for row in entries(thing):
            row.save()


COOPERATIVES, MARKET, LETTERS = "Đại hội kinh tế tập thể", "Bàn về kinh tế thị trường", "Họp về KTTT"


def test_a_short_form_with_two_meanings_asks_between_them_alone(client: Client) -> None:
    hold(COOPERATIVES, MARKET, LETTERS)
    text = page(client, q="họp KTTT 2024")
    assert "là gì?" not in text
    text = page(client, q="KTTT")
    assert "“KTTT” ở đây là gì?" in text
    assert 'href="?q=kinh%20t%E1%BA%BF%20t%E1%BA%ADp%20th%E1%BB%83">kinh tế tập thể</a> <span class="count">(1)' in text
    assert "results-list" not in text
    assert LETTERS not in text
    assert "/thu-2/" in page(client, q="KTTT", dung="1")


def test_a_short_form_is_taken_in_the_one_meaning_that_anything_is_about(client: Client) -> None:
    hold(COOPERATIVES, LETTERS)
    text = page(client, q="kttt")
    assert "Đang tìm “KTTT” theo nghĩa “kinh tế tập thể”." in text
    assert "kinh tế thị trường" not in text
    assert "/thu-0/" in text
    assert "/thu-1/" in text
    assert "/thu-1/" not in page(client, q="kinh tế thị trường")


def test_a_short_form_that_nothing_is_about_is_searched_by_its_letters(client: Client) -> None:
    hold(LETTERS)
    text = page(client, q="KTTT")
    assert "Chưa có nội dung nào theo các nghĩa đó; đang tìm đúng chữ “KTTT”." in text
    assert "/thu-0/" in text
    assert "(0)" not in text


def test_nothing_found_says_what_to_do(client: Client) -> None:
    text = page(client, q="xyzzy", loai=["cong-van"])
    assert "Không thấy kết quả cho “xyzzy”" in text
    assert "Bỏ hết lọc rồi tìm lại" in text


ODD = ["", "   ", "%", "\0", "'\"", "AND OR NOT", "a" * 3000, "🙂", "<script>alert(1)", "qz", "0" * 300]


@pytest.mark.parametrize("q", ODD)
def test_odd_questions_are_answered(client: Client, q: str) -> None:
    assert "<script>alert" not in page(client, q=q)


def test_a_day_that_is_none_is_said(client: Client) -> None:
    assert "Chưa đọc được ngày “31/02/2023”" in page(client, q="giai ngan", tu="31/02/2023")


def test_days_narrow(client: Client) -> None:
    text = page(client, q="giai ngan", tu="28/12/2023", den="28/12/2023")
    assert "/chi-dao/2023/1893-ubnd-kt/" in text
    assert "/chi-dao/2023/1883-ubnd-kt/" not in text
    assert "Từ 28/12/2023" in text


def test_queries_do_not_grow_with_the_answer(client: Client) -> None:
    page(client, q="a")
    counts = []
    for words in ("xe buyt", "ubnd"):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            page(client, q=words)
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 12


def test_the_table_has_every_answer_with_full_addresses(client: Client) -> None:
    answer = client.get("/tim/nguon.csv", {"q": "giai ngan"})
    lines = b"".join(answer).decode("utf-8-sig").splitlines()
    assert len(lines) == 7
    assert "http://testserver/chi-dao/2023/1893-ubnd-kt/" in lines[1]


def test_what_is_found_comes_as_json_with_full_addresses(client: Client) -> None:
    told = client.get("/tim/nguon.json", {"q": "1893"}).json()
    assert told["query"] == "1893"
    assert told["found"][0]["address"] == "http://testserver/chi-dao/2023/1893-ubnd-kt/"
    assert 'href="nguon.json?q=1893"' in page(client, q="1893")


def test_suggestions_are_few_and_begin_as_typed(client: Client) -> None:
    rows = client.get("/tim/goi-y", {"q": "ho ng"}).json()["rows"]
    assert 0 < len(rows) <= 8
    assert rows[0]["path"] == "/chi-dao/2023/2267-qd-ubnd/"


def test_what_nobody_has_confirmed_is_found_inside_only(client: Client, specialist: User) -> None:
    from dieuhanh.web.search.actions import INDEXER, index_waiting

    text = "Số: 77/TB-UBND\n\nTHÔNG BÁO\nVề việc sửa chữa cầu Kỳ Cùng\n\nUBND tỉnh giao Sở Xây dựng báo cáo."
    review.import_text(actor=specialist.actor, data=text.encode(), name="thong-bao.txt")
    index_waiting(actor=INDEXER)
    inside = "/nb/van-ban/"
    assert inside not in page(client, q="cau ky cung")
    client.force_login(specialist)
    assert inside not in page(client, q="cau ky cung"), "public addresses answer everybody the same"
    assert inside in client.get("/nb/tim/", {"q": "cau ky cung"}).content.decode()
    clerk = User.objects.create(username="an", full_name="An", role="clerk")
    client.force_login(clerk)
    assert inside not in client.get("/nb/tim/", {"q": "cau ky cung"}).content.decode()


def test_public_answers_may_be_kept_and_set_no_cookie(client: Client) -> None:
    answer = client.get("/tim/", {"q": "giai ngan"})
    assert "public" in answer["Cache-Control"]
    assert not answer.cookies


def test_while_the_index_does_not_answer_titles_do(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def busy(*_asked: object) -> Never:
        raise OperationalError("canceling statement due to statement timeout")

    monkeypatch.setattr(selectors, "find", busy)
    text = page(client, q="2267")
    assert "Tìm kiếm đang bận. Đang hiển thị kết quả theo tiêu đề." in text
    assert "/van-ban/2023/2267-qd-ubnd/" in text
    assert 'href="?q=2267">Thử lại' in text


def test_while_the_index_does_not_answer_staff_find_what_they_may_read(
    client: Client, monkeypatch: pytest.MonkeyPatch, specialist: User
) -> None:
    def busy(*_asked: object) -> Never:
        raise OperationalError("canceling statement due to statement timeout")

    monkeypatch.setattr(selectors, "find", busy)
    client.force_login(specialist)
    text = client.get("/nb/tim/", {"q": "2267"}).content.decode()
    assert 'href="/nb/van-ban/2023/2267-qd-ubnd/"' in text
    assert 'action="/nb/tim/"' in text, "the frame of the rooms inside stays"
