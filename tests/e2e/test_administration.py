"""Pages of administration, of bodies and of the log: nothing for axe to find, nothing wider than a narrow screen."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.e2e.browsing import load_axe, violations, visit

OF_ADMINISTRATORS = (
    "/nb/quan-tri/",
    "/nb/quan-tri/nguoi-dung/",
    "/nb/quan-tri/nguoi-dung/nhap/",
    "/nb/quan-tri/nguoi-dung/ra-soat/",
    "/nb/quan-tri/vai-tro/clerk/",
    "/nb/quan-tri/vi-sao/",
    "/nb/quan-tri/tieu-huy/?van-ban=2023/2199-qd-ubnd",
    "/nb/quan-tri/lich-nhac/",
    "/nb/nhat-ky/",
    "/nb/tai-khoan/",
)
OF_THE_OFFICE = ("/nb/co-quan/so-giao-thong-van-tai/", "/nb/co-quan/so-giao-thong-van-tai/chuyen-giao/")


def test_pages_of_administrators_and_of_bodies(page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")
    wrong = _enter_and_look(page, "quantri", "quan-tri-so-dieu-hanh", OF_ADMINISTRATORS)
    page.context.clear_cookies()
    wrong |= _enter_and_look(page, "chuyenvien", "ra-soat-so-dieu-hanh", OF_THE_OFFICE)
    assert wrong == {}


def _enter_and_look(page: Page, name: str, password: str, paths: tuple[str, ...]) -> dict[str, list[str]]:
    visit(page, "/nb/dang-nhap/")
    page.get_by_label("Tên đăng nhập").fill(name)
    page.get_by_label("Mật khẩu").fill(password)
    page.get_by_role("button", name="Đăng nhập").click()
    page.wait_for_load_state()
    return {path: found for path in paths if (found := _look(page, path))}


def _look(page: Page, path: str) -> list[str]:
    """Return what is wrong with a page on a desktop and on a narrow screen."""
    page.set_viewport_size({"width": 1280, "height": 900})
    visit(page, path)
    assert page.url.endswith(path)
    load_axe(page)
    found = violations(page)
    page.set_viewport_size({"width": 320, "height": 740})
    wide = page.evaluate("document.documentElement.scrollWidth")
    return [*found, *violations(page), *([f"{wide} wide"] if wide > 320 else [])]
