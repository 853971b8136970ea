"""The commands of the site: import, demo, migrate."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

from dieuhanh.web import commands
from dieuhanh.web.accounts.models import User
from dieuhanh.web.bulletins.selectors import public_newest
from dieuhanh.web.documents.models import Document, TextVersion
from dieuhanh.web.documents.selectors import public_document
from dieuhanh.web.intake.importing import import_files
from dieuhanh.web.review.models import Claim, ClaimStatus

pytestmark = pytest.mark.django_db


def test_a_bad_file_is_named_and_the_others_go_on(
    demo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\0")
    good = demo / "cong-van-tai-san-cong.txt"
    paths = [tmp_path / "empty.txt", tmp_path / "missing.txt", tmp_path / "picture.txt", good]
    assert import_files(paths) == 2
    out, err = capsys.readouterr()
    assert [name for name in ("empty", "missing", "picture", good.name) if name in err] == [
        "empty",
        "missing",
        "picture",
    ]
    assert len(err.splitlines()) == 3
    assert "[4/4] cong-van-tai-san-cong.txt" in out
    assert TextVersion.objects.count() == 1


def test_importing_again_says_so(demo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good = demo / "cong-van-tai-san-cong.txt"
    assert import_files([good]) == import_files([good]) == 0
    assert "không nhập lại" in capsys.readouterr().out.splitlines()[1]


def test_a_folder_means_its_texts(demo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert import_files([demo]) == 0
    assert TextVersion.objects.count() == 5
    assert set(Claim.objects.values_list("status", flat=True)) == {ClaimStatus.PROPOSED}


def test_an_empty_folder_is_a_fault(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert import_files([tmp_path]) == 2
    assert ".txt" in capsys.readouterr().err


def test_the_demonstration_is_refused_in_production(capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.demo(None) == 2
    assert "DIEUHANH_DEMO=1" in capsys.readouterr().err
    assert not User.objects.exists()


def test_the_demonstration_stops_at_its_day_unless_told(settings: Settings) -> None:
    settings.DEMO = True
    assert commands.demo(None) == 0
    newest = public_newest()
    assert newest is not None
    assert (newest.bulletin.week, len(newest.items)) == (52, 27)
    assert public_document("2024/45-ubnd-kt") is None
    assert commands.demo(date(2024, 1, 31)) == 0
    assert public_document("2024/45-ubnd-kt") is not None
    assert public_document("2025/520-qd-ubnd") is None


def test_loading_the_demonstration_again_changes_nothing(settings: Settings) -> None:
    settings.DEMO = True
    commands.demo(None)
    before = set(Document.objects.values_list("id", "address"))
    assert commands.demo(None) == 0
    assert set(Document.objects.values_list("id", "address")) == before


def test_the_demonstrations_facts_are_accepted_by_a_named_reviewer(settings: Settings) -> None:
    settings.DEMO = True
    commands.demo(None)
    deciders = set(Claim.objects.values_list("status", "decided_by__full_name"))
    assert deciders == {(ClaimStatus.ACCEPTED, "Chuyên viên rà soát (trình diễn)")}


def test_what_is_imported_shows_on_no_public_page(demo: Path, settings: Settings, client: Client) -> None:
    settings.DEMO = True
    commands.demo(None)
    shown = public_newest()
    import_files([demo / "ke-hoach-cau-nong-thon.txt"])
    assert Document.objects.filter(number="18", sign="KH-UBND").exists()
    assert public_document("2024/18-kh-ubnd") is None
    assert public_newest() == shown
