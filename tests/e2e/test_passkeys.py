"""Passkeys with Chromium's own virtual authenticator, on `localhost`: made, used to sign in and to confirm, removed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.e2e.browsing import Site, load_axe, violations

USERNAME, PASSWORD = "lanhdao", "lanh-dao-so-dieu-hanh"


@pytest.fixture
def tab(browser: Browser, site: Site) -> Iterator[Page]:
    """A tab of a browser with a passkey store that asks nobody; passkeys are bound to a name, not to a number."""
    address = site.address.replace("127.0.0.1", "localhost")
    context = browser.new_context(base_url=address, viewport={"width": 1280, "height": 900}, locale="vi-VN")
    page = context.new_page()
    devtools = context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    yield page
    context.close()


def sign_in(page: Page) -> None:
    page.goto("/nb/dang-nhap/")
    page.get_by_label("Tên đăng nhập").fill(USERNAME)
    page.get_by_label("Mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập", exact=True).click()


def test_a_passkey_is_made_signs_in_and_goes(tab: Page) -> None:
    sign_in(tab)
    tab.wait_for_url("**/nb/")
    tab.goto("/nb/tai-khoan/")
    tab.get_by_label("Tên khóa truy cập mới").fill("Máy tính cơ quan")
    tab.get_by_role("button", name="Thêm khóa truy cập").click()
    tab.get_by_role("heading", name="Mã dự phòng").wait_for()
    assert tab.locator(".codes li").count() == 10
    tab.get_by_role("link", name="Đã cất, tiếp tục").click()
    assert "Máy tính cơ quan" in tab.locator("main").inner_text()
    load_axe(tab)
    assert violations(tab) == []

    tab.get_by_role("button", name="Đăng xuất").click()
    tab.goto("/nb/dang-nhap/?next=/nb/van-ban/")
    tab.get_by_role("button", name="Dùng khóa truy cập (passkey)").click()
    tab.wait_for_url("**/nb/van-ban/")

    tab.get_by_role("button", name="Đăng xuất").click()
    sign_in(tab)
    tab.get_by_role("heading", name="Xác thực lớp thứ hai").wait_for()
    load_axe(tab)
    assert violations(tab) == []
    tab.get_by_role("button", name="Dùng khóa truy cập (passkey)").click()
    tab.wait_for_url("**/nb/")

    tab.goto("/nb/tai-khoan/xac-nhan/?next=/nb/tai-khoan/")
    tab.get_by_role("button", name="Dùng khóa truy cập (passkey)").click()
    tab.wait_for_url("**/nb/tai-khoan/")
    tab.get_by_role("button", name="Bỏ khóa Máy tính cơ quan").click()
    tab.wait_for_load_state()
    assert "Máy tính cơ quan" not in tab.locator("main").inner_text()
