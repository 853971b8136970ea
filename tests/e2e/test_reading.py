"""What a reader does: by keyboard, without a script, with larger type, on paper."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.e2e.browsing import BULLETIN, ITEM, ITEM_WITH_FIGURES, PUBLIC_PAGES, Site, sign_in, visit

PAGE_OF_A_PDF = re.compile(rb"/Type\s*/Page\b")


def test_the_first_tab_skips_to_the_content(page: Page) -> None:
    visit(page, BULLETIN)
    page.keyboard.press("Tab")
    skip = page.locator(".skip")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


@pytest.mark.parametrize("path", ["/", ITEM, "/van-ban/"])
def test_focus_is_always_seen(page: Page, path: str) -> None:
    visit(page, path)
    for _ in range(25):
        page.keyboard.press("Tab")
        focus = page.evaluate(
            """() => { const e = document.activeElement, box = e.getBoundingClientRect(), style = getComputedStyle(e);
            return { name: e.outerHTML.slice(0, 80), outline: parseFloat(style.outlineWidth), halo: style.boxShadow,
            inside: box.bottom > 0 && box.top < innerHeight && box.width > 0 }; }"""
        )
        assert focus["outline"] >= 3, focus
        assert focus["halo"] != "none", focus
        assert focus["inside"], focus


def test_a_number_leads_from_the_card_to_its_source_and_back(page: Page) -> None:
    visit(page, ITEM_WITH_FIGURES)
    for number in range(1, page.locator("mark .chip").count() + 1):
        chip, source = page.locator(f"#t{number}"), page.locator(f"#n{number}")
        chip.click()
        assert page.url.endswith(f"#n{number}")
        expect(source).to_be_in_viewport()
        source.click()
        assert page.url.endswith(f"#t{number}")
        expect(chip).to_be_in_viewport()
    row = page.get_by_role("row").filter(has_text="Hộ nghèo")
    assert "12.397\N{NO-BREAK SPACE}hộ" in row.inner_text()
    assert "12.397 hộ" in page.locator("mark", has=page.locator("#n2")).inner_text()


def test_marks_keep_the_source_to_the_letter(page: Page, demo_text: str) -> None:
    visit(page, ITEM)
    paragraphs = page.locator(".source p").evaluate_all(
        """all => all.map((paragraph) => { const copy = paragraph.cloneNode(true);
        copy.querySelectorAll('.chip').forEach((chip) => chip.remove()); return copy.textContent; })"""
    )
    source = " ".join(demo_text.split())
    for paragraph in paragraphs:
        assert " ".join(paragraph.split()) in source


def test_display_choices_last(context: BrowserContext, page: Page) -> None:
    visit(page, "/")
    larger, more = page.get_by_role("button", name="A+"), page.get_by_role("button", name="Tăng tương phản")
    for expected in (120, 150, 200):
        larger.click()
        expect(page.get_by_role("status").first).to_have_text(f"Cỡ chữ {expected} %")
    expect(larger).to_have_attribute("aria-disabled", "true")
    larger.click(force=True)
    assert page.evaluate("document.documentElement.dataset.co") == "200"
    more.click()
    more.click()
    expect(more).to_have_attribute("aria-disabled", "true")
    page.goto(BULLETIN, wait_until="commit")
    page.wait_for_function("document.body")
    assert page.evaluate("({...document.documentElement.dataset})") == {"co": "200", "tp": "den"}
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(0, 0, 0)"
    page.get_by_role("button", name="Giảm tương phản").click()
    page.get_by_role("button", name="A: cỡ chữ thường").click()
    page.reload(wait_until="networkidle")
    assert page.evaluate("({...document.documentElement.dataset})") == {"tp": "trang"}
    assert context.cookies() == []


def test_display_controls_fold_on_a_phone(phone: Page) -> None:
    visit(phone, "/")
    button = phone.get_by_role("button", name="A+")
    expect(button).to_be_hidden()
    phone.get_by_text("Cỡ chữ, tương phản").click()
    expect(button).to_be_visible()


def test_the_filter_needs_no_diacritics(page: Page) -> None:
    visit(page, BULLETIN)
    page.get_by_label("Lọc trong bản tin").fill("duong sat")
    expect(page.locator("#loc-answer")).to_have_text("2 / 27 mục có “duong sat”")
    expect(page.locator("#cac-muc li:visible")).to_have_count(2)
    page.get_by_label("Lọc trong bản tin").fill("khong co")
    expect(page.locator("#loc-answer")).to_have_text("Không có mục nào có “khong co”. Tìm ở mọi tuần?")
    expect(page.locator("#loc-answer a")).to_have_attribute("href", "/tim/?q=khong%20co")
    page.get_by_label("Lọc trong bản tin").fill("")
    expect(page.locator("#cac-muc li:visible")).to_have_count(27)


def test_a_link_is_copied_and_said(context: BrowserContext, page: Page, site: Site) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    visit(page, BULLETIN)
    page.get_by_role("link", name="¶ Liên kết mục 26").click()
    expect(page.get_by_role("status").last).to_have_text("Đã chép liên kết mục 26")
    assert page.evaluate("navigator.clipboard.readText()") == f"{site.address}{BULLETIN}#muc-2267-qd-ubnd"
    page.locator("summary", has_text="Bản chữ để gửi qua Zalo").click()
    page.get_by_role("button", name="Chép bản chữ").click()
    expect(page.get_by_role("status").last).to_have_text("Đã chép bản chữ")
    copied: str = page.evaluate("navigator.clipboard.readText()")
    assert copied.count(";") == 26
    assert copied.startswith("Phiên họp thường kỳ tháng 12")


@pytest.mark.parametrize("path", PUBLIC_PAGES)
def test_every_page_reads_without_a_script(browser: Browser, site: Site, path: str) -> None:
    context = browser.new_context(base_url=site.address, java_script_enabled=False)
    page = context.new_page()
    page.goto(path)
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator("#display .no-script")).to_be_visible()
    expect(
        page.locator("#display button, [data-print]:visible, [data-filter]:visible, [data-copy-from]:visible")
    ).to_have_count(0)
    context.close()


def test_a_reader_without_a_script_gets_from_home_to_the_source(browser: Browser, site: Site) -> None:
    context = browser.new_context(base_url=site.address, java_script_enabled=False)
    page = context.new_page()
    page.goto("/")
    page.get_by_role("link", name="Xem cả bản tin").click()
    page.get_by_role("navigation", name="Mục lục").get_by_role("link", name="Kết quả rà soát hộ nghèo").click()
    assert page.url.endswith("#muc-2267-qd-ubnd")
    page.locator("#muc-2267-qd-ubnd").get_by_role("link", name="Xem nguồn từng ý").click()
    page.locator("#t2").click()
    assert page.url == f"{site.address}{ITEM_WITH_FIGURES}#n2"
    expect(page.locator("mark", has=page.locator("#n2"))).to_be_in_viewport()
    context.close()


@pytest.mark.parametrize(
    ("path", "promise"), [(BULLETIN, r"khoảng (\d+) trang A4"), (f"{BULLETIN}?in=muc-luc", r"(\d+) trang")]
)
def test_paper_takes_as_many_pages_as_promised(page: Page, path: str, promise: str) -> None:
    visit(page, path)
    match = re.search(promise, page.locator("[data-print]").text_content() or "")
    assert match
    printed = len(PAGE_OF_A_PDF.findall(page.pdf(prefer_css_page_size=True)))
    assert abs(printed - int(match[1])) <= 1


def test_paper_is_black_on_white_and_keeps_the_numbers(page: Page) -> None:
    visit(page, ITEM)
    page.evaluate("document.documentElement.dataset.tp = 'den'")
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    assert page.evaluate("getComputedStyle(document.querySelector('mark')).backgroundColor") == "rgba(0, 0, 0, 0)"
    assert page.evaluate("getComputedStyle(document.querySelector('mark .chip'), '::before').content") == '"["'
    expect(page.locator(".site")).to_be_hidden()
    expect(page.locator("#display")).to_be_hidden()


def test_proposed_facts_are_marked_and_only_on_the_desk(page: Page) -> None:
    visit(page, "/van-ban/?q=33/TB-UBND")
    expect(page.get_by_role("heading", level=2)).to_have_text("0 văn bản")
    sign_in(page)
    expect(page.get_by_text("máy đọc, chưa rà soát").first).to_be_visible()
    page.get_by_role("link", name="thong-bao-ket-luan.txt").click()
    expect(page.get_by_role("heading", level=2, name="Trường")).to_be_visible()
    expect(page.get_by_text("máy đọc, chưa rà soát")).to_be_visible()
    page.get_by_role("button", name="Đăng xuất").click()
    page.goto("/nb/nhap/")
    assert "/nb/dang-nhap/" in page.url
