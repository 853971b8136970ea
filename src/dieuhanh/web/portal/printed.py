"""A bulletin as a paper and as a table, from the same entries as its page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.conf import settings
from django.utils.translation import gettext as _

from dieuhanh.exports import qr
from dieuhanh.exports.information import ContentsGroup, Illustration, InformationPage, Section
from dieuhanh.exports.tables import Column, Table
from dieuhanh.web.bulletins.models import Bulletin, Picture
from dieuhanh.web.documents import files
from dieuhanh.web.pages.formatting import capitalized, day
from dieuhanh.web.pages.frame import OWNER
from dieuhanh.web.portal.cards import Card
from dieuhanh.web.portal.contents import Entry, grouped, kind, summary
from dieuhanh.web.portal.weeks import Week


def short_address(bulletin: Bulletin) -> str:
    """Return the short address of a week, as paper carries it; not as it was asked for, as the files are kept."""
    return f"{settings.SITE_ADDRESS}/b/{bulletin.iso_year}-{bulletin.week:02d}"


def paper(bulletin: Bulletin, entries: Sequence[Entry]) -> InformationPage:
    """Return the paper of a bulletin with its contents, and its short address at the end."""
    contents = [
        ContentsGroup(
            f"{group.label} ({len(group.entries)})", [(one.number, one.item.heading) for one in group.entries]
        )
        for group in grouped(entries, "loai")
    ]
    return _paper(bulletin, bulletin.lead or summary(entries), contents, entries)


def extract(bulletin: Bulletin, chosen: Sequence[Entry], total: int) -> InformationPage:
    """Return the paper of chosen items alone; it says that it is not the whole, which has `total`."""
    words = _("Trích %(count)s trong %(total)s mục của bản tin.") % {"count": len(chosen), "total": total}
    return _paper(bulletin, words, [], chosen)


def _paper(
    bulletin: Bulletin, lead: str, contents: Sequence[ContentsGroup], entries: Sequence[Entry]
) -> InformationPage:
    address = short_address(bulletin)
    week = Week(bulletin.iso_year, bulletin.week)
    return InformationPage(
        issuer=_("Văn phòng %s") % OWNER,
        period=week.label,
        title=bulletin.title,
        lead=lead,
        contents_heading=_("Mục lục (%s)") % len(entries),
        contents=contents,
        sections=[_section(entry) for entry in entries],
        address=address,
        address_words=_("Bản trên mạng, có nguồn của từng ý và các sửa đổi sau khi in:"),
        qr=qr.svg(address, title=_("Mã QR của địa chỉ %s") % address),
    )


def _section(entry: Entry) -> Section:
    return Section(
        number=entry.number,
        heading=entry.item.heading,
        about=_about(entry.card),
        paragraphs=["".join(piece.text for piece in paragraph.pieces) for paragraph in entry.text],
        facts=list(_facts(entry.card)),
        pictures=[_illustration(picture) for picture in entry.item.pictures.all()],
    )


def _illustration(picture: Picture) -> Illustration:
    file = picture.file
    return Illustration(files.fetch(file.path), file.media_type, picture.alternative, picture.caption)


def _about(card: Card) -> str:
    announced = card.announced
    if announced is None:
        return ""
    parts = (announced.title, day(announced.date) if announced.date else "", announced.issuer)
    return " · ".join(part for part in parts if part)


def _facts(card: Card) -> Iterator[tuple[str, str]]:
    if card.official:
        yield _("Người chỉ đạo"), ", ".join(part for part in (card.official.name, card.official.position) if part)
    yield _("Việc phải làm"), "; ".join(map(str, _duties(card))) or _("Không giao việc mới")


def _duties(card: Card) -> Iterator[str]:
    for duty in card.duties:
        leads = capitalized(", ".join(body.name for body in duty.leads))
        yield f"{leads} ({duty.due.text})"


def table(bulletin: Bulletin, entries: Sequence[Entry], home: str) -> Table:
    """Return the bulletin as a table, a row each item; `home` is the address of the site."""
    headings = (
        ("Mục", "number"),
        ("Tít", "text"),
        ("Loại", "text"),
        ("Văn bản", "text"),
        ("Ngày", "date"),
        ("Cơ quan ban hành", "text"),
        ("Chủ trì", "text"),
        ("Hạn", "text"),
        ("Chủ đề", "text"),
        ("Địa chỉ", "text"),
    )
    rows = (_row(entry, home) for entry in entries)
    return Table(bulletin.title, [Column(name, form) for name, form in headings], rows)  # type: ignore[arg-type]


def _row(entry: Entry, home: str) -> tuple[object, ...]:
    announced = entry.card.announced
    return (
        entry.number,
        entry.item.heading,
        kind(entry),
        announced.title if announced else None,
        announced.date if announced else None,
        announced.issuer if announced else None,
        "; ".join(entry.leads),
        "; ".join(dict.fromkeys(duty.due.text for duty in entry.card.duties)),
        "; ".join(topic.name for topic in entry.item.topics.all()),
        f"{home}{entry.item.path}",
    )
