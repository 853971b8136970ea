"""A correction of the week in a real browser: moved by keys, reworded, checked, approved by another, taken down."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from benchmarks.running import served
from dieuhanh.web.demonstration import ACCOUNTS
from tests.e2e.browsing import BULLETIN, flaws
from tests.e2e.reviewing import sign_in_as

DESK = "/nb/ban-tin/2023-52/"
NOTE = "Viết gọn lời của một mục."
WORDS = "Sở Giao thông vận tải báo cáo kết quả trước ngày 15/01/2024."
FAULTY = f"{WORDS} Gọi 0912 345 678; xem xem thêm ở /van-ban/khong/co/dau/ca và [...]."
PATIENCE = 20_000  # milliseconds: three moves, one after the other, on a busy machine
Visitor = Callable[[str], Page]

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def week(tmp_path_factory: pytest.TempPathFactory, province: Path) -> Iterator[str]:
    """A site of its own, whose week is taken down in the end."""
    with served(shutil.copytree(province, tmp_path_factory.mktemp("week") / "home")) as address:
        yield address


@pytest.fixture
def visitor(browser: Browser, week: str) -> Iterator[Visitor]:
    """A function that opens a window, signed in where somebody is named."""
    opened = []

    def enter(name: str) -> Page:
        context = browser.new_context(base_url=week, viewport={"width": 1280, "height": 900}, locale="vi-VN")
        opened.append(context)
        tab = context.new_page()
        if name:
            sign_in_as(tab, name, next(one.password for one in ACCOUNTS if one.username == name))
        return tab

    yield enter
    for context in opened:
        context.close()


def test_a_correction_from_the_draft_to_the_page_that_says_why_it_is_gone(visitor: Visitor) -> None:
    editor = visitor("chuyenvien")
    editor.goto(f"{DESK}soan/")
    editor.get_by_role("button", name="Soạn bản sửa").click()
    moves_by_keys(editor)
    groups_and_rewords(editor)
    goes_on_after_the_session_has_ended(editor)
    reads_every_reason_at_once(editor)
    mends_and_submits(editor)
    another_person_approves(editor, visitor("lanhdao"))
    readers_see_the_correction(visitor(""))
    takes_it_down(visitor("lanhdao"))
    readers_are_told_why(visitor(""))


def headings(page: Page) -> list[str]:
    return page.locator(".arranged li a").all_inner_texts()


def moves_by_keys(page: Page) -> None:
    """Ctrl and an arrow move the item, an arrow alone the focus; the focus stays on what was moved."""
    before = headings(page)
    page.locator(".arranged li").nth(1).focus()
    page.keyboard.press("Control+ArrowDown")
    expect(page.locator("#bao")).to_have_text("Mục 2, chuyển đến vị trí 3 trên 27.", timeout=PATIENCE)
    assert headings(page)[:3] == [before[0], before[2], before[1]]
    expect(page.locator(".arranged li").nth(2)).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.locator(".arranged li").nth(1)).to_be_focused()
    page.keyboard.press("Control+ArrowDown")
    page.keyboard.press("Control+ArrowUp")
    page.keyboard.press("Control+ArrowUp")
    expect(page.locator("#bao")).to_have_text("Mục 2, chuyển đến vị trí 1 trên 27.", timeout=PATIENCE)
    assert headings(page)[:3] == [before[2], before[0], before[1]]
    expect(page.locator(".arranged li").first).to_be_focused()
    page.get_by_role("button", name="Đưa mục 3 về đầu").click()
    assert headings(page)[:3] == [before[1], before[2], before[0]]


def groups_and_rewords(page: Page) -> None:
    """Items stand by kind; one is worded anew beside the text that it comes from."""
    page.get_by_role("button", name="Sắp theo loại").click()
    kinds = page.locator(".arranged li").filter(has_text="Kế hoạch").count()
    assert kinds > 1
    first = page.locator(".arranged li").first
    retitles_by_keys(page)
    first.focus()
    page.keyboard.press("c")
    page.wait_for_url("**/soan/muc/**")
    source = page.get_by_role("region", name="Nguyên văn")
    assert len(source.inner_text()) > len(WORDS)
    assert flaws(page) == []
    reword(page, FAULTY)
    expect(page.locator(".arranged li").first.get_by_text("lời đã biên tập")).to_be_visible()


def retitles_by_keys(page: Page) -> None:
    """Enter opens the heading, Enter again saves it; Telex marks, and letters where they are off, do nothing."""
    first = page.locator(".arranged li").first
    was = headings(page)
    first.focus()
    page.keyboard.press("Enter")
    box = first.get_by_role("textbox", name="Tít của mục 1")
    expect(box).to_be_focused()
    box.fill(f"{was[0]} (sửa)")
    page.keyboard.press("Enter")
    expect(page.locator(".arranged li a").first).to_have_text(f"{was[0]} (sửa)", timeout=PATIENCE)
    expect(page.locator(".arranged li").first).to_be_focused()
    page.evaluate("localStorage.phimChu = 'tat'")
    page.keyboard.press("b")
    page.evaluate("localStorage.phimChu = 'bat'")
    assert len(headings(page)) == len(was)
    tick = first.get_by_role("button", name="Mục 1 cho người dân")
    tick.click()
    expect(page.locator(".arranged li").first.get_by_role("button", name="Mục 1 cho người dân")).to_have_attribute(
        "aria-pressed", "true", timeout=PATIENCE
    )


def reword(page: Page, words: str) -> None:
    page.get_by_role("textbox", name="Lời đăng", exact=True).fill(words)
    page.get_by_role("button", name="Lưu", exact=True).click()
    page.wait_for_url("**/soan/#muc-*")


def goes_on_after_the_session_has_ended(page: Page) -> None:
    """What is typed stays on the page; after signing in elsewhere it is saved from there."""
    page.locator(".arranged li a").first.click()
    page.wait_for_url("**/soan/muc/**")
    box = page.get_by_role("textbox", name="Tít", exact=True)
    typed = f"{box.input_value()} (gõ dở)"
    box.fill(typed)
    page.context.clear_cookies()
    page.get_by_role("button", name="Lưu", exact=True).click()
    expired = page.get_by_role("dialog", name="Phiên làm việc đã hết")
    expect(expired).to_be_visible()
    with page.context.expect_page() as opened:
        expired.get_by_role("link", name="Đăng nhập lại").click()
    sign_in_as(opened.value, "chuyenvien", next(one.password for one in ACCOUNTS if one.username == "chuyenvien"))
    opened.value.close()
    expired.get_by_role("button", name="Tiếp tục").click()
    expect(expired).to_be_hidden()
    page.get_by_role("button", name="Lưu", exact=True).click()
    page.wait_for_url("**/soan/#muc-*")
    expect(page.locator(".arranged li a").first).to_have_text(typed)


def reads_every_reason_at_once(page: Page) -> None:
    page.get_by_role("link", name="Soát lỗi").click()
    page.get_by_role("button", name="Trình đăng").click()
    told = page.locator("main").inner_text()
    for reason in (
        "Có dữ liệu cá nhân (số điện thoại): “0912 345 678”.",
        "Còn dấu hiệu nội bộ: “[...]”.",
        "Liên kết /van-ban/khong/co/dau/ca không dẫn đến trang nào.",
        "Bản sửa phải ghi cho người đọc biết đã sửa gì.",
    ):
        assert told.count(reason) == 2, reason  # in the answer to the button and in the table
    assert flaws(page) == []


def mends_and_submits(page: Page) -> None:
    page.goto(f"{DESK}soan/")
    page.get_by_label("Bản sửa này thay đổi gì (công khai)").fill(NOTE)
    page.get_by_role("button", name="Lưu ghi chú").click()
    page.locator(".arranged li a").first.click()
    reword(page, WORDS)
    page.get_by_role("link", name="Soát lỗi").click()
    grave = page.locator("li").filter(has=page.get_by_text("phải sửa"))
    while grave.count():
        grave.first.get_by_label("Lý do bỏ qua").fill("Đã đối chiếu với văn bản.")
        grave.first.get_by_role("button", name="Bỏ qua có lý do").click()
    page.get_by_role("button", name="Trình đăng").click()
    page.wait_for_url("**/duyet/")


def another_person_approves(editor: Page, leader: Page) -> None:
    expect(editor.get_by_text("Người duyệt phải là người khác.").first).to_be_visible()
    expect(editor.get_by_role("button", name="Quyết định")).to_have_count(0)
    leader.goto(f"{DESK}duyet/")
    leader.get_by_label("Đăng ngay").check()
    leader.get_by_role("button", name="Quyết định").click()
    leader.get_by_role("link", name="Xem trang công khai").click()
    leader.wait_for_url(f"**{BULLETIN}")


def readers_see_the_correction(page: Page) -> None:
    page.goto(BULLETIN)
    expect(page.get_by_text("Bản 2 trong 2 bản")).to_be_visible()
    expect(page.get_by_role("region", name="Lịch sử thay đổi")).to_contain_text(NOTE)
    expect(page.locator("article.item").first).to_contain_text(WORDS)
    page.goto(f"{BULLETIN}ban-1/")
    expect(page.get_by_text("Đã có bản mới hơn của bản tin này.")).to_be_visible()
    assert WORDS not in page.locator("main").inner_text()


def takes_it_down(page: Page) -> None:
    page.goto(f"{DESK}go/")
    page.get_by_label("Đăng nhầm").check()
    page.get_by_label("Nói rõ cho người đọc").fill("Đăng nhầm bản nháp.")
    page.get_by_label("Địa chỉ thay thế").fill("/ban-tin/2024/tuan-01/")
    page.get_by_role("button", name="Gỡ bản tin").click()
    expect(page.get_by_role("heading", name="Có lỗi cần sửa")).to_be_visible()
    expect(page.get_by_label("Nói rõ cho người đọc")).to_have_value("Đăng nhầm bản nháp.")
    page.get_by_label("Gõ lại tuần để xác nhận").fill("52/2023")
    page.get_by_role("button", name="Gỡ bản tin").click()
    page.wait_for_url("**/nb/ban-tin/")


def readers_are_told_why(page: Page) -> None:
    answer = page.goto(BULLETIN)
    assert answer is not None
    assert answer.status == 410
    expect(page.locator("main")).to_contain_text("Lý do: Đăng nhầm. Đăng nhầm bản nháp.")
    expect(page.locator('main a[href="/ban-tin/2024/tuan-01/"]')).to_be_visible()
