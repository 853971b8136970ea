"""The demonstration province with its index, loaded once for all the tests of a module."""

from __future__ import annotations

import pytest

from dieuhanh.web.accounts.models import User
from dieuhanh.web.search.actions import INDEXER, index_waiting


@pytest.fixture(scope="module")
def index(loaded_province: None) -> None:
    """Everything that the demonstration shows can be found."""
    index_waiting(actor=INDEXER)


@pytest.fixture
def specialist(db: None) -> User:
    """The demonstration's specialist."""
    return User.objects.get(username="chuyenvien")
