"""A whole review in a real browser: by keyboard with counted strokes, by mouse, without a script, by two."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from benchmarks.running import free_port, served, start
from benchmarks.scoring import score
from benchmarks.sheets import Sheet, as_pdf, noisy, scanned
from tests.conftest import ROOT
from tests.e2e.browsing import load_axe, show, violations
from tests.e2e.reviewing import Keyboard, accepted_facts, open_review, prepare, sign_in_as

NAME, PASSWORD = "chuyenvien", "ra-soat-so-dieu-hanh"
BULLETIN = "ban-tin-2023-tuan-52.txt"
DECISION = "quyet-dinh-kien-toan.txt"
SCAN = "ban-quet.pdf"
LETTER = (
    "Công văn số 45/UBND-KT ngày 05/01/2024 của UBND tỉnh về việc rà soát tài sản công.",
    "Giao Sở Tài chính chủ trì, báo cáo UBND tỉnh trước ngày 15/02/2024.",
)
ITEMS = 27
Fact = dict[str, Any]


@dataclass(frozen=True)
class ReviewSite:
    """The server under test and its data folder."""

    address: str
    home: Path


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory, demo: Path) -> Iterator[ReviewSite]:
    """A site on which the demonstration's bulletin and three more texts wait as our own rules read them."""
    home = tmp_path_factory.mktemp("review")
    names = (BULLETIN, "cong-van-tai-san-cong.txt", "ke-hoach-cau-nong-thon.txt", "thong-bao-ket-luan.txt", DECISION)
    scan = home / SCAN
    scan.write_bytes(as_pdf([noisy(page) for page in scanned(Sheet(size=14).prose(*LETTER).pdf())]))
    prepare(home, [*(demo / name for name in names), scan])
    with served(home) as address:
        yield ReviewSite(address, home)


@pytest.fixture
def desk(browser: Browser, fresh: ReviewSite) -> Iterator[Page]:
    """A specialist's tab."""
    context = browser.new_context(base_url=fresh.address, viewport={"width": 1366, "height": 768}, locale="vi-VN")
    page = context.new_page()
    sign_in_as(page, NAME, PASSWORD)
    yield page
    context.close()


def gold_items(demo: Path) -> list[Fact]:
    gold: Fact = json.loads((demo / "ban-tin-2023-tuan-52.gold.json").read_text(encoding="utf-8"))
    items: list[Fact] = gold["items"]
    return items


ROWS = """() => [...document.querySelectorAll('.rows > .row[data-claim]')].map((row) => ({
  claim: row.dataset.claim, kind: row.dataset.kind, waits: 'waits' in row.dataset, doubtful: 'doubtful' in row.dataset,
  current: row.classList.contains('current'),
  at: Number(row.querySelector('[name$=".at"]')?.value ?? -1),
  quote: row.querySelector('[data-key="quote"]')?.value ?? '',
  fields: Object.fromEntries([...row.querySelectorAll('[data-key]')].map((input) => [input.dataset.key, input.value])),
}))"""


