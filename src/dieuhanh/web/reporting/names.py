"""Names of bodies by their keys, as they are on a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from dieuhanh.web.organisations.models import OrganisationName


def names_of(keys: Iterable[str], on: date) -> dict[str, str]:
    """Return the full name of each body on a day, or the last one it had; the key where it has none at all."""
    wanted = [key for key in keys if key]
    found = {key: key for key in wanted}
    rows = OrganisationName.objects.filter(organisation__key__in=wanted, is_full=True).select_related("organisation")
    valid: set[str] = set()
    for row in rows.order_by("valid_from"):
        key = row.organisation.key
        if row.validity.covers(on):
            found[key] = row.text
            valid.add(key)
        elif key not in valid:
            found[key] = row.text
    return found
