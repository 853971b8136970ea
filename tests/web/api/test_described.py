"""The interface does what its own description says: schemathesis asks it what the description allows, and what not."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
import schemathesis
from django.core.cache import cache
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given, settings
from pytest_django import Settings
from schemathesis.checks import not_a_server_error
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import response_schema_conformance, status_code_conformance

from dieuhanh.web.api import keys
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.organisations.models import Organisation
from dieuhanh.web.wsgi import application

pytestmark = [pytest.mark.slow, pytest.mark.django_db, pytest.mark.usefixtures("index")]

CHECKS = [not_a_server_error, status_code_conformance, response_schema_conformance]
MODES = (schemathesis.GenerationMode.POSITIVE, schemathesis.GenerationMode.NEGATIVE)


@pytest.fixture
def _one_connection(db: None) -> Iterator[None]:
    """A request that comes in past the test client would close the test's connection behind itself."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.mark.usefixtures("_one_connection")
@pytest.mark.parametrize("mode", MODES, ids=lambda mode: mode.value)
def test_every_answer_is_as_described(settings: Settings, mode: schemathesis.GenerationMode) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    body = Organisation.objects.get(key="so-y-te")
    key = keys.issue(
        actor=Actor(kind="cli", name="kiểm thử"), organisation=body, name="thử", expires_on=date(2099, 1, 1)
    )
    described = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)
    operations = [found.ok() for found in described.get_all_operations() if isinstance(found, Ok)]
    assert len(operations) >= 12
    if mode is schemathesis.GenerationMode.NEGATIVE:
        operations = [one for one in operations if one.query or one.path_parameters or one.body]
    # What is sent in is read, pictures by OCR too: minutes for made-up files. test_api.py sends one in.
    for operation in (one for one in operations if not one.path.endswith("/own/documents")):
        _ask(operation, mode, key)


def _ask(
    operation: schemathesis.schemas.APIOperation[Any, Any, Any, Any], mode: schemathesis.GenerationMode, key: str
) -> None:
    @given(case=operation.as_strategy(generation_mode=mode))
    @settings_of_a_few
    def ask(case: schemathesis.Case[Any]) -> None:
        cache.clear()
        case.call_and_validate(checks=CHECKS, headers={"Authorization": f"Bearer {key}", "Accept-Encoding": "identity"})

    ask()


settings_of_a_few = settings(
    max_examples=6, deadline=None, database=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate]
)
