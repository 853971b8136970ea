"""What the documents name is there: files, make targets, settings, commands."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.conftest import ROOT

PAGES = sorted(
    path for path in (*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), ROOT / "demo" / "README.md") if path.is_file()
)


def code() -> str:
    """All of the project's own Python and shell."""
    files = [*(ROOT / "src").rglob("*.py"), *(ROOT / "scripts").iterdir(), *(ROOT / "tests").rglob("*.py")]
    return "\n".join(path.read_text(encoding="utf-8") for path in files if path.is_file())


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_a_page_links_to_what_is_there(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_make_targets_that_are_named_can_be_made() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = {
        target
        for page in PAGES
        for target in re.findall(r"`make ([a-z-]+)", page.read_text(encoding="utf-8"))
        if target
    }
    assert named <= targets


def test_settings_that_are_named_are_read() -> None:
    named = set(re.findall(r"DIEUHANH_[A-Z]+", (ROOT / "docs" / "operate.md").read_text(encoding="utf-8")))
    read = set(re.findall(r"DIEUHANH_[A-Z]+", code()))
    assert named
    assert named <= read


def test_both_readmes_say_the_same_things() -> None:
    english, vietnamese = ((ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "README.vi.md"))
    for pattern in (r"^## ", r"^### ", r"^\d+\. ", r"`/[a-z/-]*`"):
        assert len(re.findall(pattern, english, re.MULTILINE)) == len(re.findall(pattern, vietnamese, re.MULTILINE)), (
            pattern
        )
