"""What speaks against publishing a bulletin: the proofreader and a table of checks, all reasons at once.

A problem that `blocks` must be mended, or let pass with a reason where it may be waived.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _

from dieuhanh.sources.model import SourceText
from dieuhanh.sources.secrecy import find_marks
from dieuhanh.web.bulletins.models import Bulletin, BulletinItem
from dieuhanh.web.bulletins.wording import whole_text
from dieuhanh.web.review.models import Claim, ClaimStatus

_ADDRESS = re.compile(r"https?://[^\s)\]>”\"']+|(?<![\w/])/(?:ban-tin|chi-dao|van-ban|co-quan|nguoi)/[^\s)\]>”\"',;]*")
_HERE = re.compile(r"(?:xem|tải|truy cập)[^.\n]{0,20}tại đây", re.IGNORECASE)
_INTERNAL = re.compile(
    r"\[\.\.\.\]|\[…\]|\(\?\)|XXX|máy đọc|lưu hành nội bộ|không phổ biến|dự thảo (?:lần|bản tin)|ghi chú nội bộ|/nb/",
    re.IGNORECASE,
)
_CARD = re.compile(r"(?<!\d)(?:\d{12}|\d{3} \d{3} \d{3} \d{3})(?!\d)")
_PHONE = re.compile(r"(?<!\d)(?:\+84|0)[ .]?[35789]\d(?:[ .]?\d){7}(?!\d)")
_MAIL = re.compile(r"[\w.+-]+@(?:gmail|yahoo|outlook|hotmail|icloud)\.[a-z.]+", re.IGNORECASE)
_NAMED_NUMBER = re.compile(r"(?:CCCD|CMND|căn cước|số định danh)[^\n\d]{0,25}\d{6,12}", re.IGNORECASE)
_NEVER_WAIVED = {"content", "noted"}


@dataclass(frozen=True, slots=True)
class Problem:
    """One reason: which check says it, of which item (None: the whole), in words; `waived` is the reason given."""

    check: str
    item: BulletinItem | None
    words: str
    grave: bool
    quote: str = ""
    waived: str = ""

    @property
    def key(self) -> str:
        """Names the finding wherever its item stands, so that a waiver holds until the words change."""
        about = self.item.address if self.item else ""
        return hashlib.sha256(f"{self.check}\0{about}\0{self.words}\0{self.quote}".encode()).hexdigest()

    @property
    def may_be_waived(self) -> bool:
        """Whether a reason can let it pass: nobody publishes nothing, or a correction that does not say what it is."""
        return self.check not in _NEVER_WAIVED

    @property
    def blocks(self) -> bool:
        """Whether the bulletin cannot go out with it."""
        return self.grave and not self.waived


@dataclass(frozen=True, slots=True)
class Text:
    """An item with the words that the public will read."""

    item: BulletinItem
    words: str

    @property
    def all_words(self) -> str:
        """Those of its pictures too."""
        told = (f"{picture.caption}\n{picture.alternative}" for picture in self.item.pictures.all())
        return "\n".join([self.words, *told])


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table of checks: its name and what it found, nothing where all is well."""

    name: str
    problems: tuple[Problem, ...]


Check = Callable[[Bulletin, Sequence[Text]], Iterator[Problem]]


def problems(bulletin: Bulletin) -> list[Problem]:
    """Return everything that the checks find in a bulletin, those that were waived marked as such."""
    return [problem for row in table(bulletin) for problem in row.problems]


def table(bulletin: Bulletin) -> list[Row]:
    """Run all checks; a line each, in the order of the page."""
    texts = public_texts(bulletin)
    waived = dict(bulletin.waivers.values_list("finding", "reason"))
    rows = []
    for name, check in _checks():
        found = (_with_waiver(problem, waived) for problem in check(bulletin, texts))
        rows.append(Row(name, tuple(found)))
    return rows


def _with_waiver(problem: Problem, waived: dict[str, str]) -> Problem:
    reason = waived.get(problem.key, "") if problem.may_be_waived else ""
    if not reason:
        return problem
    return Problem(problem.check, problem.item, problem.words, problem.grave, problem.quote, reason)


def _checks() -> tuple[tuple[str, Check], ...]:
    return (
        (_("Có nội dung"), _content),
        (_("Mỗi dữ kiện dẫn được về văn bản"), _traced),
        (_("Không còn dữ kiện chưa rà soát"), _reviewed),
        (_("Không có dấu mật, ghi chú nội bộ"), _internal),
        (_("Không có dữ liệu cá nhân"), _personal),
        (_("Ảnh có mô tả và chú thích"), _pictures),
        (_("Liên kết còn sống"), _links),
        (_("Bản sửa có ghi chú thay đổi"), _noted),
        (_("Soát lỗi câu chữ, số liệu"), _proofread),
    )


def public_texts(bulletin: Bulletin) -> list[Text]:
    """Return the items in order with the words that the public will read."""
    items = bulletin.items.select_related("text_version", "announced").prefetch_related("pictures__file")
    return [Text(item, words_of(item)) for item in items.order_by("position")]


def words_of(item: BulletinItem) -> str:
    """Return an item's public wording: the editor's, else that of its source."""
    if item.public_text is not None:
        return item.public_text
    return item.text_version.text[item.start : item.end] if item.text_version else ""


