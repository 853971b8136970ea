"""Every write to roles themselves: a role of one's own, and what a role holds from a day on."""

from __future__ import annotations

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from dieuhanh.web.accounts.catalogue import Reach, administers, is_content, is_defined
from dieuhanh.web.accounts.holdings import forget, role_contents
from dieuhanh.web.accounts.models import OwnRole, Role, RoleChange
from dieuhanh.web.accounts.rights import require
from dieuhanh.web.audit import log
from dieuhanh.web.audit.actor import Actor

MESSAGES = {
    "taken": _("Mã vai trò này đã có. Hãy chọn mã khác."),
    "right": _("Không có quyền này."),
    "role": _("Không có vai trò này."),
    "apart": _("Một vai trò không thể vừa quản trị tài khoản vừa xem nội dung."),
    "reason": _("Hãy ghi căn cứ hoặc lý do."),
    "later": _("Đã có thay đổi ghi cho ngày sau đó. Hãy chọn ngày muộn hơn."),
}


@transaction.atomic
def make_role(*, actor: Actor, key: str, name: str, start: date, basis: str) -> OwnRole:
    """Make a role that holds nothing yet."""
    require(actor, "accounts.roles")
    if key in Role.values or OwnRole.objects.filter(key=key).exists():
        raise ValidationError({"key": ValidationError(MESSAGES["taken"], code="taken")})
    _require_reason(basis)
    role = OwnRole(key=key, name=name.strip(), valid_from=start, basis=basis.strip())
    role.clean_fields(exclude={"valid_from", "valid_to"})
    role.save()
    log.record(actor=actor, action="accounts.make_role", about=role, detail={"key": key, "name": role.name})
    return role


@transaction.atomic
def change_role(
    *, actor: Actor, role: str, right: str, given: bool, start: date, basis: str, of_own_body: bool = False
) -> RoleChange:
    """Let a role hold a right from a day on, or no longer hold it; the change before ends the day before."""
    require(actor, "accounts.roles")
    _check_change(role, right, given, start, basis)
    earlier = RoleChange.objects.select_for_update().filter(role=role, right=right)
    if earlier.filter(valid_from__gt=start).exists():
        raise ValidationError({"start": ValidationError(MESSAGES["later"], code="later")})
    earlier.filter(valid_from=start).delete()
    earlier.on(start).update(valid_to=start - timedelta(days=1))
    change = RoleChange.objects.create(
        role=role, right=right, given=given, of_own_body=of_own_body, valid_from=start, basis=basis.strip()
    )
    forget()
    detail = {"role": role, "right": right, "given": str(given), "from": str(start), "basis": change.basis}
    log.record(actor=actor, action="accounts.change_role", about=change, detail=detail)
    return change


def _check_change(role: str, right: str, given: bool, start: date, basis: str) -> None:
    _require_reason(basis)
    if role not in Role.values and not OwnRole.objects.filter(key=role).exists():
        raise ValidationError({"role": ValidationError(MESSAGES["role"], code="role")})
    if not is_defined(right):
        raise ValidationError({"right": ValidationError(MESSAGES["right"], code="right")})
    held: dict[str, Reach] = role_contents({role}, start)[role]
    together = {*held, right} if given else set(held) - {right}
    if any(map(administers, together)) and any(map(is_content, together)):
        raise ValidationError({"right": ValidationError(MESSAGES["apart"], code="apart")})


def _require_reason(text: str) -> None:
    if not text.strip():
        raise ValidationError({"basis": ValidationError(MESSAGES["reason"], code="reason")})
