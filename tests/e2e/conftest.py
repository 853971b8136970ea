"""A real server with the demonstration province, and a real browser that looks at it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from benchmarks.running import BROWSER_FLAGS, browser_path, furnish, served
from tests.e2e.browsing import WATCH_LAYOUT, Site


@pytest.fixture(scope="session")
def province(tmp_path_factory: pytest.TempPathFactory, demo: Path) -> Path:
    """A data folder with the demonstration and one more text that nobody has reviewed; to be copied, never served."""
    home = tmp_path_factory.mktemp("province")
    furnish(home, proposed=[demo / "thong-bao-ket-luan.txt"])
    return home


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, province: Path) -> Iterator[Site]:
    """The site as `make run` serves it."""
    home = shutil.copytree(province, tmp_path_factory.mktemp("site") / "home")
    with served(home) as address:
        yield Site(address)


# A module long, no longer: its event loop would make Django refuse the database to the tests of other modules.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A headless Chromium that talks to nobody by itself."""
    path = browser_path()
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=BROWSER_FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def context(browser: Browser, site: Site) -> Iterator[BrowserContext]:
    """A fresh visitor with a desktop window."""
    fresh = browser.new_context(base_url=site.address, viewport={"width": 1280, "height": 900}, locale="vi-VN")
    yield fresh
    fresh.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A tab that counts how far things on it jump."""
    tab = context.new_page()
    tab.add_init_script(WATCH_LAYOUT)
    return tab


@pytest.fixture
def phone(browser: Browser, site: Site) -> Iterator[Page]:
    """A tab on a phone, 360 points wide."""
    fresh = browser.new_context(base_url=site.address, viewport={"width": 360, "height": 740}, locale="vi-VN")
    tab = fresh.new_page()
    tab.add_init_script(WATCH_LAYOUT)
    yield tab
    fresh.close()


@pytest.fixture(scope="session")
def demo_text(demo: Path) -> str:
    """The text of the demonstration's bulletin."""
    return (demo / "ban-tin-2023-tuan-52.txt").read_text(encoding="utf-8")