def _content(_bulletin: Bulletin, texts: Sequence[Text]) -> Iterator[Problem]:
    if not texts:
        yield Problem("content", None, _("Bản tin chưa có mục nào."), grave=True)
    for text in texts:
        if not text.words.strip():
            yield Problem("content", text.item, _("Mục chưa có lời đăng."), grave=True)


def _traced(_bulletin: Bulletin, texts: Sequence[Text]) -> Iterator[Problem]:
    for text in texts:
        if text.item.text_version_id is None:
            yield Problem("traced", text.item, _("Mục không dẫn về văn bản nào."), grave=True)
        elif text.item.announced is None and "họp" not in text.item.heading.lower().split():
            yield Problem("traced", text.item, _("Mục thiếu văn bản căn cứ."), grave=False)


def _reviewed(_bulletin: Bulletin, texts: Sequence[Text]) -> Iterator[Problem]:
    places = {(text.item.text_version_id, text.item.item_index): text.item for text in texts}
    waiting = Claim.objects.filter(
        text_version__in={text_id for text_id, _index in places if text_id}, status=ClaimStatus.PROPOSED
    )
    found = set(waiting.values_list("text_version", "item_index"))
    for place, item in places.items():
        if place in found:
            yield Problem("reviewed", item, _("Mục còn dữ kiện máy đọc chưa rà soát."), grave=True)


def _internal(_bulletin: Bulletin, texts: Sequence[Text]) -> Iterator[Problem]:
    for text in texts:
        for match in _INTERNAL.finditer(text.all_words):
            words = _("Còn dấu hiệu nội bộ: “%s”.") % match[0]
            yield Problem("internal", text.item, words, grave=True, quote=match[0])
        for mark in find_marks(_as_source(text.all_words)):
            yield Problem("internal", text.item, _("Có dấu mật: “%s”.") % mark.quote, grave=True, quote=mark.quote)


def _as_source(words: str) -> SourceText:
    return SourceText(text=words, reader="bulletin", reader_version="1", media_type="text/plain")


def _personal(_bulletin: Bulletin, texts: Sequence[Text]) -> Iterator[Problem]:
    kinds = (
        (_("số căn cước"), _CARD),
        (_("số căn cước"), _NAMED_NUMBER),
        (_("số điện thoại"), _PHONE),
        (_("thư điện tử cá nhân"), _MAIL),
    )
    for text in texts:
        for label, pattern in kinds:
            for match in pattern.finditer(text.all_words):
                words = _("Có dữ liệu cá nhân (%(kind)s): “%(quote)s”.") % {"kind": label, "quote": match[0]}
                yield Problem("personal", text.item, words, grave=True, quote=match[0])


def _pictures(_bulletin: Bulletin, texts: Sequence[Text]) -> Iterator[Problem]:
    for text in texts:
        for picture in text.item.pictures.all():
            name = picture.caption or picture.file.original_name
            if not picture.alternative.strip():
                yield Problem("pictures", text.item, _("Ảnh “%s” thiếu mô tả.") % name, grave=True)
            if not picture.caption.strip():
                yield Problem("pictures", text.item, _("Ảnh “%s” thiếu chú thích.") % name, grave=True)


def _links(_bulletin: Bulletin, texts: Sequence[Text]) -> Iterator[Problem]:
    for text in texts:
        for match in _ADDRESS.finditer(text.words):
            yield from _link(text.item, match[0].rstrip(".,;:"))
        for match in _HERE.finditer(text.words):
            words = _("“%s” không nói dẫn đến đâu: hãy ghi tên văn bản.") % match[0]
            yield Problem("links", text.item, words, grave=False, quote=match[0])


def _link(item: BulletinItem, address: str) -> Iterator[Problem]:
    """An address of this site must lead somewhere; one of elsewhere is for a person to try, for there is no network."""
    if address.startswith("http"):
        words = _("Hãy mở thử liên kết %s rồi xác nhận.") % address
        yield Problem("links", item, words, grave=True, quote=address)
        return
    try:
        resolve(address)
    except Resolver404:
        yield Problem("links", item, _("Liên kết %s không dẫn đến trang nào.") % address, grave=True, quote=address)


def _noted(bulletin: Bulletin, _texts: Sequence[Text]) -> Iterator[Problem]:
    if bulletin.version > 1 and not bulletin.change_note.strip():
        words = _("Bản sửa phải ghi cho người đọc biết đã sửa gì.")
        yield Problem("noted", None, words, grave=True)


def _proofread(bulletin: Bulletin, texts: Sequence[Text]) -> Iterator[Problem]:
    """The proofreader reads what the public will; sums that hold are no problems."""
    # The reader loads its knowledge files; pages that need no proofreading should not wait for them.
    from dieuhanh.extraction import extract
    from dieuhanh.proofing import check

    text = whole_text(bulletin.title, [(text.item.heading, text.words) for text in texts])
    extraction = extract(text)
    starts = [section.start for section in extraction.items] if len(extraction.items) == len(texts) else []
    for finding in check(text, extraction):
        if finding.severity == "ok":
            continue
        place = sum(start <= finding.start for start in starts) - 1
        item = texts[place].item if 0 <= place < len(texts) else None
        words = f"{finding.label}: {finding.message}"
        yield Problem(
            f"proof.{finding.rule}", item, words, grave=finding.severity == "error", quote=finding.quote[:120]
        )
