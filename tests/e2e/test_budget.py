"""What a page may weigh: bytes as sent, requests, nodes, jumps; and that nobody else is ever asked for anything."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.e2e.browsing import (
    BULLETIN,
    DOCUMENT,
    HOME,
    ITEM,
    ITEM_WITH_FIGURES,
    MEETING,
    PUBLIC_PAGES,
    Site,
    sign_in,
    visit,
)

KB = 1000
LATE = 1500  # ms until a font answers, far beyond the wait of `font-display: optional`


@dataclass(frozen=True)
class Budget:
    """Limits of one kind of page, in kB as sent."""

    total: int
    html: int
    requests: int = 7
    css: int = 12
    script: int = 10
    fonts: int = 34
    nodes: int = 1500


PAGE = Budget(total=90, html=20)
LONG = Budget(total=110, html=40)
PATHS = [
    (HOME, PAGE),
    (ITEM, PAGE),
    (MEETING, PAGE),
    (DOCUMENT, PAGE),
    ("/co-quan/ubnd-huyen-loc-binh/", PAGE),
    ("/co-quan/", PAGE),
    ("/van-ban/", PAGE),
    ("/ban-tin/", PAGE),
    (BULLETIN, LONG),
    ("/tim/?q=ubnd", PAGE),
    ("/du-lieu-mo/", PAGE),
]


@pytest.mark.parametrize(("path", "budget"), PATHS)
def test_first_view_on_a_phone(phone: Page, path: str, budget: Budget) -> None:
    traffic = visit(phone, path)
    sizes = traffic.sizes
    assert sizes["document"] <= budget.html * KB
    assert sizes["stylesheet"] <= budget.css * KB
    assert sizes.get("script", 0) <= budget.script * KB
    assert sizes["font"] <= budget.fonts * KB
    assert sizes.get("image", 0) == 0
    assert sum(sizes.values()) <= budget.total * KB
    assert len(traffic.requests) <= budget.requests, traffic.urls
    assert phone.evaluate("document.querySelectorAll('*').length") <= budget.nodes
    assert phone.evaluate("window.jumped") <= 0.02


@pytest.mark.parametrize(("path", "budget"), PATHS)
def test_nothing_jumps_on_a_desktop(page: Page, path: str, budget: Budget) -> None:
    visit(page, path)
    assert page.evaluate("window.jumped") <= 0.02


@pytest.mark.parametrize("path", [ITEM, ITEM_WITH_FIGURES])
def test_a_late_font_moves_nothing(page: Page, path: str) -> None:
    def late(route: Route) -> None:
        page.wait_for_timeout(LATE)
        route.continue_()

    page.route("**/*.woff2", late)
    visit(page, path)
    assert page.evaluate("document.fonts.size") > 0
    assert page.evaluate("window.jumped") <= 0.02


def test_a_second_page_fetches_almost_nothing(page: Page) -> None:
    visit(page, HOME)
    traffic = visit(page, ITEM)
    assert sum(traffic.sizes.values()) <= 25 * KB


@pytest.mark.parametrize("path", PUBLIC_PAGES)
def test_only_the_site_itself_is_asked_and_nothing_is_kept(page: Page, site: Site, path: str) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if "404" not in message.text else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    traffic = visit(page, path)
    assert {url for url in traffic.urls if not url.startswith(site.address)} == set()
    assert page.context.cookies() == []
    assert said == [], "the browser complains (a policy or a script)"


def test_the_desk_stays_in_its_budget(browser: Browser, site: Site) -> None:
    context = browser.new_context(base_url=site.address)
    page = context.new_page()
    sign_in(page)
    for path in ("/nb/", "/nb/nhap/", "/nb/van-ban/"):
        traffic = visit(page, path)
        assert sum(traffic.sizes.values()) <= 150 * KB
        assert len(traffic.requests) <= 10
        assert page.evaluate("document.querySelectorAll('*').length") <= 4000
    context.close()
