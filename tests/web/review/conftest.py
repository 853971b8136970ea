"""Texts of the demonstration, imported and waiting for a person."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.documents.models import TextVersion
from dieuhanh.web.review.actions import import_text

NOW = datetime(2024, 1, 5, 10, tzinfo=UTC)


@pytest.fixture
def letter_text(operator: Actor, demo: Path) -> TextVersion:
    """A letter with one section, as its annotation gives it."""
    facts = json.loads((demo / "cong-van-tai-san-cong.gold.json").read_text(encoding="utf-8"))
    data = (demo / "cong-van-tai-san-cong.txt").read_bytes()
    return import_text(actor=operator, data=data, name="cv.txt", facts=facts).text_version


@pytest.fixture
def read_letter(operator: Actor, demo: Path) -> TextVersion:
    """The same letter as our own rules read it."""
    data = (demo / "cong-van-tai-san-cong.txt").read_bytes()
    return import_text(actor=operator, data=data, name="cv.txt").text_version
