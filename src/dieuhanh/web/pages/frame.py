"""What every page needs: who runs the site, the ways through it, the display script and the demonstration's day."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dieuhanh import __version__
from dieuhanh.web.clock import set_day
from dieuhanh.web.pages.display import DISPLAY_SCRIPT

_ADDED_TO = re.compile(r"/(?:chi-dao|van-ban)/\d{4}/[\w-]+/")

OWNER = gettext_lazy("UBND tỉnh Lạng Sơn")


@dataclass(frozen=True, slots=True)
class Link:
    """A way to somewhere; `current` is the value of aria-current, "" elsewhere; `lang` that of another language."""

    url: str
    label: str
    current: str = ""
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    """The frame of one page."""

    owner: str
    version: str
    demo: bool
    phone: str
    demo_day: date | None
    display_script: str
    nav: tuple[Link, ...]
    foot: tuple[Link, ...]
    texts: dict[str, str | list[str]]

    @property
    def phone_link(self) -> str:
        """The number as a telephone dials it."""
        return "".join(sign for sign in self.phone if sign in "+0123456789")

    @property
    def updated(self) -> datetime | None:
        """When the public pages were last given something new."""
        return next((provider() for provider in _updates), None)


_updates: list[Callable[[], datetime | None]] = []


def tell_updates(provider: Callable[[], datetime | None]) -> None:
    """Let every footer say when the public pages were last given something new, by this provider alone."""
    _updates[:] = [provider]


def site(request: HttpRequest) -> dict[str, object]:
    """Django's context processor: adds `frame`, built only where a template asks for it."""
    return {"frame": SimpleLazyObject(lambda: _frame(request.path))}


def _frame(path: str) -> Frame:
    return Frame(
        owner=str(OWNER),
        version=__version__,
        demo=settings.DEMO,
        phone=settings.PHONE,
        demo_day=set_day(),
        display_script=DISPLAY_SCRIPT,
        nav=_nav(path),
        foot=_foot(path),
        texts=_texts(),
    )


def _nav(path: str) -> tuple[Link, ...]:
    entries = (
        (reverse("portal:home"), _("Tuần này")),
        (reverse("portal:archive"), _("Bản tin")),
        (reverse("portal:documents"), _("Văn bản")),
        (reverse("portal:bodies"), _("Cơ quan")),
        (reverse("portal:indicators"), _("Chỉ tiêu")),
    )
    return tuple(Link(url, label, _current(path, url)) for url, label in entries)


def _current(path: str, url: str) -> str:
    if path == url:
        return "page"
    return "true" if url != "/" and path.startswith(url) else ""


def _foot(path: str) -> tuple[Link, ...]:
    return (
        Link(reverse("portal:about"), _("Giới thiệu")),
        Link(reverse("portal:accessibility"), _("Trợ năng")),
        Link(reverse("opendata"), _("Dữ liệu mở")),
        Link(reverse("portal:topics"), _("Chủ đề")),
        Link(reverse("following:follow"), _("Theo dõi")),
        Link(reverse("portal:english"), "English", lang="en"),
        Link(reverse("portal:home"), "Tiếng Việt", lang="vi"),
        _staff(path),
    )


def _staff(path: str) -> Link:
    """The way in: from a published item or document to its inner page, where staff add to it; to signing in elsewhere.

    A public page does not know who is signed in, so everybody sees it, and whoever has no right is told so.
    """
    if _ADDED_TO.fullmatch(path):
        return Link(f"/nb{path}", _("Bổ sung (nội bộ)"))
    return Link(reverse("accounts:sign-in"), _("Dành cho cán bộ"))


def _texts() -> dict[str, str | list[str]]:
    """Words for the script, in the language of the page."""
    return {
        "display": _("Cỡ chữ, tương phản"),
        "smaller": _("chữ nhỏ hơn"),
        "normal": _("cỡ chữ thường"),
        "larger": _("chữ lớn hơn"),
        "size": _("Cỡ chữ %s %%") % "%s",
        "moreContrast": _("Tăng tương phản"),
        "lessContrast": _("Giảm tương phản"),
        "contrasts": [_("Tương phản thường"), _("Tương phản cao, nền trắng"), _("Tương phản cao, nền đen")],
        "notKept": _("Trình duyệt không cho lưu lựa chọn này"),
        "copiedLink": _("Đã chép liên kết mục %s") % "%s",
        "copiedText": _("Đã chép bản chữ"),
        "notCopied": _("Chưa chép được. Hãy chọn chữ rồi bấm Ctrl+C"),
        "filtered": _("%(shown)s / %(all)s mục có “%(words)s”") % {"shown": "%s", "all": "%s", "words": "%s"},
        "filteredNone": _("Không có mục nào có “%s”") % "%s",
        "everyWeek": _("Tìm ở mọi tuần?"),
    }
