"""What is granted to whom, from when to when: roles, changes to what a role holds, and delegated rights."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from dieuhanh.web.accounts.models.dated import Dated, DatedQuerySet, in_order
from dieuhanh.web.accounts.models.people import Role, User


class OwnRole(Dated):
    """A role that this installation made for itself; what it holds are `RoleChange`s."""

    key = models.SlugField(_("Mã vai trò"), max_length=20, unique=True)
    name = models.CharField(_("Tên vai trò"), max_length=150)

    objects = DatedQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [in_order("own_role_dates")]

    def __str__(self) -> str:
        return self.name


class RoleChange(Dated):
    """A right added to a role, or taken from it, for a time; what the rooms defined holds where there is none.

    `role` is the key of a built-in or an own role. With `of_own_body` the right reaches only the body where the
    person works.
    """

    role = models.CharField(max_length=20)
    right = models.CharField(max_length=80)
    given = models.BooleanField()
    of_own_body = models.BooleanField(default=False)

    objects = DatedQuerySet.as_manager()

    class Meta:
        ordering = ["role", "right", "recorded_at"]
        constraints = [in_order("role_change_dates")]
        indexes = [models.Index(fields=["role"], name="role_change_role")]

    def __str__(self) -> str:
        return f"{self.role} {'+' if self.given else '-'}{self.right}"


class Grant(Dated):
    """A role that a person holds for a time.

    Without a body it reaches as far as the role itself does; with one it reaches that body, and `with_below` those
    that are below it on the day in question.
    """

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="grants")
    role = models.CharField(_("Vai trò"), max_length=20)
    organisation_id = models.UUIDField(null=True)
    with_below = models.BooleanField(default=False)

    objects = DatedQuerySet.as_manager()

    class Meta:
        ordering = ["user", "valid_from", "recorded_at"]
        constraints = [
            in_order("grant_dates"),
            models.CheckConstraint(
                condition=Q(with_below=False) | Q(organisation_id__isnull=False), name="grant_below_a_body"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user_id}: {self.role}"

    @property
    def role_name(self) -> str:
        """The name of a built-in role; the key of an own one."""
        return str(Role(self.role).label) if self.role in Role.values else self.role


class Delegation(Dated):
    """Rights that a person lends to another until a day; they never reach further than the giver's own do."""

    giver = models.ForeignKey(User, on_delete=models.PROTECT, related_name="delegations_given")
    receiver = models.ForeignKey(User, on_delete=models.PROTECT, related_name="delegations_received")
    rights = models.JSONField(default=list)

    objects = DatedQuerySet.as_manager()

    class Meta:
        ordering = ["-valid_from", "-recorded_at"]
        constraints = [
            in_order("delegation_dates"),
            models.CheckConstraint(
                condition=Q(valid_from__isnull=False) & Q(valid_to__isnull=False), name="delegation_has_an_end"
            ),
            models.CheckConstraint(condition=~Q(giver=F("receiver")), name="delegation_of_two"),
        ]

    def __str__(self) -> str:
        return f"{self.giver_id} > {self.receiver_id}"
