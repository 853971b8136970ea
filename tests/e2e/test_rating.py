"""Rating a bulletin in a real browser: in place with scripts, through pages without, and seen to inside."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, Page, expect

from tests.e2e.browsing import BULLETIN, ITEM, Site, flaws, sign_in, visit


def test_a_rating_in_place_is_remembered_by_this_browser(page: Page) -> None:
    visit(page, BULLETIN)
    form = page.locator("#danh-gia")
    form.get_by_label("4 sao").check()
    form.get_by_label("Điều gì chưa rõ?").fill("Hạn ở mục 5 là khi nào?")
    page.route("**/danh-gia/", lambda route: route.abort())
    form.get_by_role("button", name="Gửi").click()
    expect(form.get_by_role("alert")).to_contain_text("Chưa gửi được")
    expect(form.get_by_label("4 sao")).to_be_checked()
    page.unroute("**/danh-gia/")
    form.get_by_role("button", name="Gửi").click()
    expect(form).to_contain_text("Cảm ơn. Bạn đã cho 4 sao.")
    assert page.context.cookies() == []
    visit(page, BULLETIN)
    expect(form).to_contain_text("Cảm ơn. Bạn đã cho 4 sao.")
    form.get_by_role("link", name="Sửa").click()
    expect(page.get_by_label("Điều gì chưa rõ?")).to_have_value("Hạn ở mục 5 là khi nào?")
    assert flaws(page) == []


def test_without_scripts_a_page_says_what_is_missing_and_holds_the_link(browser: Browser, site: Site) -> None:
    with browser.new_context(base_url=site.address, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(ITEM)
        page.get_by_label("Điều gì chưa rõ?").fill("Ai chủ trì?")
        page.locator("#danh-gia").get_by_role("button", name="Gửi").click()
        assert page.title().startswith("Lỗi: ")
        expect(page.get_by_label("Điều gì chưa rõ?")).to_have_value("Ai chủ trì?")
        page.get_by_label("2 sao").check()
        page.get_by_role("button", name="Gửi").click()
        expect(page).to_have_url(re.compile("/danh-gia/.+/"))
        page.get_by_label("3 sao").check()
        page.get_by_role("button", name="Lưu thay đổi").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Cảm ơn. Bạn đã cho 3 sao.")
        assert context.cookies() == []


def test_the_office_answers_what_was_not_clear(page: Page) -> None:
    headers = {"Sec-Fetch-Site": "same-origin", "User-Agent": "một trình duyệt khác".encode().hex()}
    fields: dict[str, str | float | bool] = {"trang": ITEM, "sao": "2", "chua_ro": "Mục này có hiệu lực từ ngày nào?"}
    page.request.post("/danh-gia/", form=fields, headers=headers)
    sign_in(page)
    visit(page, "/nb/gop-y/")
    assert flaws(page) == []
    page.set_viewport_size({"width": 1280, "height": 900})
    page.get_by_role("link", name="Mục này có hiệu lực từ ngày nào?").click()
    assert flaws(page) == []
    page.get_by_role("button", name="Tôi phụ trách").click()
    page.get_by_label("Kết quả xử lý").fill("Mục nêu rõ cơ quan chủ trì ở dòng Chủ trì.")
    page.get_by_role("button", name="Ghi kết quả, kết thúc").click()
    expect(page.get_by_role("status").first).to_contain_text("Đã ghi kết quả xử lý.")
