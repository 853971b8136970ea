"""The display script and its hash, and the colours: what 12 of the design promises in every contrast."""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from dieuhanh.web.pages.display import DISPLAY_SCRIPT, DISPLAY_SCRIPT_CSP

TEXT_ON_PAGE = ("chu", "chu-phu", "lien-ket", "lien-ket-re", "da-xem", "qua-han", "sap-han", "xong")
TAGS = ("dam", "xong", "sap", "qua", "cho", "khong")
SOURCES = tuple(f"nguon-{number}" for number in range(1, 7))
ENHANCED, CONTROL = 7.0, 3.0


def stylesheet() -> str:
    found = finders.find("portal/site.css")
    assert isinstance(found, str)
    return Path(found).read_text(encoding="utf-8")


def theme(selector: str) -> dict[str, str]:
    """Return the colours of a block of custom properties, on top of the ordinary ones."""
    css = stylesheet()
    blocks = [css.partition(":root {")[2], css.partition(f"{selector} {{")[2] if selector != ":root" else ""]
    tokens: dict[str, str] = {}
    for block in blocks:
        tokens.update(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6})\b", block.partition("}")[0]))
    return tokens


def luminance(colour: str) -> float:
    digits = colour.removeprefix("#")
    digits = "".join(2 * digit for digit in digits) if len(digits) == 3 else digits
    channels = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


THEMES = [":root", ':root[data-tp="trang"]', ':root[data-tp="den"]']


@pytest.mark.parametrize("selector", THEMES)
def test_text_has_the_enhanced_contrast(selector: str) -> None:
    colours = theme(selector)
    for name in TEXT_ON_PAGE:
        for ground in ("nen", "nen-2"):
            assert ratio(colours[name], colours[ground]) >= ENHANCED, (name, ground)
    for tag in TAGS:
        assert ratio(colours[f"the-{tag}"], colours[f"the-{tag}-nen"]) >= ENHANCED, tag
    for name in SOURCES:
        assert ratio("#16202b", colours[name]) >= ENHANCED, name
    assert ratio(colours["tren-nhan-dien"], colours["nhan-dien"]) >= ENHANCED


@pytest.mark.parametrize("selector", THEMES)
def test_controls_and_focus_are_seen(selector: str) -> None:
    colours = theme(selector)
    assert ratio(colours["vien-dk"], colours["nen"]) >= CONTROL
    assert ratio(colours["muc"], colours["nen"]) >= ENHANCED, "the outline on the page"
    assert ratio(colours["tieu-diem"], colours["nhan-dien"]) >= ENHANCED, "the halo on the header"


def test_the_script_is_tiny_and_allowed_by_its_hash() -> None:
    assert len(DISPLAY_SCRIPT.encode()) <= 135
    digest = base64.b64encode(hashlib.sha256(DISPLAY_SCRIPT.encode()).digest()).decode()
    assert f"'sha256-{digest}'" == DISPLAY_SCRIPT_CSP


@pytest.mark.django_db
def test_the_head_is_in_the_order_that_paints_fastest(client: Client) -> None:
    page = client.get("/gioi-thieu/").content.decode()
    order = ['<meta charset="utf-8">', '<meta name="viewport"', "<title>", f"<script>{DISPLAY_SCRIPT}</script>"]
    order += ['<link rel="preload"', '<link rel="stylesheet"', '<script type="module"']
    places = [page.index(part) for part in order]
    assert places == sorted(places)
    assert page.count("<script") == 3, "the display script, the module and its words"


def test_nothing_blinks_or_is_fetched_from_elsewhere() -> None:
    script = finders.find("portal/site.js")
    assert isinstance(script, str)
    text = Path(script).read_text(encoding="utf-8") + stylesheet()
    for word in ("marquee", "autoplay", "setInterval", "scroll-behavior", "http:", "https:", "@import"):
        assert word not in text


def test_the_font_s_licence_lies_beside_it() -> None:
    licence = finders.find("portal/NotoSans-OFL.txt")
    assert isinstance(licence, str)
    assert "SIL OPEN FONT LICENSE" in Path(licence).read_text(encoding="utf-8")
