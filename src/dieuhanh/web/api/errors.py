"""What the interface says when it cannot do what is asked."""

from __future__ import annotations

from django.utils.translation import gettext as _


class NotFoundError(LookupError):
    """There is nothing of that name that the asker may see."""


class UnusableError(ValueError):
    """A field of the request that makes no sense."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.message = _("Giá trị của “%s” không dùng được.") % field
