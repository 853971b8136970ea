"""Our own place on the exchange, from the environment: code, name, and how long a receiver may take to answer."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass

from django.core.exceptions import ImproperlyConfigured

from dieuhanh.sources.organ_codes import read_code

_HOURS = 24  # NĐ 30/2020 Đ21: receipt is confirmed the same day


@dataclass(frozen=True, slots=True)
class Station:
    """Our code in the form of QĐ 20/2020/QĐ-TTg (empty: not on the exchange), our name, hours until an alarm."""

    code: str
    name: str
    hours: int


def read_station(variables: Mapping[str, str] = os.environ) -> Station:
    """Return the checked surroundings; raise `ImproperlyConfigured`, saying what to do, where they are wrong."""
    code, hours = variables.get("DIEUHANH_ORGAN_CODE", ""), variables.get("DIEUHANH_EXCHANGE_HOURS", str(_HOURS))
    known = read_code(code) if code else None
    if code and known is None:
        raise ImproperlyConfigured(f"DIEUHANH_ORGAN_CODE must look like H37.03 or 000.00.03.H37, not {code!r}")
    if not hours.isdecimal() or not int(hours):
        raise ImproperlyConfigured(f"DIEUHANH_EXCHANGE_HOURS must be a number of hours, not {hours!r}")
    return Station(known.new if known else "", variables.get("DIEUHANH_ORGAN_NAME", ""), int(hours))