class Specialist:
    """Reviews like somebody who knows the shortcuts and has the right answers beside them."""

    def __init__(self, page: Page, keys: Keyboard) -> None:
        self._page = page
        self._keys = keys

    def rows(self) -> list[Fact]:
        """The rows on the screen."""
        self._keys.settle()
        found: list[Fact] = self._page.evaluate(ROWS)
        return found

    def review_item(self, gold: Fact) -> None:
        """Bring one item to what the annotation says, then save and go on."""
        done: set[str] = set()
        while True:
            rows = self.rows()
            target = next((row for row in rows if row["claim"] not in done and self._needs(row, gold)), None)
            if target is None:
                break
            done.add(target["claim"])
            self._go_to(rows, target)
            self._mend(target, gold)
        self._keys.press("Control+Enter")
        self._keys.settle()

    def _needs(self, row: Fact, gold: Fact) -> bool:
        return row["waits"] and (row["doubtful"] or bool(self._wrong(row, gold)))

    def _wrong(self, row: Fact, gold: Fact) -> dict[str, str]:
        right = answer_for(row, gold)
        return {key: text for key, text in right.items() if text != row["fields"][key]}

    def _go_to(self, rows: list[Fact], target: Fact) -> None:
        here = next(at for at, row in enumerate(rows) if row["current"])
        there = rows.index(target)
        if abs(there - here) > 2:
            self._keys.press("/")
            self._keys.type(target["fields"].get("label") or target["fields"].get("number") or target["quote"][:30])
            self._keys.press("Enter")
            rows = self.rows()
            here = next(at for at, row in enumerate(rows) if row["current"])
        self._keys.press(*["ArrowDown" if there > here else "ArrowUp"] * abs(there - here))

    def _mend(self, row: Fact, gold: Fact) -> None:
        wrong = self._wrong(row, gold)
        if not wrong:
            self._keys.press("Enter")
            return
        if "quote" in wrong:
            self._keys.press("m", "Shift+ArrowUp", "Enter")
            return
        self._keys.press("F2")
        self._keys.type(wrong["label"]) if "label" in wrong else None
        if "by" in wrong:
            self._keys.press("Tab")
            self._keys.type(wrong["by"]) if wrong["by"] else self._keys.press("Delete")
        self._keys.press("Enter")


def answer_for(row: Fact, gold: Fact) -> dict[str, str]:
    """What the annotation has for a row: label and time of a figure, the words of a duty."""
    end = row["at"] + len(row["quote"])
    if row["kind"] == "figure":
        figure = next(one for one in gold["figures"] if one["start"] < end and one["end"] > row["at"])
        return {"label": figure["label"], "by": figure["by"] or ""}
    if row["kind"] == "assignment":
        duty = next(one for one in gold["assignments"] if one["start"] == row["at"])
        return {"quote": row["quote"][: duty["end"] - duty["start"]]}
    return {}


