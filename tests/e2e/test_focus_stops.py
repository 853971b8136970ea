"""Every stop of the Tab key on the main pages: each can be seen, and which they are on public ones (golden files)."""

from __future__ import annotations

import difflib
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, CDPSession, Page

from benchmarks.running import served
from tests.e2e.browsing import BULLETIN, DOCUMENT, HOME, ITEM_WITH_FIGURES, Site, sign_in, visit

pytestmark = pytest.mark.slow

GOLDEN = Path(__file__).parents[1] / "data" / "focus"
RENEW = "DIEUHANH_RENEW_FOCUS"
MOST = 250
LONGEST = 90
NUMBER = re.compile(r"\d+")
PAGES = {
    "trang-chu": HOME,
    "ban-tin": f"{BULLETIN}?muc=26",
    "muc": ITEM_WITH_FIGURES,
    "van-ban": DOCUMENT,
    "co-quan": "/co-quan/ubnd-huyen-loc-binh/",
    "tim": "/tim/?q=giai+ngan",
    "theo-doi": "/theo-doi/",
    "lien-he": "/lien-he/",
}
INNER_PAGES = {
    "hom-nay": "/nb/",
    "nhiem-vu": "/nb/nhiem-vu/",
    "mot-nhiem-vu": "/nb/nhiem-vu/2023-0002/",
    "soan-ban-tin": "/nb/ban-tin/2023-52/soan/",
}
WITH_FRAME = {"trang-chu", "hom-nay"}
"""The two pages whose header and footer are in the golden file; of the others, which have the same, only `main` is."""

SEEN = """() => {
  const e = document.activeElement, style = getComputedStyle(e), boxes = [...e.getClientRects()];
  const box = boxes[0] ?? new DOMRect(), label = e.labels?.[0];
  const across = [.5, .1, .9].map((part) => box.left + box.width * part);
  const down = [.5, .1, .9].map((part) => box.top + box.height * part);
  const open = across.some((x) => down.some((y) => {
    const top = document.elementFromPoint(x, y);
    return top && (e.contains(top) || top.contains(e) && top !== document.body && top.tagName !== "HTML"
      || label?.contains(top));
  }));
  const short = box.height < innerHeight;
  const inside = box.width > 0 && (short ? box.top >= -1 && box.bottom <= innerHeight + 1
    : box.bottom > 0 && box.top < innerHeight);
  return { end: e === document.body, main: Boolean(e.closest("main")), html: e.outerHTML.slice(0, 120), inside, open,
    outline: style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth),
    clear: style.outlineColor.endsWith(", 0)") };
}"""


@pytest.fixture(scope="module")
def untouched(tmp_path_factory: pytest.TempPathFactory, province: Path) -> Iterator[Site]:
    """A site of its own: other tests publish, which changes what there is to stop at."""
    home = shutil.copytree(province, tmp_path_factory.mktemp("untouched") / "home")
    with served(home) as address:
        yield Site(address)


@pytest.fixture(scope="module")
def tab(browser: Browser, untouched: Site) -> Iterator[Page]:
    """One tab for all pages, first of a visitor, then of a specialist."""
    fresh = browser.new_context(
        base_url=untouched.address, viewport={"width": 1280, "height": 900}, locale="vi-VN", reduced_motion="reduce"
    )
    yield fresh.new_page()
    fresh.close()


def test_stops_of_public_pages(tab: Page) -> None:
    tab.context.clear_cookies()
    assert_as_agreed(tab, PAGES)


def test_stops_of_inner_pages(tab: Page) -> None:
    tab.context.clear_cookies()
    sign_in(tab)
    assert_as_agreed(tab, INNER_PAGES)


def assert_as_agreed(tab: Page, pages: dict[str, str]) -> None:
    """Tab through the pages; fail with what cannot be seen and with each difference from the golden files."""
    session = tab.context.new_cdp_session(tab)
    wrong: list[str] = []
    for name, path in pages.items():
        visit(tab, path)
        stops, unseen = walk(tab, session, frame=name in WITH_FRAME)
        wrong += [f"{path}: {each}" for each in unseen]
        if name in PAGES:  # what is on inner pages changes with what other tests do
            wrong += differences(name, stops)
    assert not wrong, "\n".join(
        [*wrong, f"Where the stops are meant to differ, renew the golden files: {RENEW}=1 pytest {Path(__file__).name}"]
    )


def walk(tab: Page, session: CDPSession, *, frame: bool) -> tuple[list[str], list[str]]:
    """Press Tab to the end of the page, or of its `main`; return the stops and what is wrong with how they look."""
    stops: list[str] = []
    unseen: list[str] = []
    if not frame:
        tab.locator("main").focus()
    for _ in range(MOST):
        tab.keyboard.press("Tab")
        look: dict[str, Any] = tab.evaluate(SEEN)
        if look["end"] or not (frame or look["main"]):
            return stops, unseen
        stops.append(said(session))
        unseen += [f"{fault}: {look['html']}" for fault in faults(look)]
    pytest.fail(f"Tab does not come to an end of {tab.url} in {MOST} strokes: a trap?")


def faults(look: dict[str, Any]) -> Iterator[str]:
    """What is wrong with how the focus looks at one stop."""
    if look["outline"] < 3 or look["clear"]:
        yield f"the outline is {look['outline']} points wide"
    if not look["inside"]:
        yield "it is out of sight"
    elif not look["open"]:
        yield "it lies under something else"


def said(session: CDPSession) -> str:
    """Return the role and the name of what has the focus, as a screen reader is told; numbers, which grow, as `#`."""
    focused = session.send("Runtime.evaluate", {"expression": "document.activeElement"})["result"]["objectId"]
    answer = session.send("Accessibility.getPartialAXTree", {"objectId": focused, "fetchRelatives": False})
    node = answer["nodes"][0]
    name = " ".join(node.get("name", {}).get("value", "").split())
    short = name if len(name) <= LONGEST else f"{name[:LONGEST]}…"
    # A search box becomes a combobox once its script is there, which comes when it has the focus.
    role = node["role"]["value"].replace("searchbox", "combobox")
    return f"{role} | {NUMBER.sub('#', short)}".rstrip()


def differences(name: str, stops: list[str]) -> list[str]:
    """Compare a page's stops with its golden file, one line for a stop; write the file anew where that is asked for."""
    file = GOLDEN / f"{name}.txt"
    if os.environ.get(RENEW):
        file.parent.mkdir(exist_ok=True)
        file.write_text("".join(f"{stop}\n" for stop in stops), encoding="utf-8")
    agreed = file.read_text(encoding="utf-8").splitlines() if file.is_file() else []
    return list(difflib.unified_diff(agreed, stops, f"{file.name} (agreed)", f"{file.name} (now)", lineterm="", n=1))
