"""A site on which nobody has reviewed anything yet, and reviewers who sit before it."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from benchmarks.running import command

TWO_REVIEWERS = """
import django
django.setup()
from dieuhanh.web import demonstration
from dieuhanh.web.accounts.models import User
demonstration.load_accounts()
lan = User(username="lan", full_name="Lan", role="specialist")
lan.set_password("mat-khau-cua-lan-rat-dai")
lan.save()
"""


def prepare(home: Path, texts: Sequence[Path]) -> None:
    """Make a site with two specialists and some texts as our own rules read them."""
    command(home, "migrate")
    script = f"import os; os.environ['DJANGO_SETTINGS_MODULE'] = 'dieuhanh.web.settings'\n{TWO_REVIEWERS}"
    command(home, "-c", script, program=sys.executable)
    command(home, "import", *map(str, texts))


def sign_in_as(page: Page, name: str, password: str) -> None:
    """Sign in through the form."""
    page.goto("/nb/dang-nhap/")
    page.get_by_label("Tên đăng nhập").fill(name)
    page.get_by_label("Mật khẩu").fill(password)
    page.get_by_role("button", name="Đăng nhập").click()
    page.wait_for_url("**/nb/")


def open_review(page: Page, name: str) -> None:
    """Open the review of an imported file."""
    page.goto("/nb/nhap/")
    page.get_by_role("link", name=name).click()
    page.wait_for_url("**/ra-soat/**")
    page.wait_for_selector(".row.current")


class Keyboard:
    """Counts what is pressed, a chord (Ctrl+Enter) once, and apart from that the keys and what is typed into inputs."""

    TELEX = frozenset("aeiouydwsfrxjz")

    def __init__(self, page: Page) -> None:
        self._page = page
        self.strokes = 0
        self.keys = 0
        self.typed = 0
        self.letters: set[str] = set()

    def press(self, *keys: str) -> None:
        """Press keys one after the other, as fast as a quick hand."""
        for key in keys:
            self.strokes += 1
            self.keys += len(key.split("+"))
            if len(key) == 1:
                self.letters.add(key)
            self._page.keyboard.press(key)

    def type(self, text: str) -> None:
        """Type into the input that has the focus."""
        self.typed += len(text)
        self._page.keyboard.insert_text(text)

    def settle(self) -> None:
        """Wait until the last answer is on the page."""
        self._page.wait_for_selector("#man:not([aria-busy]), main:not(:has(#man))")


DUMP = """
import json, sys
import django
django.setup()
from dieuhanh.web.review.models import Claim
LISTS = {"citation": "citations", "assignment": "assignments", "figure": "figures", "appointment": "appointments"}
claims = Claim.objects.filter(text_version__file__original_name=sys.argv[1]).order_by("item_index", "ordinal")
waiting = claims.filter(status="proposed").count()
items = {}
bulletin = None
for claim in claims.filter(status="accepted"):
    if claim.kind == "bulletin":
        bulletin = claim.value
        continue
    empty = {"official": None, "effective": None, **{key: [] for key in LISTS.values()}}
    item = items.setdefault(claim.item_index, empty)
    if claim.kind == "item":
        item.update(claim.value)
    elif claim.kind in LISTS:
        item[LISTS[claim.kind]].append(claim.value)
    else:
        item[claim.kind] = claim.value
json.dump({"bulletin": bulletin, "items": list(items.values()), "waiting": waiting}, sys.stdout)
"""


def accepted_facts(home: Path, name: str) -> dict[str, Any]:
    """Return the facts of a file that stand confirmed, in the form of the annotated texts, and how many still wait."""
    script = f"import os; os.environ['DJANGO_SETTINGS_MODULE'] = 'dieuhanh.web.settings'\n{DUMP}"
    found: dict[str, Any] = json.loads(command(home, "-c", script, name, program=sys.executable))
    return found
