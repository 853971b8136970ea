"""What the browser tests share: the pages they visit and the questions they ask of each."""

from __future__ import annotations

from dataclasses import dataclass, field
from importlib import resources

from playwright.sync_api import Page, Request

HOME = "/"
BULLETIN = "/ban-tin/2023/tuan-52/"
ITEM = "/chi-dao/2023/6476-vp-kt/"
ITEM_WITH_FIGURES = "/chi-dao/2023/2267-qd-ubnd/"
MEETING = "/chi-dao/2023/phien-hop-thuong-ky-thang-12-nam-2023-cua-ubnd-tinh/"
DOCUMENT = "/van-ban/2023/2199-qd-ubnd/"
PUBLIC_PAGES = (
    HOME,
    "/ban-tin/",
    BULLETIN,
    f"{BULLETIN}?in=muc-luc",
    ITEM,
    ITEM_WITH_FIGURES,
    MEETING,
    "/van-ban/",
    "/van-ban/?q=quyet+dinh&nam=2023",
    DOCUMENT,
    "/co-quan/",
    "/co-quan/ubnd-huyen-loc-binh/",
    "/to-phoi-hop/",
    "/to-phoi-hop/to-hoa-don-dien-tu/",
    "/tim/",
    "/tim/?q=giai+ngan",
    "/tim/?q=2267",
    "/du-lieu-mo/",
    "/gioi-thieu/",
    "/tro-nang/",
    "/en/",
    "/khong-co-trang-nay/",
)
DESK_PAGES = ("/nb/", "/nb/mat-khau/", "/nb/nhap/", "/nb/van-ban/", "/nb/van-ban/2023/2199-qd-ubnd/")
SIZES = (None, "200")
CONTRASTS = (None, "trang", "den")

WATCH_LAYOUT = """
window.jumped = 0;
new PerformanceObserver((list) => list.getEntries().forEach((entry) => {
  if (!entry.hadRecentInput) window.jumped += entry.value;
})).observe({ type: "layout-shift", buffered: true });
"""

SETTLED = """() => document.fonts.ready.then(
  () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true)))))"""


@dataclass(frozen=True)
class Site:
    """The server under test."""

    address: str


@dataclass
class Traffic:
    """What one page fetched: bytes on the wire by kind of resource, and where from."""

    requests: list[Request] = field(default_factory=list)

    @property
    def sizes(self) -> dict[str, int]:
        """Body bytes as sent (compressed) by resource type."""
        totals: dict[str, int] = {}
        for request in self.requests:
            sent = request.sizes()["responseBodySize"]
            totals[request.resource_type] = totals.get(request.resource_type, 0) + sent
        return totals

    @property
    def urls(self) -> list[str]:
        """Every address that was asked for over the network."""
        return [request.url for request in self.requests]


def visit(page: Page, path: str) -> Traffic:
    """Open a page, wait until all of it is there, and return what it fetched."""
    traffic = Traffic()

    def note(request: Request) -> None:
        if not request.url.startswith("data:"):
            traffic.requests.append(request)

    page.on("request", note)
    page.goto(path)
    page.evaluate(SETTLED)
    page.remove_listener("request", note)
    return traffic


def show(page: Page, *, size: str | None, contrast: str | None) -> None:
    """Set the display as the reader's stored choice would."""
    page.evaluate(
        """([co, tp]) => { const d = document.documentElement.dataset;
        co ? d.co = co : delete d.co; tp ? d.tp = tp : delete d.tp; }""",
        [size, contrast],
    )


def load_axe(page: Page) -> None:
    """Put axe-core on the page, past its Content-Security-Policy (the driver's own evaluation is not bound by it)."""
    page.evaluate(resources.files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8"))


def violations(page: Page) -> list[str]:
    """Return what axe finds wrong, one line each: impact, rule, first place."""
    found = page.evaluate("async () => (await axe.run()).violations")
    return [
        f"{each['impact']}: {each['id']} ({len(each['nodes'])}x) {each['nodes'][0]['html'][:160]}" for each in found
    ]


def flaws(page: Page) -> list[str]:
    """What axe finds, and what is wider than a narrow screen at double text size."""
    page.emulate_media(reduced_motion="reduce")
    load_axe(page)
    found = violations(page)
    page.set_viewport_size({"width": 320, "height": 740})
    show(page, size="200", contrast="den")
    found += violations(page)
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return [*found, *([f"{wide} points too wide"] if wide > 0 else [])]


def sign_in(page: Page) -> None:
    """Sign in as the demonstration's specialist, through the form."""
    page.goto("/nb/dang-nhap/")
    page.get_by_label("Tên đăng nhập").fill("chuyenvien")
    page.get_by_label("Mật khẩu").fill("ra-soat-so-dieu-hanh")
    page.get_by_role("button", name="Đăng nhập").click()
    page.wait_for_url("**/nb/")
