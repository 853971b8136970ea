"""The list of tasks by the keyboard: one stop for Tab, arrows between rows, Space and Enter on the row."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.e2e.browsing import load_axe, sign_in, violations


def test_rows_by_arrow_keys(page: Page) -> None:
    sign_in(page)
    page.goto("/nb/nhiem-vu/")
    rows = page.locator("table.duties tbody tr")
    first, second = rows.nth(0), rows.nth(1)
    first.focus()
    page.keyboard.press("ArrowUp")
    expect(first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(second).to_be_focused()
    expect(page.locator("#dong-may")).to_have_text(f"Dòng 2 trên {rows.count()}")
    page.keyboard.press("Space")
    expect(second.get_by_role("checkbox")).to_be_checked()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('tbody')") is None
    page.keyboard.press("Shift+Tab")
    expect(second).to_be_focused()
    page.keyboard.press("Slash")
    expect(page.locator('main input[name="q"]')).to_be_focused()
    page.keyboard.type("//")
    expect(page.locator('main input[name="q"]')).to_have_value("//")
    load_axe(page)
    assert violations(page) == []
    address = second.get_by_role("link").get_attribute("href")
    second.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{address}")


def test_a_list_that_cannot_be_made_anew_stays_and_says_of_what_hour_it_is(page: Page) -> None:
    sign_in(page)
    page.goto("/nb/nhiem-vu/")
    rows = page.locator("table.duties tbody tr")
    held, note = rows.count(), page.locator("#chua-moi")
    expect(note).to_be_hidden()
    page.context.set_offline(True)
    page.evaluate("Date.now = (now => () => now + 120000)(Date.now())")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(note).to_be_visible()
    expect(note).to_contain_text("chưa làm mới được.")
    assert rows.count() == held
    page.context.set_offline(False)
    with page.expect_navigation():
        note.get_by_role("button", name="Thử lại").click()
    expect(note).to_be_hidden()
    assert rows.count() == held
