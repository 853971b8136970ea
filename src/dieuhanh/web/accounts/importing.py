"""Many accounts from a table (CSV): every row looked at first, every fault told by its line, all or none made."""

from __future__ import annotations

import csv
import io
import re
import secrets
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from dieuhanh.web.accounts.actions import register_user
from dieuhanh.web.accounts.bodies import by_key
from dieuhanh.web.accounts.models import Role, User
from dieuhanh.web.accounts.rights import require
from dieuhanh.web.audit.actor import Actor

COLUMNS = ("ten_dang_nhap", "ho_ten", "vai_tro", "co_quan")
MOST = 500
_USERNAME = re.compile(r"[a-z0-9][a-z0-9._-]{1,148}")
_PASSWORD_BYTES = 12


@dataclass(frozen=True, slots=True)
class AccountRow:
    """A row of the table as it was read, the number of its line, and what is wrong with it."""

    line: int
    username: str
    full_name: str
    role: str
    body: str
    organisation: UUID | None = None
    faults: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FirstPassword:
    """A new account and its first password, shown once."""

    user: User
    password: str


def read_accounts(text: str) -> list[AccountRow]:
    """Return the rows of a table with the columns of `COLUMNS`, each with its faults.

    `vai_tro` is the key or the name of a built-in role, `co_quan` the key of a body or empty. `ValidationError` where
    it is no such table.
    """
    reader = csv.reader(io.StringIO(text.lstrip("\ufeff")), delimiter=";" if ";" in text.partition("\n")[0] else ",")
    header = tuple(cell.strip() for cell in next(reader, []))
    if header != COLUMNS:
        raise ValidationError(
            _("Dòng 1 phải là tên cột: %(columns)s.") % {"columns": ", ".join(COLUMNS)}, code="columns"
        )
    rows = [(reader.line_num, [cell.strip() for cell in cells]) for cells in reader if any(map(str.strip, cells))]
    if not rows or len(rows) > MOST:
        raise ValidationError(_("Bảng phải có từ 1 đến %(most)s dòng tài khoản.") % {"most": MOST}, code="rows")
    return list(_checked(rows))


def _checked(rows: Sequence[tuple[int, list[str]]]) -> Iterator[AccountRow]:
    named = {cells[0] for _line, cells in rows if cells}
    taken = set(User.objects.filter(username__in=named).values_list("username", flat=True))
    bodies = by_key({cells[3] for _line, cells in rows if len(cells) > 3 and cells[3]})
    roles = {str(role.label).lower(): role.value for role in Role} | {role.value: role.value for role in Role}
    first: dict[str, int] = {}
    for line, cells in rows:
        username, full_name, role, body = (*cells, "", "", "", "")[:4]
        known = roles.get(role.lower(), "")
        faults = [
            *([_("mỗi dòng có %(count)s cột") % {"count": len(COLUMNS)}] if len(cells) != len(COLUMNS) else []),
            *_of_name(username, taken, first),
            *([] if full_name else [_("thiếu họ và tên")]),
            *([] if known else [_("không có vai trò “%(role)s”") % {"role": role}]),
            *([_("không có cơ quan “%(body)s”") % {"body": body}] if body and body not in bodies else []),
        ]
        first.setdefault(username, line)
        yield AccountRow(line, username, full_name, known or role, body, bodies.get(body), tuple(faults))


def _of_name(username: str, taken: set[str], first: dict[str, int]) -> Iterator[str]:
    if not _USERNAME.fullmatch(username):
        yield _("tên đăng nhập chỉ gồm chữ thường không dấu, số, dấu chấm, gạch nối")
    if username in taken:
        yield _("tên đăng nhập đã có")
    if username in first:
        yield _("tên đăng nhập trùng với dòng %(line)s") % {"line": first[username]}


@transaction.atomic
def import_accounts(*, actor: Actor, text: str) -> list[FirstPassword]:
    """Make all accounts of a table, or none where a row is at fault; each first password is to be changed at once."""
    require(actor, "accounts.register")
    rows = read_accounts(text)
    told = [line_words(row) for row in rows if row.faults]
    if told:
        raise ValidationError(told)
    return [_made(actor, row) for row in rows]


def line_words(row: AccountRow) -> str:
    """Return what is wrong with a row, by its line."""
    return _("Dòng %(line)s: %(faults)s") % {"line": row.line, "faults": "; ".join(row.faults)}


def _made(actor: Actor, row: AccountRow) -> FirstPassword:
    password = secrets.token_urlsafe(_PASSWORD_BYTES)
    user = register_user(
        actor=actor,
        username=row.username,
        full_name=row.full_name[:150],
        role=Role(row.role),
        password=password,
        temporary=True,
        organisation_id=row.organisation,
    )
    return FirstPassword(user, password)
