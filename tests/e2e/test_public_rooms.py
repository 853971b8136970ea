"""The rooms of the public site that the long table of pages does not have: flawless at both extremes, once each."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.browsing import BULLETIN, DOCUMENT, flaws, visit

PAGES = (
    f"{BULLETIN}?in=chon",
    f"{BULLETIN}?muc=26",
    "/chu-de/",
    "/chu-de/giao-thong-van-tai/",
    "/chi-tieu/",
    "/theo-doi/?chu-de=y-te",
    f"{DOCUMENT}?xem=so-do",
)


@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_wrong(page: Page, path: str) -> None:
    visit(page, path)
    assert flaws(page) == []


def test_menus_open_without_leaving_the_page(phone: Page) -> None:
    visit(phone, BULLETIN)
    for name in ("In", "Chia sẻ", "Tải về"):
        phone.locator("summary", has_text=name).first.click()
    expect(phone.get_by_role("link", name="Bản in A4 (.pdf)")).to_be_visible()
    assert flaws(phone) == []


def test_chosen_items_alone_go_to_paper(page: Page) -> None:
    visit(page, f"{BULLETIN}?in=chon")
    page.get_by_label("Kết quả rà soát hộ nghèo, hộ cận nghèo năm 2023").check()
    page.get_by_role("button", name="Xem các mục đã chọn để in").click()
    expect(page.get_by_role("button", name="In 1 mục đã chọn")).to_be_visible()
    page.emulate_media(media="print")
    assert page.locator(".paper svg").is_visible()
    assert page.locator("article.item").count() == 1
