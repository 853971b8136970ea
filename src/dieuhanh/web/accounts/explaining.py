"""Why somebody may or may not: which grant, role or loan gives a right, or what is missing and who could give it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from dieuhanh.web.accounts.bodies import names
from dieuhanh.web.accounts.catalogue import is_content, is_defined
from dieuhanh.web.accounts.holdings import role_contents
from dieuhanh.web.accounts.models import Delegation, Grant, User
from dieuhanh.web.accounts.rights import FieldClass, may, powers
from dieuhanh.web.accounts.selectors import GrantView, able_to_grant, grant_views, role_names


@dataclass(frozen=True, slots=True)
class Question:
    """May this person do this, for this body (None: for any), on this day, with fields of this class?"""

    user: User
    right: str
    on: date
    organisation: UUID | None = None
    field: FieldClass = FieldClass.PUBLIC


@dataclass(frozen=True, slots=True)
class Explanation:
    """The answer, the reasons a person can read, the roles that would give it, and who could grant one."""

    allowed: bool
    reasons: list[str]
    roles: list[str]
    granters: list[User]


def explain(asked: Question) -> Explanation:
    """Answer by the same function that opens and closes every door, and say why."""
    actor = asked.user.actor
    allowed = may(actor, asked.right, asked.organisation, field=asked.field, on=asked.on)
    reasons = list(_first(asked)) or [
        *_granted(asked),
        *_lent(asked),
        *_apart(asked),
        *_protected(asked),
    ]
    if not allowed and not reasons:
        reasons = [_("Không vai trò nào của người này có quyền ấy.")]
    return Explanation(allowed, reasons, _roles_with(asked), able_to_grant(asked.user.pk, asked.on))


def _first(asked: Question) -> Iterator[str]:
    """What settles it before any grant is looked at."""
    if not is_defined(asked.right):
        yield _("Không có quyền “%(right)s”.") % {"right": asked.right}
    if not asked.user.is_active:
        yield _("Tài khoản này đã đóng.")


def _granted(asked: Question) -> Iterator[str]:
    for row in grant_views(Grant.objects.filter(user=asked.user), asked.on):
        reach = role_contents({row.grant.role}, asked.on)[row.grant.role].get(asked.right)
        if reach is None:
            continue
        told = {"role": row.role, "body": _reach(row, own=reach.of_own_body), "basis": row.grant.basis or "–"}
        if row.holds:
            yield _("Vai trò “%(role)s” (%(body)s) có quyền này. Căn cứ: %(basis)s.") % told
        elif row.grant.valid_from is not None and row.grant.valid_from > asked.on:
            day = {"day": f"{row.grant.valid_from:%d/%m/%Y}"}
            yield _("Vai trò “%(role)s” (%(body)s) chưa đến ngày: từ %(day)s.") % (told | day)
        elif row.grant.valid_to is not None:
            day = {"day": f"{row.grant.valid_to:%d/%m/%Y}"}
            yield _("Vai trò “%(role)s” (%(body)s) đã hết hạn ngày %(day)s.") % (told | day)


def _reach(row: GrantView, *, own: bool) -> str:
    if not row.body:
        return _("cơ quan nơi làm việc") if own else _("mọi cơ quan")
    return _("%(body)s và cấp dưới") % {"body": row.body} if row.grant.with_below else row.body


def _lent(asked: Question) -> Iterator[str]:
    loans = Delegation.objects.filter(receiver=asked.user).select_related("giver")
    for loan in loans:
        if asked.right not in loan.rights:
            continue
        told = {"giver": loan.giver, "start": f"{loan.valid_from:%d/%m/%Y}", "end": f"{loan.valid_to:%d/%m/%Y}"}
        if not loan.holds_on(asked.on):
            yield _("%(giver)s ủy quyền này từ %(start)s đến %(end)s, không phải ngày đang hỏi.") % told
        elif not loan.giver.is_active or powers(loan.giver.actor, asked.on).granted(asked.right).is_empty:
            yield _("%(giver)s ủy quyền này, nhưng chính người ấy nay không còn quyền.") % told
        else:
            yield _("%(giver)s ủy quyền này từ %(start)s đến hết %(end)s.") % told


def _apart(asked: Question) -> Iterator[str]:
    if is_content(asked.right) and powers(asked.user.actor, asked.on).administers:
        yield _("Người quản trị tài khoản không có quyền xem nội dung, dù được cấp vai trò nào khác.")


def _protected(asked: Question) -> Iterator[str]:
    actor = asked.user.actor
    if asked.organisation is not None and may(actor, asked.right, on=asked.on):
        body = names([asked.organisation], asked.on).get(asked.organisation, str(asked.organisation))
        if not may(actor, asked.right, asked.organisation, on=asked.on):
            yield _("Quyền của người này không bao gồm %(body)s.") % {"body": body}
    if asked.field != FieldClass.PUBLIC and not may(actor, f"fields.{asked.field.value}", asked.organisation):
        yield _("Trường thuộc loại “%(label)s”: người này chưa được xem loại ấy.") % {"label": asked.field.label}


def _roles_with(asked: Question) -> list[str]:
    """The names of the roles that hold the right on the day."""
    named = role_names()
    contents = role_contents(set(named), asked.on)
    found = {key for key, content in contents.items() if asked.right in content}
    return [named[key] for key in named if key in found]
