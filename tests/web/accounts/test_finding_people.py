"""Accounts are found by names however they are typed: with or without marks, in any case."""

from __future__ import annotations

import pytest

from dieuhanh.web.accounts.models import Role, User
from dieuhanh.web.accounts.selectors import people

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("dang", ["dung"]),
        ("ĐẶNG", ["dung"]),
        ("thi dung", ["dung"]),
        ("Dung", ["dung"]),
        ("nguyen", []),
        (" ", ["dung", "qt"]),
    ],
)
def test_words_find_a_person(words: str, found: list[str]) -> None:
    administrator = User.objects.create(username="qt", full_name="Quản trị", role=Role.ADMINISTRATOR)
    User.objects.create(username="dung", full_name="Đặng Thị Dung", role=Role.CLERK)
    assert [user.username for user in people(administrator.actor, words)] == found
