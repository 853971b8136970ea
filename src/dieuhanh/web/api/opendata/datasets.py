"""The tables of the public register with their dictionary: each field's meaning, type and source."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from dieuhanh.web.bulletins.models import BulletinItem
from dieuhanh.web.bulletins.selectors import public_bulletins_before
from dieuhanh.web.documents.models import Relation, RelationStatus
from dieuhanh.web.documents.selectors import DocumentFilter, public_documents_after
from dieuhanh.web.organisations.models import Seat
from dieuhanh.web.review.models import DutyBody
from dieuhanh.web.review.selectors import public_bodies, published_claims

Type = Literal["text", "integer", "date", "boolean"]
Value = str | int | bool | date | None
Row = tuple[Value, ...]

_MOST = 1_000_000


@dataclass(frozen=True, slots=True)
class Field:
    """One column: its name in the files, its type, what it means, where it comes from."""

    name: str
    type: Type
    meaning: str
    source: str


@dataclass(frozen=True, slots=True)
class Dataset:
    """One table; `rows` yields them in an order that does not change while the register does not."""

    name: str
    title: str
    about: str
    fields: tuple[Field, ...]
    rows: Callable[[], Iterator[Row]]


_PUBLISHED = "bản tin đã đăng"
_CONFIRMED = "dữ kiện do người rà soát xác nhận"


def _bulletins() -> Iterator[Row]:
    for one in reversed(public_bulletins_before(None, _MOST)):
        yield one.path, one.iso_year, one.week, one.version, one.title, one.period_start, one.period_end, one.issuer


def _items() -> Iterator[Row]:
    newest = [one.pk for one in public_bulletins_before(None, _MOST)]
    items = BulletinItem.objects.filter(bulletin__in=newest).select_related("bulletin", "announced")
    for one in items.order_by("bulletin__iso_year", "bulletin__week", "position").iterator():
        announced = one.announced.path if one.announced else None
        yield one.path, one.bulletin.path, one.position, one.heading, announced


def _documents() -> Iterator[Row]:
    for one in reversed(public_documents_after(DocumentFilter(), None, _MOST)):
        subject = one.abstract or one.subject or one.name
        held = one.published_text_id is not None
        yield one.path, one.type, one.number_text, one.year, one.date, one.issuer, subject, held


def _relations() -> Iterator[Row]:
    relations = Relation.objects.filter(
        status=RelationStatus.ACCEPTED, published_at__isnull=False, target__published_at__isnull=False
    ).exclude(source__published_at__isnull=True, source__isnull=False)
    pairs = relations.select_related("source", "target").order_by("recorded_at", "id")
    seen = dict.fromkeys((one.source.path if one.source else None, one.kind, one.target.path) for one in pairs)
    yield from sorted(seen, key=lambda row: tuple(part or "" for part in row))


def _duties() -> Iterator[Row]:
    duties = DutyBody.objects.filter(claim__in=published_claims()).select_related("claim__text_version__document")
    for one in duties.order_by("claim__text_version", "claim__start", "role", "position").iterator():
        value = one.claim.value
        yield (
            one.claim.text_version.document.path,
            one.slug,
            one.name,
            one.role,
            " ".join(one.claim.quote.split()),
            date.fromisoformat(value["deadline"]) if value["deadline"] else None,
            value["recurrence"],
            value["due_text"],
        )


def _bodies() -> Iterator[Row]:
    for one in sorted(public_bodies(), key=lambda body: body.slug):
        yield f"/co-quan/{one.slug}/", one.name, one.lead, one.support


def _seats() -> Iterator[Row]:
    seats = Seat.objects.filter(source__in=published_claims().values("pk")).select_related("committee")
    for one in seats.order_by("committee__key", "position", "valid_from", "id"):
        path = f"/to-phoi-hop/{one.committee.key}/"
        yield path, one.role, one.holder, one.office, one.valid_from, one.valid_to, one.legal_basis


DATASETS = (
    Dataset(
        "ban-tin",
        "Bản tin tuần",
        "Mỗi tuần một dòng, bản mới nhất đã đăng.",
        (
            Field("dia_chi", "text", "Địa chỉ trang, không đổi", _PUBLISHED),
            Field("nam", "integer", "Năm ISO của tuần", _PUBLISHED),
            Field("tuan", "integer", "Số tuần ISO", _PUBLISHED),
            Field("ban", "integer", "Số thứ tự của bản", _PUBLISHED),
            Field("tieu_de", "text", "Tiêu đề", _PUBLISHED),
            Field("tu_ngay", "date", "Ngày đầu của tuần", _PUBLISHED),
            Field("den_ngay", "date", "Ngày cuối của tuần", _PUBLISHED),
            Field("co_quan", "text", "Cơ quan của bản tin", _PUBLISHED),
        ),
        _bulletins,
    ),
    Dataset(
        "muc-chi-dao",
        "Mục chỉ đạo",
        "Mỗi mục của bản tin một dòng.",
        (
            Field("dia_chi", "text", "Địa chỉ trang, không đổi", _PUBLISHED),
            Field("ban_tin", "text", "Địa chỉ bản tin", _PUBLISHED),
            Field("so_thu_tu", "integer", "Thứ tự trong bản tin", _PUBLISHED),
            Field("tieu_de", "text", "Tiêu đề mục", _PUBLISHED),
            Field("van_ban", "text", "Địa chỉ văn bản được giới thiệu; trống với cuộc họp", _CONFIRMED),
        ),
        _items,
    ),
    Dataset(
        "van-ban",
        "Văn bản",
        "Văn bản đã công khai, kể cả văn bản mới chỉ được dẫn chiếu.",
        (
            Field("dia_chi", "text", "Địa chỉ trang, không đổi", "số, ký hiệu, năm, cơ quan ban hành"),
            Field("loai", "text", "Loại văn bản", _CONFIRMED),
            Field("so_ky_hieu", "text", "Số, ký hiệu", _CONFIRMED),
            Field("nam", "integer", "Năm ban hành", _CONFIRMED),
            Field("ngay", "date", "Ngày ban hành", _CONFIRMED),
            Field("co_quan", "text", "Cơ quan ban hành", _CONFIRMED),
            Field("trich_yeu", "text", "Trích yếu, hoặc nội dung bản tin nêu", _CONFIRMED),
            Field("co_toan_van", "boolean", "Có toàn văn trên trang", "hệ thống"),
        ),
        _documents,
    ),
    Dataset(
        "quan-he",
        "Quan hệ giữa các văn bản",
        "Văn bản này làm gì với văn bản kia.",
        (
            Field("nguon", "text", "Địa chỉ văn bản nêu; trống khi mục không giới thiệu văn bản nào", _CONFIRMED),
            Field(
                "quan_he",
                "text",
                "announces giới thiệu, implements thực hiện, replaces thay thế, amends sửa đổi, repeals bãi bỏ, "
                "forwards theo đề nghị tại, repeats nhắc lại, reminds đôn đốc, refers dẫn chiếu",
                _CONFIRMED,
            ),
            Field("dich", "text", "Địa chỉ văn bản được nêu", _CONFIRMED),
        ),
        _relations,
    ),
    Dataset(
        "nhiem-vu-giao",
        "Nhiệm vụ giao cho cơ quan",
        "Mỗi cơ quan của một nhiệm vụ một dòng.",
        (
            Field("nguon", "text", "Địa chỉ văn bản hoặc bản tin có câu giao việc", _CONFIRMED),
            Field("co_quan", "text", "Mã cơ quan trong địa chỉ /co-quan/…/", _CONFIRMED),
            Field("ten_trong_van_ban", "text", "Tên cơ quan như văn bản viết", _CONFIRMED),
            Field("vai_tro", "text", "lead chủ trì, support phối hợp", _CONFIRMED),
            Field("trich", "text", "Nguyên văn câu giao việc", "văn bản"),
            Field("han", "date", "Hạn là một ngày; trống khi không nêu ngày", _CONFIRMED),
            Field("dinh_ky", "text", "daily, weekly, monthly, quarterly, yearly", _CONFIRMED),
            Field("han_nguyen_van", "text", "Chữ nói về hạn", "văn bản"),
        ),
        _duties,
    ),
    Dataset(
        "co-quan",
        "Cơ quan",
        "Cơ quan có nhiệm vụ đã công khai.",
        (
            Field("dia_chi", "text", "Địa chỉ trang", "hệ thống"),
            Field("ten", "text", "Tên", _CONFIRMED),
            Field("chu_tri", "integer", "Số nhiệm vụ chủ trì", "đếm dữ kiện đã công khai"),
            Field("phoi_hop", "integer", "Số nhiệm vụ phối hợp", "đếm dữ kiện đã công khai"),
        ),
        _bodies,
    ),
    Dataset(
        "thanh-vien",
        "Thành viên tổ chức phối hợp",
        "Mỗi ghế một dòng, theo quyết định đã công khai.",
        (
            Field("to_chuc", "text", "Địa chỉ trang của tổ chức", "hệ thống"),
            Field("ghe", "text", "Ghế", _CONFIRMED),
            Field("nguoi", "text", "Người ngồi ghế; trống khi ghế theo chức danh", _CONFIRMED),
            Field("chuc_danh", "text", "Chức danh", _CONFIRMED),
            Field("tu_ngay", "date", "Từ ngày", _CONFIRMED),
            Field("den_ngay", "date", "Đến hết ngày", _CONFIRMED),
            Field("can_cu", "text", "Quyết định", _CONFIRMED),
        ),
        _seats,
    ),
)
BY_NAME = {one.name: one for one in DATASETS}