@pytest.mark.slow
def test_the_whole_bulletin_is_reviewed_by_keyboard(
    desk: Page, fresh: ReviewSite, demo: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    keys = Keyboard(desk)
    specialist = Specialist(desk, keys)
    open_review(desk, BULLETIN)
    for gold in gold_items(demo):
        specialist.review_item(gold) if desk.url.count("/ra-soat/") else None
    desk.wait_for_url("**/ket-qua/")
    expect(desk.get_by_role("heading", level=1)).to_have_text("Đã rà soát xong")
    with capsys.disabled():
        sys.stdout.write(
            f"\n{keys.strokes} key strokes ({keys.keys} keys) for {ITEMS} items, {keys.typed} characters typed\n"
        )
    assert keys.strokes <= 8 * ITEMS
    assert not keys.letters & Keyboard.TELEX
    gold = json.loads((demo / "ban-tin-2023-tuan-52.gold.json").read_text(encoding="utf-8"))
    found = accepted_facts(fresh.home, BULLETIN)
    assert found["waiting"] == 0
    rows = score(gold, found)
    wrong = [name for name, row in rows.items() if row.hits != row.gold or row.found != row.gold]
    assert wrong == ["certain: share"], "what a person typed is not certain by a rule, and nothing else may differ"
    for item, right in zip(found["items"], gold["items"], strict=True):
        assert labels(item) == labels(right)


def labels(item: Fact) -> list[tuple[str, str | None]]:
    """What an item's figures count, in the order of the text."""
    return [(one["label"], one["by"]) for one in sorted(item["figures"], key=lambda one: one["start"])]


def row_of(page: Page, kind: str) -> Any:
    """The first row of a kind."""
    return page.locator(f'.rows > .row[data-kind="{kind}"]').first


def test_a_review_by_mouse_with_a_span_drawn_by_hand(desk: Page) -> None:
    open_review(desk, "cong-van-tai-san-cong.txt")
    official = row_of(desk, "official")
    official.get_by_role("button", name="Chấp nhận").click()
    expect(row_of(desk, "official").locator(".conf")).to_have_text("✓ Đã nhận")
    expect(desk.locator(".row.current")).not_to_have_attribute("data-kind", "official")
    desk.get_by_role("button", name="Hoàn tác").click()
    expect(row_of(desk, "official").locator(".conf")).not_to_have_text("✓ Đã nhận")
    duty = desk.locator("#nguon mark.assignment").first
    duty.evaluate(
        """(mark) => { const text = mark.firstChild; const range = document.createRange();
        range.setStart(text, 0); range.setEnd(text, 24); getSelection().removeAllRanges();
        getSelection().addRange(range); }"""
    )
    before = desk.locator('.rows > .row[data-kind="assignment"]').count()
    desk.get_by_role("button", name="Giao cơ quan").click()
    form = desk.locator('[id="moi.assignment"]')
    expect(form.locator('[data-key="lead"]')).not_to_have_value("")
    expect(form.locator('[data-key="quote"]')).not_to_have_value("")
    form.get_by_role("button", name="Thêm").click()
    expect(desk.locator('.rows > .row[data-kind="assignment"]')).to_have_count(before + 1)


def test_keys_do_nothing_while_a_word_is_composed_and_letters_can_be_switched_off(desk: Page) -> None:
    open_review(desk, "thong-bao-ket-luan.txt")
    before = desk.locator(".row.current").get_attribute("id")
    desk.evaluate(
        """() => { const row = document.querySelector('.row.current');
        for (const more of [{ key: 'ạ', code: '' }, { key: 'n', code: 'KeyN', isComposing: true },
          { key: 'Process', code: 'KeyB' }, { key: 'Backspace', code: 'Backspace' }])
          row.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...more })); }"""
    )
    expect(desk.locator(".row.current")).to_have_attribute("id", before or "")
    desk.keyboard.press("Shift+Slash")
    desk.get_by_label("Phím tắt một chữ: Bật").uncheck()
    desk.get_by_role("button", name="Đóng").click()
    desk.locator(".row.current").focus()
    desk.keyboard.press("n")
    expect(desk.locator(".row.current")).to_have_attribute("id", before or "")
    desk.keyboard.press("ArrowDown")
    expect(desk.locator(".row.current")).not_to_have_attribute("id", before or "")


def test_no_shortcut_is_a_letter_that_composes() -> None:
    script = (ROOT / "src/dieuhanh/web/review/static/review/keys.js").read_text(encoding="utf-8")
    letters = {code.lower() for code in re.findall(r"Key([A-Z])", script)} - {"z"}
    assert letters
    assert not letters & Keyboard.TELEX
    assert "event.ctrlKey" in script, "Z undoes with Ctrl alone"
    assert not re.search(r"Digit\d|Numpad\d", script)


def test_a_review_without_a_script(browser: Browser, fresh: ReviewSite) -> None:
    context = browser.new_context(base_url=fresh.address, java_script_enabled=False, locale="vi-VN")
    page = context.new_page()
    sign_in_as(page, NAME, PASSWORD)
    page.goto("/nb/nhap/")
    page.get_by_role("link", name="thong-bao-ket-luan.txt").click()
    official = row_of(page, "official")
    official.get_by_label("Chấp nhận").check()
    duty = row_of(page, "assignment")
    duty.get_by_text("Sửa").click()
    duty.get_by_label("Hạn", exact=True).fill("31/2/2024")
    page.get_by_role("button", name="Lưu", exact=True).click()
    expect(page.get_by_text("Không có ngày “31/2/2024”").first).to_be_visible()
    expect(duty.get_by_label("Hạn", exact=True)).to_have_value("31/2/2024")
    duty.get_by_label("Hạn", exact=True).fill("28/2/2024")
    row_of(page, "official").get_by_label("Chấp nhận").check()
    page.get_by_role("button", name="Lưu", exact=True).click()
    expect(row_of(page, "official").locator(".conf")).to_have_text("✓ Đã nhận")
    expect(page.locator('.rows > .row[data-kind="assignment"]').filter(has_text="28/02/2024")).to_have_count(1)
    context.close()


def test_two_people_at_once(browser: Browser, desk: Page, fresh: ReviewSite) -> None:
    context = browser.new_context(base_url=fresh.address, viewport={"width": 1280, "height": 900}, locale="vi-VN")
    other = context.new_page()
    sign_in_as(other, "lan", "mat-khau-cua-lan-rat-dai")
    open_review(desk, "ke-hoach-cau-nong-thon.txt")
    open_review(other, "ke-hoach-cau-nong-thon.txt")
    expect(other.get_by_text("đang sửa mục này (từ ")).to_be_visible()
    mine, theirs = row_of(desk, "citation"), row_of(other, "citation")
    theirs.get_by_role("button", name="Bỏ").click()
    expect(other.get_by_text("Đã bỏ (1)")).to_be_visible()
    mine.get_by_role("button", name="Chấp nhận").click()
    expect(desk.get_by_role("heading", name="Lan đã quyết định trước")).to_be_visible()
    expect(desk.get_by_role("link", name="Lấy của Lan")).to_be_visible()
    desk.get_by_role("button", name="Giữ của tôi").click()
    expect(row_of(desk, "citation").locator(".conf")).to_have_text("✓ Đã nhận")
    context.close()


def test_the_screen_on_a_narrow_phone_and_for_axe(desk: Page) -> None:
    open_review(desk, "ke-hoach-cau-nong-thon.txt")
    desk.emulate_media(reduced_motion="reduce")
    load_axe(desk)
    assert violations(desk) == []
    show(desk, size="200", contrast="den")
    assert violations(desk) == []
    for width in (320, 360, 640):
        desk.set_viewport_size({"width": width, "height": 740})
        for size in (None, "200"):
            show(desk, size=size, contrast=None)
            assert desk.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, (width, size)


def cut_off(server: subprocess.Popen[bytes]) -> None:
    """Kill the server and the processes that work for it, as a power cut does."""
    os.killpg(server.pid, signal.SIGKILL)
    server.wait()


def test_nothing_is_lost_in_a_crash(browser: Browser, fresh: ReviewSite) -> None:
    port = free_port()
    server = start(fresh.home, port)
    context = browser.new_context(base_url=f"http://127.0.0.1:{port}", locale="vi-VN")
    try:
        page = context.new_page()
        sign_in_as(page, NAME, PASSWORD)
        open_review(page, DECISION)
        row_of(page, "citation").get_by_role("button", name="Chấp nhận").click()
        expect(row_of(page, "citation").locator(".conf")).to_have_text("✓ Đã nhận")
        other = page.locator('.rows > .row[data-kind="citation"]').nth(1)
        other.get_by_text("Sửa").first.click()
        number = other.locator('[data-key="number"]')
        number.fill("4321")
        cut_off(server)
        other.get_by_role("button", name="Lưu trường này").click()
        expect(page.get_by_role("alert")).to_contain_text("Nội dung còn nguyên trên trang")
        expect(number).to_have_value("4321")
        server = start(fresh.home, port)
        page.reload()
        expect(row_of(page, "citation").locator(".conf")).to_have_text("✓ Đã nhận")
        expect(number).to_have_value("4321")
        other.get_by_role("button", name="Lưu trường này").click()
        expect(other.locator(".conf")).to_have_text("✓ Đã sửa")
        page.reload()
        assert page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('dang-go'))") == []
    finally:
        context.close()
        cut_off(server)


def test_a_scan_is_reviewed_on_its_page_image(desk: Page) -> None:
    open_review(desk, SCAN)
    sheet = desk.locator("figure.sheet svg")
    picture = sheet.locator("image")
    assert (
        desk.evaluate(
            "async (url) => (await createImageBitmap(await (await fetch(url)).blob())).width",
            picture.get_attribute("href"),
        )
        > 500
    )
    duty = row_of(desk, "assignment")
    duty.click()
    box = sheet.locator(".box.here rect").first
    expect(box).to_have_class("assignment")
    frame, place = sheet.bounding_box(), box.bounding_box()
    assert frame is not None
    assert place is not None
    assert frame["y"] < place["y"] < frame["y"] + frame["height"] / 2, (
        "the passage stands in the upper half of its page"
    )
    sheet.locator(".box", has=desk.locator("rect.citation")).first.click()
    expect(desk.locator(".row.current")).to_have_attribute("data-kind", "citation")
    desk.keyboard.press("Enter")
    expect(row_of(desk, "citation").locator(".conf")).to_have_text("✓ Đã nhận")
