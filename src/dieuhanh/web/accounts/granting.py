"""Every write to what people hold: roles granted and ended, rights lent and taken back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from dieuhanh.web.accounts.catalogue import administers, is_content
from dieuhanh.web.accounts.holdings import forget, role_contents
from dieuhanh.web.accounts.models import Delegation, Grant, OwnRole, Role, User
from dieuhanh.web.accounts.rights import may, powers, require
from dieuhanh.web.audit import log
from dieuhanh.web.audit.actor import Actor

MESSAGES = {
    "own": _("Không ai tự cấp hoặc tự thu hồi quyền của mình. Hãy nhờ một quản trị hệ thống khác."),
    "role": _("Không có vai trò này vào ngày đã chọn."),
    "order": _("Ngày kết thúc phải từ ngày bắt đầu trở đi."),
    "twice": _("Người này đã có vai trò ấy trong thời gian đó. Hãy kết thúc lần cấp trước, hoặc chọn ngày khác."),
    "apart": _("Quản trị hệ thống không được giữ quyền xem nội dung. Hãy dùng hai tài khoản của hai người."),
    "closed": _("Tài khoản này đã đóng."),
    "self": _("Hãy chọn một người khác để ủy quyền."),
    "nothing": _("Hãy chọn ít nhất một quyền."),
    "beyond": _("Chỉ ủy quyền được những quyền mà chính mình được cấp, trừ quyền quản trị tài khoản."),
    "past": _("Ngày kết thúc ủy quyền không được ở trước hôm nay."),
    "reason": _("Hãy ghi căn cứ hoặc lý do."),
}


@dataclass(frozen=True, slots=True)
class Stretch:
    """From a day to a day, both included; None is open."""

    start: date | None = None
    end: date | None = None


@transaction.atomic
def grant_role(
    *,
    actor: Actor,
    user: User,
    role: str,
    stretch: Stretch,
    basis: str,
    organisation_id: UUID | None = None,
    with_below: bool = False,
) -> Grant:
    """Grant a role for a time; `ValidationError` where it is held already or would join power and content."""
    require(actor, "accounts.grant")
    _of_another(actor, user)
    held = User.objects.select_for_update().get(pk=user.pk)
    _check_grant(held, role, organisation_id, stretch, basis)
    made = Grant.objects.create(
        user=held,
        role=role,
        organisation_id=organisation_id,
        with_below=with_below and organisation_id is not None,
        valid_from=stretch.start,
        valid_to=stretch.end,
        basis=basis.strip(),
    )
    reach = {"organisation": str(organisation_id or ""), "with_below": str(made.with_below)}
    _note(actor, "accounts.grant_role", held, {"role": role} | reach | _days(stretch) | {"basis": made.basis})
    return made


@transaction.atomic
def end_grant(*, actor: Actor, grant: Grant, last_day: date, basis: str) -> None:
    """Let a role be held up to a day, and no longer; one that has not begun by then never begins."""
    require(actor, "accounts.grant")
    _of_another(actor, grant.user)
    _require_reason(basis)
    held = Grant.objects.select_for_update().get(pk=grant.pk)
    if held.valid_to is not None and held.valid_to <= last_day:
        return
    detail = {"role": held.role, "organisation": str(held.organisation_id or "")} | _days(Stretch(None, last_day))
    if held.valid_from is not None and held.valid_from > last_day:
        held.delete()
    else:
        held.valid_to = last_day
        held.save()
    _note(actor, "accounts.end_grant", grant.user, detail | {"basis": basis.strip()})


@transaction.atomic
def delegate(
    *, giver: User, receiver: User, rights: frozenset[str], stretch: Stretch, reason: str, today: date
) -> Delegation:
    """Lend some of the own rights until a day. Nobody needs a right for that, but must hold what is lent."""
    _check_delegation(giver, receiver, rights, stretch, today)
    _require_reason(reason)
    made = Delegation.objects.create(
        giver=giver,
        receiver=receiver,
        rights=sorted(rights),
        valid_from=stretch.start,
        valid_to=stretch.end,
        basis=reason.strip(),
    )
    detail = {"receiver": receiver.username, "rights": ", ".join(sorted(rights)), "reason": made.basis}
    _note(giver.actor, "accounts.delegate", giver, detail | _days(stretch))
    return made


@transaction.atomic
def withdraw_delegation(*, actor: Actor, delegation: Delegation, today: date) -> None:
    """Take back what was lent: the giver, or who grants rights. Today is the last day before."""
    if actor.user_id != delegation.giver_id and not may(actor, "accounts.grant"):
        raise PermissionDenied("accounts.grant")
    held = Delegation.objects.select_for_update().get(pk=delegation.pk)
    if held.valid_from is not None and held.valid_from >= today:
        held.delete()
    elif held.valid_to is None or held.valid_to >= today:
        held.valid_to = today - timedelta(days=1)
        held.save()
    _note(actor, "accounts.withdraw_delegation", delegation.giver, {"receiver": delegation.receiver.username})


def _of_another(actor: Actor, user: User) -> None:
    if actor.user_id == user.pk:
        raise ValidationError(MESSAGES["own"], code="own")


def _require_reason(text: str) -> None:
    if not text.strip():
        raise ValidationError({"basis": ValidationError(MESSAGES["reason"], code="reason")})


def _check_grant(user: User, role: str, organisation_id: UUID | None, stretch: Stretch, basis: str) -> None:
    _require_reason(basis)
    _in_order(stretch)
    if not user.is_active:
        raise ValidationError(MESSAGES["closed"], code="closed")
    if role not in Role.values and not OwnRole.objects.between(stretch.start, stretch.end).filter(key=role).exists():
        raise ValidationError({"role": ValidationError(MESSAGES["role"], code="role")})
    beside = Grant.objects.between(stretch.start, stretch.end).filter(user=user)
    if beside.filter(role=role, organisation_id=organisation_id).exists():
        raise ValidationError({"role": ValidationError(MESSAGES["twice"], code="twice")})
    _keep_apart({role, *beside.values_list("role", flat=True)}, stretch)


def _keep_apart(roles: set[str], stretch: Stretch) -> None:
    """Refuse roles that together hold power over accounts and content, as they are on the first day."""
    contents = role_contents(roles, stretch.start or date.max)
    held = {right for content in contents.values() for right in content}
    if any(map(administers, held)) and any(map(is_content, held)):
        raise ValidationError({"role": ValidationError(MESSAGES["apart"], code="apart")})


def _check_delegation(giver: User, receiver: User, rights: frozenset[str], stretch: Stretch, today: date) -> None:
    _in_order(stretch)
    if giver.pk == receiver.pk or not receiver.is_active:
        code = "self" if giver.pk == receiver.pk else "closed"
        raise ValidationError({"receiver": ValidationError(MESSAGES[code], code=code)})
    if stretch.start is None or stretch.end is None or stretch.end < today:
        raise ValidationError({"end": ValidationError(MESSAGES["past"], code="past")})
    if not rights:
        raise ValidationError({"rights": ValidationError(MESSAGES["nothing"], code="nothing")})
    if not rights <= lendable(giver, today):
        raise ValidationError({"rights": ValidationError(MESSAGES["beyond"], code="beyond")})


def lendable(giver: User, today: date) -> frozenset[str]:
    """Return the rights that a person may lend: those that the own roles give, without power over accounts."""
    return frozenset(right for right in powers(giver.actor, today).rights if not administers(right))


def _in_order(stretch: Stretch) -> None:
    if stretch.start is not None and stretch.end is not None and stretch.end < stretch.start:
        raise ValidationError({"end": ValidationError(MESSAGES["order"], code="order")})


def _days(stretch: Stretch) -> dict[str, str]:
    return {"from": str(stretch.start or ""), "to": str(stretch.end or "")}


def _note(actor: Actor, action: str, about: User, detail: log.Detail) -> None:
    forget()
    log.record(actor=actor, action=action, about=about, detail=detail)
