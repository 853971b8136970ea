"""A week with confirmed items, and the people who compose and approve."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dieuhanh.web import demonstration
from dieuhanh.web.accounts.models import Role, User
from dieuhanh.web.bulletins.addresses import Week
from dieuhanh.web.documents.models import TextVersion
from dieuhanh.web.review.actions import accept_all, import_text

AT = datetime(2024, 1, 2, 3, tzinfo=UTC)
WEEK = Week(2023, 52)


@pytest.fixture
def leader(db: None) -> User:
    """A leader of the Office, who approves."""
    return User.objects.create(username="nguoiduyet", full_name="Người duyệt", role=Role.LEADER)


@pytest.fixture
def confirm(reviewer: User, demo: Path) -> Callable[[str], TextVersion]:
    """A function that imports a text of the demonstration and accepts every fact, without publishing anything."""
    texts = {text.file.stem: text for text in demonstration.texts(demo)}

    def confirmed(name: str) -> TextVersion:
        text = texts[name]
        imported = import_text(actor=reviewer.actor, data=text.data, name=text.file.name, facts=dict(text.facts))
        accept_all(actor=reviewer.actor, text_version=imported.text_version, at=AT)
        return imported.text_version

    return confirmed
