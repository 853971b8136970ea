"""Every page, in every contrast, at normal and double text size, on a desktop and on a narrow screen."""

from __future__ import annotations

from itertools import pairwise, product

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.e2e.browsing import (
    CONTRASTS,
    DESK_PAGES,
    PUBLIC_PAGES,
    SIZES,
    Site,
    load_axe,
    show,
    sign_in,
    violations,
    visit,
)

Setting = tuple[str | None, str | None]

# The plain page and the one that differs most from it; all six are for the slow tests.
EXTREMES: tuple[Setting, ...] = ((None, None), ("200", "den"))
EVERY: tuple[Setting, ...] = tuple(product(SIZES, CONTRASTS))


def everything_wrong(page: Page, settings: tuple[Setting, ...] = EXTREMES) -> dict[str, list[str]]:
    """Return axe's findings by display setting."""
    page.emulate_media(reduced_motion="reduce")  # else colours are measured half-way
    load_axe(page)
    found = {}
    for size, contrast in settings:
        show(page, size=size, contrast=contrast)
        found[f"{size or 100} % {contrast or 'thường'}"] = violations(page)
    return {setting: wrong for setting, wrong in found.items() if wrong}


@pytest.mark.parametrize("path", PUBLIC_PAGES)
def test_axe_finds_nothing_on_public_pages(page: Page, path: str) -> None:
    visit(page, path)
    assert everything_wrong(page) == {}


@pytest.mark.slow
@pytest.mark.parametrize("path", PUBLIC_PAGES)
def test_axe_finds_nothing_in_any_size_and_contrast(page: Page, path: str) -> None:
    visit(page, path)
    assert everything_wrong(page, EVERY) == {}


def test_axe_finds_nothing_on_the_desk(page: Page) -> None:
    visit(page, "/nb/dang-nhap/")
    assert everything_wrong(page) == {}
    page.get_by_role("button", name="Đăng nhập").click()
    assert page.title().startswith("Lỗi: ")
    assert everything_wrong(page) == {}
    sign_in(page)
    for path in DESK_PAGES:
        visit(page, path)
        assert everything_wrong(page) == {}, path
    visit(page, "/nb/nhap/")
    page.get_by_role("link", name="thong-bao-ket-luan.txt").click()
    assert everything_wrong(page) == {}


@pytest.mark.parametrize("path", PUBLIC_PAGES)
def test_nothing_is_wider_than_a_narrow_screen(phone: Page, path: str) -> None:
    visit(phone, path)
    for width in (320, 360, 640):
        phone.set_viewport_size({"width": width, "height": 740})
        for size in (None, "150", "200"):
            show(phone, size=size, contrast=None)
            wide = phone.evaluate("document.documentElement.scrollWidth - innerWidth")
            assert wide <= 0, f"{wide} points too wide at {width} points, text {size or 100} %"


@pytest.mark.parametrize("path", PUBLIC_PAGES)
def test_structure(page: Page, path: str) -> None:
    visit(page, path)
    levels: list[int] = page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4')].map((h) => Number(h.tagName[1]))")
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert page.locator("html").get_attribute("lang") == ("en" if path == "/en/" else "vi")
    assert page.evaluate("document.querySelector('a').classList.contains('skip')"), "the skip link comes first"
    identifiers: list[str] = page.evaluate("[...document.querySelectorAll('[id]')].map((e) => e.id)")
    assert len(identifiers) == len(set(identifiers)), "an id stands twice"
    assert page.evaluate(
        "[...document.querySelectorAll('a[href^=\"#\"]')].every((a) => document.getElementById(a.hash.slice(1)))"
    ), "a link within the page leads nowhere"


def test_targets_are_large_enough(phone: Page) -> None:
    visit(phone, "/chi-dao/2023/2267-qd-ubnd/")
    phone.get_by_label("Xem nguyên văn").check()
    small = phone.evaluate(
        """[...document.querySelectorAll('.chip, .button, .foot li a')]
        .map((e) => [e.textContent, e.getBoundingClientRect()]).filter(([, box]) => box.height < 24 || box.width < 24)
        .map(([text]) => text)"""
    )
    assert small == []


def small_ways(page: Page) -> list[str]:
    """What a finger would miss in the open menu and beside it."""
    small: list[str] = page.evaluate(
        """[...document.querySelectorAll('.ways *, .site nav a, .site nav button')]
        .map((e) => [e.textContent, e.getBoundingClientRect()])
        .filter(([, box]) => box.height < 43.9 || box.width < 43.9)
        .map(([text]) => text)"""
    )
    return small


def test_a_phones_header_is_the_name_a_menu_and_the_search(phone: Page) -> None:
    visit(phone, "/ban-tin/")
    header = phone.locator(".site")
    words = header.inner_text().split("\n")
    assert [each for each in words if each] == ["UBND tỉnh Lạng Sơn", "Chỉ đạo, điều hành", "Trình đơn", "Tìm"]
    assert phone.evaluate("document.querySelector('.site').offsetHeight") <= 80
    menu, ways = header.get_by_role("button", name="Trình đơn"), header.get_by_role("navigation")
    menu.press("Enter")
    expect(ways.get_by_role("button", name="Đóng")).to_be_focused()
    assert small_ways(phone) == []
    load_axe(phone)
    assert violations(phone) == []
    phone.keyboard.press("Escape")
    expect(menu).to_be_focused()
    expect(ways).to_be_hidden()
    menu.press("Enter")
    for _ in range(6):
        phone.keyboard.press("Tab")
    expect(ways, "the keyboard has left it").to_be_hidden()
    assert phone.evaluate("window.jumped") <= 0.02


def test_a_phones_menu_needs_no_script(browser: Browser, site: Site) -> None:
    narrow = ViewportSize(width=320, height=740)
    with browser.new_context(base_url=site.address, viewport=narrow, java_script_enabled=False) as phone:
        page = phone.new_page()
        page.goto("/ban-tin/")
        page.get_by_role("button", name="Trình đơn").click()
        page.get_by_role("navigation").get_by_role("link", name="Cơ quan").click()
        page.wait_for_url("**/co-quan/")
        page.locator(".site").get_by_role("link", name="Tìm").click()
        page.wait_for_url("**/tim/")


def test_text_spacing_cuts_nothing(page: Page) -> None:
    visit(page, "/")
    page.evaluate(
        """for (const e of document.querySelectorAll('*')) Object.assign(e.style,
        { lineHeight: '1.5', letterSpacing: '.12em', wordSpacing: '.16em' })"""
    )
    cut = page.evaluate(
        """[...document.querySelectorAll('main *, header *')].filter((e) => getComputedStyle(e).overflow === 'hidden'
        && e.className !== 'hidden' && e.scrollHeight > e.clientHeight + 1).map((e) => e.outerHTML.slice(0, 80))"""
    )
    assert cut == []


def test_nothing_moves_by_itself(page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")
    visit(page, "/ban-tin/2023/tuan-52/")
    assert page.evaluate("document.getAnimations().length") == 0
    moving = page.evaluate(
        """[...document.querySelectorAll('*')]
        .filter((e) => parseFloat(getComputedStyle(e).transitionDuration) > 0).length"""
    )
    assert moving == 0
