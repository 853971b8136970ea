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
from tests.web.who import Who

pytestmark = pytest.mark.django_db

ROLES = ("", *Role.values)
PARTS = {
    "<uuid:": "00000000-0000-7000-8000-000000000000",
    "<path:": "2023/1",
    "<int:": "2024",
    "<slug:": "so-y-te",
    "<str:": "2024-0001",
    "<week:": "2024-01",
}


def tables() -> Iterator[dict[str, Who]]:
    """The table of each room (`tests/web/<room>/doors.py`)."""
    for file in sorted(Path(__file__).parent.glob("*/doors.py")):
        yield importlib.import_module(f"tests.web.{file.parent.name}.doors").DOORS


DOORS: dict[str, Who] = {address: who for table in tables() for address, who in table.items()}


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
    """An address with something in the place of its parameters."""
    steps = [
        next((value for part, value in PARTS.items() if step.startswith(part)), step) for step in address.split("/")
    ]
    return "/" + "/".join(steps)


def test_every_internal_address_has_a_line_in_a_table() -> None:
    assert set(addresses()) == set(DOORS)


@pytest.mark.parametrize("address", [address for address, who in DOORS.items() if who is not None])
def test_nobody_comes_in_without_signing_in(client: Client, address: str) -> None:
    assert client.get(filled(address))["Location"].startswith("/nb/dang-nhap/?next=")


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize(("address", "who"), [(a, who) for a, who in DOORS.items() if who is not None])
def test_who_comes_in(client: Client, address: str, who: frozenset[str], role: str) -> None:
    user = User.objects.create(username="an", full_name="An", role=role, organisation_id=uuid4())
    client.force_login(user)
    refused = client.get(filled(address)).status_code == 403
    assert refused is (role not in who)
