"""The option `--postgres` decides on which database the tests run."""

from __future__ import annotations

import pytest
from django.db import connection


@pytest.mark.django_db
def test_the_option_decides_the_database(pytestconfig: pytest.Config) -> None:
    assert connection.vendor == ("postgresql" if pytestconfig.getoption("--postgres") else "sqlite")
