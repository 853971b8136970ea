"""Taking over the bulletins of an older portal in bulk: read, confirmed where certain, published, old addresses kept.

Each file stands for itself: what cannot be taken over says why, and the others go on. A second run adds nothing.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from urllib.parse import urlsplit

from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.bulletins.actions import NotABulletinError, compose, publish
from dieuhanh.web.bulletins.models import Bulletin, BulletinStatus
from dieuhanh.web.bulletins.publishing import lead_from
from dieuhanh.web.intake import actions as intake
from dieuhanh.web.intake.models import Door
from dieuhanh.web.review.actions import accept_certain

_UNREAD = "tệp không đọc được, xem danh sách tệp bị giữ ở trang Nhập văn bản"
FILE_COLUMN, ADDRESS_COLUMN = "tep", "dia_chi_cu"


class State(StrEnum):
    """What became of a file."""

    PUBLISHED = "published"
    WAITING = "waiting"
    HELD = "held"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Taken:
    """A file, what became of it, the public path of its week where it has one, and why where it failed."""

    name: str
    state: State
    path: str = ""
    reason: str = ""
    addresses: int = 0


class AddressTableError(ValueError):
    """Raised for a table of old addresses that cannot be read; it says which line is wrong."""


def old_addresses(table: str) -> dict[str, list[str]]:
    """Read a CSV (`tep`, `dia_chi_cu`; comma or semicolon): file name to the old addresses that led to it.

    An address may be whole (`https://tinh.gov.vn/vi/node/66241`) or a path; what is kept is path and query.
    """
    lines = table.lstrip("\ufeff").splitlines()
    rows = csv.DictReader(lines, delimiter=";" if lines and ";" in lines[0] else ",")
    if not {FILE_COLUMN, ADDRESS_COLUMN} <= set(rows.fieldnames or ()):
        raise AddressTableError(f"bảng địa chỉ cũ phải có cột {FILE_COLUMN} và {ADDRESS_COLUMN}")
    found: dict[str, list[str]] = {}
    for number, row in enumerate(rows, start=2):
        parts = urlsplit((row[ADDRESS_COLUMN] or "").strip())
        if not parts.path.startswith("/") or not (row[FILE_COLUMN] or "").strip():
            raise AddressTableError(f"dòng {number}: cần tên tệp và địa chỉ như /vi/node/66241")
        path = f"{parts.path}?{parts.query}" if parts.query else parts.path
        found.setdefault(row[FILE_COLUMN].strip(), []).append(path)
    return found


def take_over(
    *, actor: Actor, files: Sequence[Path], addresses: Mapping[str, Sequence[str]], at: datetime, is_public: bool
) -> Iterator[Taken]:
    """Take the files over one by one; with `is_public` what is certain is accepted and the week is published.

    A week that has a bulletin already keeps it: a file never replaces what is public.
    """
    for file in files:
        try:
            yield _taken(actor, file, addresses.get(file.name, ()), at, is_public=is_public)
        except (OSError, NotABulletinError, intake.NotKeptError) as fault:
            yield Taken(file.name, State.FAILED, reason=str(fault))


def _taken(actor: Actor, file: Path, addresses: Sequence[str], at: datetime, *, is_public: bool) -> Taken:
    outcome = intake.receive(actor=actor, data=file.read_bytes(), name=file.name, door=Door.COMMAND)
    if len(outcome.imported) != 1:
        return Taken(file.name, State.FAILED, reason=_UNREAD)
    text = outcome.imported[0].text_version
    if not is_public:
        return Taken(file.name, State.WAITING)
    accept_certain(actor=actor, text_version=text, at=at)
    bulletin = compose(actor=actor, text_version=text)
    held = Bulletin.objects.filter(
        iso_year=bulletin.iso_year, week=bulletin.week, status=BulletinStatus.PUBLISHED
    ).exclude(pk=bulletin.pk)
    if held.exists():
        return Taken(file.name, State.HELD, bulletin.path, "tuần này đã có bản tin đăng; bản này để ở bản nháp")
    publish(actor=actor, bulletin=bulletin, at=at)
    new = sum(lead_from(actor=actor, former=address, target=bulletin.path) for address in addresses)
    return Taken(file.name, State.PUBLISHED, bulletin.path, addresses=new)
