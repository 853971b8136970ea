"""The ways to the main act of public pages with the keyboard alone (ux 8.12)."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.browsing import BULLETIN, DOCUMENT, ITEM_WITH_FIGURES, flaws, visit

COMMITTEE = "/to-phoi-hop/to-hoa-don-dien-tu/"


def to_main(page: Page) -> None:
    """Skip what stands on every page."""
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def tab_to(page: Page, words: str, most: int) -> int:
    """Press Tab until something of these words has the focus; return how often."""
    for count in range(1, most + 1):
        page.keyboard.press("Tab")
        said = page.evaluate("(document.activeElement.labels?.[0] ?? document.activeElement).textContent.trim()")
        if re.fullmatch(words, said):
            return count
    pytest.fail(f"{words} is not reached by {most} strokes")


def test_home_to_the_whole_bulletin(page: Page) -> None:
    visit(page, "/")
    to_main(page)
    tab_to(page, "Xem cả bản tin", 2)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{BULLETIN}")


def test_contents_to_an_item(page: Page) -> None:
    visit(page, BULLETIN)
    to_main(page)
    tab_to(page, "Bổ nhiệm thành viên Hội đồng quản lý Quỹ.*", 30)
    page.keyboard.press("Enter")
    assert page.url.endswith("#muc-2199-qd-ubnd")
    expect(page.get_by_role("article", name="Bổ nhiệm thành viên Hội đồng quản lý Quỹ")).to_be_focused()


def test_a_chip_to_its_source_and_back(page: Page) -> None:
    visit(page, ITEM_WITH_FIGURES)
    to_main(page)
    tab_to(page, "1", 12)
    page.keyboard.press("Enter")
    expect(page.locator("#n1")).to_be_focused()
    expect(page.locator("#n1")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("#t1")).to_be_focused()


def test_a_document_to_its_first_relation(page: Page) -> None:
    visit(page, DOCUMENT)
    to_main(page)
    tab_to(page, r"Quan hệ \(\d+\)", 12)
    page.keyboard.press("Enter")
    page.wait_for_url("**?xem=quan-he#phan")
    tab_to(page, "Quyết định 357/QĐ-UBND", 3)
    page.keyboard.press("Enter")
    page.wait_for_url("**/357-qd-ubnd/")


def test_a_committee_on_another_day(page: Page) -> None:
    visit(page, COMMITTEE)
    to_main(page)
    tab_to(page, "Thành viên tại ngày.*", 5)
    page.keyboard.press("Control+A")
    page.keyboard.type("24/12/2023")
    tab_to(page, "Xem", 1)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Thành viên ngày 24/12/2023")).to_be_visible()


def test_following_a_topic(page: Page) -> None:
    visit(page, "/theo-doi/")
    to_main(page)
    tab_to(page, "Bản tin hằng tuần", 3)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.type("Y t")
    tab_to(page, "Lấy địa chỉ Atom", 6)
    page.keyboard.press("Enter")
    expect(page.locator("#dia-chi")).to_have_text(re.compile("/chu-de/y-te/tin.xml$"))


@pytest.mark.parametrize("part", ["noi-dung", "quan-he", "nhiem-vu", "lich-su"])
def test_no_part_of_a_document_has_flaws(page: Page, part: str) -> None:
    visit(page, f"{DOCUMENT}?xem={part}")
    assert flaws(page) == []
