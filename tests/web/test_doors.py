"""Every address of the site as every role, against a table; a new address without a line in it fails."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from dieuhanh.web.accounts.models import Role, User

pytestmark = pytest.mark.django_db

NOBODY_SIGNED_IN, CONTENT, LOG, OWN = "door", "content", "log", "own"
ROLES = ("", *Role.values)

DOORS = {
    "nb/dang-nhap/": NOBODY_SIGNED_IN,
    "nb/dang-xuat/": OWN,
    "nb/mat-khau/": OWN,
    "nb/": CONTENT,
    "nb/nhap/": CONTENT,
    "nb/nhap/ket/": CONTENT,
    "nb/nhap/ket/<uuid:identifier>/": CONTENT,
    "nb/nhap/<uuid:identifier>/": CONTENT,
    "nb/nhat-ky/": LOG,
    "nb/van-ban/": CONTENT,
    "nb/van-ban/<path:address>/": CONTENT,
}
GOES_IN: dict[str, set[str]] = {
    CONTENT: {Role.READER, Role.SPECIALIST},
    LOG: {Role.ADMINISTRATOR},
    OWN: {"", *Role.values},
}
PARTS = {"<uuid:identifier>": "00000000-0000-7000-8000-000000000000", "<path:address>": "2023/1"}


def addresses() -> Iterator[str]:
    """Every internal address of the site, as it is written in the code."""
    yield from (path for path in _below(get_resolver().url_patterns, "") if path.startswith("nb/"))


def _below(patterns: list[URLPattern | URLResolver], before: str) -> Iterator[str]:
    for pattern in patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _below(pattern.url_patterns, route)
        else:
            yield route


def filled(address: str) -> str:
    for part, value in PARTS.items():
        address = address.replace(part, value)
    return f"/{address}"


def test_every_internal_address_has_a_line_in_the_table() -> None:
    assert set(addresses()) == set(DOORS)


@pytest.mark.parametrize("address", [address for address, door in DOORS.items() if door != NOBODY_SIGNED_IN])
def test_nobody_comes_in_without_signing_in(client: Client, address: str) -> None:
    assert client.get(filled(address))["Location"].startswith("/nb/dang-nhap/?next=")


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize(("address", "door"), [(a, d) for a, d in DOORS.items() if d in GOES_IN])
def test_who_comes_in(client: Client, address: str, door: str, role: str) -> None:
    user = User.objects.create(username="an", full_name="An", role=role)
    client.force_login(user)
    refused = client.get(filled(address)).status_code == 403
    assert refused is (role not in GOES_IN[door])
