"""Names of bodies by their keys, as they are on a day."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from dieuhanh.web.organisations.models import OrganisationName
from dieuhanh.web.organisations.validity import Validity

JOINT = "+"
"""Between the keys of bodies that have one row together."""


def names_of(keys: Iterable[str], on: date) -> dict[str, str]:
    """Return the full name of each body on a day, or the last one it had; the key where it has none at all.

    A key may be several with `JOINT` between them, of bodies that have one row; it then has all their names.
    """
    parts = {key: key.split(JOINT) for key in keys if key}
    names = _names({one for bodies in parts.values() for one in bodies}, on)
    return {key: "; ".join(names[one] for one in bodies) for key, bodies in parts.items()}


def _names(wanted: Collection[str], on: date) -> dict[str, str]:
    found = {key: key for key in wanted}
    rows = OrganisationName.objects.filter(organisation__key__in=wanted, is_full=True).order_by("valid_from")
    valid: set[str] = set()
    for key, text, since, until in rows.values_list("organisation__key", "text", "valid_from", "valid_to"):
        if Validity(since, until).covers(on):
            found[key] = text
            valid.add(key)
        elif key not in valid:
            found[key] = text
    return found
