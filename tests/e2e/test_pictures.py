"""A bulletin with pictures, in a browser: nothing is fetched before it is near, nothing jumps, nothing is distorted."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from benchmarks.running import command, served
from tests.e2e.browsing import BULLETIN, MEETING, WATCH_LAYOUT, visit
from tests.e2e.test_budget import KB, LONG

SHAPES = """[...document.querySelectorAll(".picture img")].map((image) => {
  const box = image.getBoundingClientRect();
  const shape = image.naturalWidth / image.naturalHeight;
  return [shape, image.alt, box.width, box.height, getComputedStyle(image).objectFit];
})"""


pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def illustrated(tmp_path_factory: pytest.TempPathFactory, province: Path) -> Iterator[str]:
    """The address of the demonstration with pictures under the first item of its bulletin."""
    home = shutil.copytree(province, tmp_path_factory.mktemp("illustrated") / "home")
    command(home, "-m", "tests.e2e.illustrating", program=sys.executable)
    with served(home) as address:
        yield address


@pytest.fixture
def reader(browser: Browser, illustrated: str) -> Iterator[Page]:
    """A tab on a narrow phone."""
    fresh = browser.new_context(base_url=illustrated, viewport={"width": 320, "height": 740}, locale="vi-VN")
    tab = fresh.new_page()
    tab.add_init_script(WATCH_LAYOUT)
    yield tab
    fresh.close()


def test_pictures_cost_the_first_view_nothing(reader: Page) -> None:
    sizes = visit(reader, BULLETIN).sizes
    assert sizes.get("image", 0) == 0
    assert sum(sizes.values()) <= LONG.total * KB
    assert sizes["document"] <= LONG.html * KB


@pytest.mark.parametrize("path", [BULLETIN, MEETING])
def test_pictures_come_whole_when_they_are_near(reader: Page, path: str) -> None:
    visit(reader, path)
    pictures = reader.locator(".picture img")
    assert pictures.count() == 2
    for picture in pictures.all():
        picture.scroll_into_view_if_needed()
        picture.evaluate("image => image.decode()")
    for shape, words, width, height, fit in reader.evaluate(SHAPES):
        assert words
        assert width <= 320
        assert fit == "contain" or width / height == pytest.approx(shape, rel=0.02)
    assert reader.evaluate("window.jumped") <= 0.02
    assert reader.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
