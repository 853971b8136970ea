"""Every internal address of the site as every role, against the rooms' tables; an address without a line fails."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from dieuhanh.web.accounts.models import Role, User
from tests.web.who import ANONYMOUS, Who

pytestmark = pytest.mark.django_db

ROLES = ("", *Role.values)
METHODS = ("GET", "POST")
REFUSED = {401, 403, 405}  # by a route of the interface, which may know one method only
PARTS = {
    "<uuid:": "00000000-0000-7000-8000-000000000000",
    "<path:": "2023/1",
    "<int:": "2024",
    "<slug:": "so-y-te",
    "<str:": "2024-0001",
    "<week:": "2024-01",
}


def tables(name: str) -> Iterator[dict[str, Who]]:
    """The table of each room (`tests/web/<room>/doors.py`): `DOORS`, and `WRITES` where fewer may write than read."""
    for file in sorted(Path(__file__).parent.glob("*/doors.py")):
        yield getattr(importlib.import_module(f"tests.web.{file.parent.name}.doors"), name, {})


DOORS: dict[str, Who] = {address: who for table in tables("DOORS") for address, who in table.items()}
WRITES: dict[str, Who] = {address: who for table in tables("WRITES") for address, who in table.items()}


def addresses() -> Iterator[str]:
    """Every internal address of the site and every route of its interface, as they are written in the code."""
    yield from (path for path in _below(get_resolver().url_patterns, "") if path.startswith(("nb/", "api/")))


def _below(patterns: list[URLPattern | URLResolver], before: str) -> Iterator[str]:
    for pattern in patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _below(pattern.url_patterns, route)
        else:
            yield route


def filled(address: str) -> str:
    """An address with something in the place of its parameters."""
    steps = [
        next((value for part, value in PARTS.items() if step.startswith(part)), step) for step in address.split("/")
    ]
    return "/" + "/".join(steps)


def test_every_internal_address_has_a_line_in_a_table() -> None:
    assert set(addresses()) == set(DOORS)


CLOSED = {address: who for address, who in DOORS.items() if who is not None and ANONYMOUS not in who}


@pytest.mark.parametrize("method", METHODS)
def test_nobody_comes_in_without_signing_in(client: Client, method: str) -> None:
    answers = {address: client.generic(method, filled(address)) for address in CLOSED}
    told = {address: (answer.status_code, answer.headers.get("Location", "")) for address, answer in answers.items()}
    assert [address for address, (status, where) in told.items() if not keeps_out(address, status, where)] == []


def keeps_out(address: str, status: int, where: str) -> bool:
    """Whether a page leads to the sign-in page, and a route of the interface says that nobody has signed in."""
    if address.startswith("api/"):
        return status in REFUSED
    return status == 302 and where.startswith("/nb/dang-nhap/?next=")


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("role", ROLES)
def test_who_comes_in(client: Client, role: str, method: str) -> None:
    """With nothing typed, a door that opens may find fault; it never falls over."""
    user = User.objects.create(username="an", full_name="An", role=role, organisation_id=uuid4())
    opened = {address: opens(client, user, method, address) for address in CLOSED}
    expected = CLOSED | {address: who or frozenset() for address, who in WRITES.items() if method == "POST"}
    assert opened == {address: role in who for address, who in expected.items()}


def opens(client: Client, user: User, method: str, address: str) -> bool:
    """Whether an address opens to a person, who signs in anew for it: one of the addresses signs out."""
    client.force_login(user)
    status = client.generic(method, filled(address)).status_code
    return status not in REFUSED if address.startswith("api/") else status != 403
