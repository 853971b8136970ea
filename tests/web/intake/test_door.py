"""Sources at the door: stored byte for byte, held with a reason, or destroyed but for the refusal."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from dieuhanh.web.accounts.models import User
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.audit.models import AuditEvent
from dieuhanh.web.backups.making import kept_files, key_files
from dieuhanh.web.documents import files
from dieuhanh.web.documents.models import PageMap, StoredFile, TextVersion
from dieuhanh.web.intake import quarantine
from dieuhanh.web.intake.actions import AlreadySettledError, Outcome, let_pass, receive, refuse, retry
from dieuhanh.web.intake.models import Door, QuarantinedFile, Refusal, State, StuckFile
from dieuhanh.web.intake.selectors import stuck_files
from tests.sources.making import docx, letter, paragraph

pytestmark = pytest.mark.django_db(transaction=True)

WORD = docx(paragraph("Công văn số 45/UBND-KT ngày 05/01/2024: giao Sở Tài chính báo cáo trước ngày 15/12/2024."))
SECRET = docx(paragraph("TỐI MẬT") + paragraph("Số: 12/BC-UBND kế hoạch bố phòng"))
DOUBTFUL = docx(paragraph("MAT") + paragraph("Công văn số 46/UBND-KT ngày 05/01/2024"))


def bring(actor: Actor, data: bytes, name: str = "tep.docx") -> Outcome:
    return receive(actor=actor, data=data, name=name, door=Door.MAIL, sender="van.thu@vidu.gov.vn")


def lying_in_quarantine() -> list[Path]:
    return list(quarantine.folder().iterdir())


def test_an_open_source_is_kept_byte_for_byte_and_read(operator: Actor) -> None:
    outcome = bring(operator, WORD)
    stored = StoredFile.objects.get()
    assert files.fetch(stored.path) == WORD
    version = TextVersion.objects.get()
    assert (version.reader, version.file) == ("docx", stored)
    assert PageMap.objects.get().text_version == version
    assert [one.created for one in outcome.imported] == [True]
    assert outcome.file.state == State.PASSED
    assert lying_in_quarantine() == []


def test_the_same_bytes_again_create_nothing(operator: Actor) -> None:
    data = letter("Gửi công văn", "Kính gửi Sở Y tế.", {"a.docx": WORD})
    bring(operator, data, "thu.eml")
    before = (StoredFile.objects.count(), TextVersion.objects.count(), QuarantinedFile.objects.count())
    again = bring(operator, data, "thu.eml")
    assert (StoredFile.objects.count(), TextVersion.objects.count(), QuarantinedFile.objects.count()) == before
    assert not any(one.created for one in again.imported)


@pytest.mark.parametrize("data", [SECRET, letter("Gửi", "Kèm theo", {"a.docx": SECRET})], ids=["itself", "attached"])
def test_of_a_secret_source_only_the_refusal_stays(operator: Actor, data: bytes) -> None:
    outcome = bring(operator, data, "bo-phong.docx")
    assert outcome.file.state == State.REFUSED
    refusal = Refusal.objects.get()
    assert (refusal.door, refusal.sender) == (Door.MAIL, "van.thu@vidu.gov.vn")
    assert refusal.keyed_hash == quarantine.keyed_hash(data) != files.digest(data)
    assert not StoredFile.objects.exists()
    assert lying_in_quarantine() == []
    left = [str(event.detail) for event in AuditEvent.objects.all()] + [str(vars(QuarantinedFile.objects.get()))]
    assert not any("bo-phong" in text or "bố phòng" in text for text in left)


def test_what_cannot_be_read_waits_with_its_reason_and_loses_nothing(operator: Actor) -> None:
    outcome = bring(operator, WORD[:200])
    reason = stuck_files().get()
    assert (reason.code, reason.file.state, "Hãy" in reason.message_vi) == ("damaged", State.STUCK, True)
    assert quarantine.fetch(outcome.file.id) == WORD[:200]
    bring(operator, WORD[:200])
    retry(actor=operator, file=outcome.file)
    assert (StuckFile.objects.count(), QuarantinedFile.objects.get().attempts) == (1, 3)


def test_the_quarantine_holds_no_readable_byte(operator: Actor) -> None:
    data = b"PK\x03\x04" + "nội dung".encode() * 50
    outcome = bring(operator, data)
    assert not any("nội dung".encode() in file.read_bytes() for file in lying_in_quarantine())
    quarantine.destroy(outcome.file.id)
    with pytest.raises(FileNotFoundError):
        quarantine.fetch(outcome.file.id)


def test_no_backup_takes_the_quarantine_along(operator: Actor) -> None:
    bring(operator, WORD[:200])
    assert lying_in_quarantine()
    taken = [*kept_files(), *key_files()]
    assert not [path for path in taken if quarantine.folder() in path.parents]


def test_a_doubtful_mark_waits_until_a_person_lets_it_pass(operator: Actor, reviewer: User) -> None:
    outcome = bring(operator, DOUBTFUL)
    assert (outcome.file.state, StuckFile.objects.get().code) == (State.UNCERTAIN, "secrecy")
    assert not StoredFile.objects.exists()
    let_pass(actor=reviewer.actor, file=outcome.file)
    assert TextVersion.objects.count() == 1
    assert StuckFile.objects.get().settled_by == reviewer
    with pytest.raises(AlreadySettledError):
        refuse(actor=reviewer.actor, file=outcome.file, at=timezone.now())


def test_a_doubtful_mark_that_a_person_finds_secret_is_destroyed(operator: Actor, reviewer: User) -> None:
    outcome = bring(operator, DOUBTFUL)
    refuse(actor=reviewer.actor, file=outcome.file, at=timezone.now())
    assert Refusal.objects.count() == 1
    assert lying_in_quarantine() == []
    assert not stuck_files().exists()


def test_an_unreadable_part_is_kept_as_a_file_once_a_person_says_so(operator: Actor, reviewer: User) -> None:
    outcome = bring(operator, letter("Gửi công văn", "Kính gửi.", {"so-lieu.xyz": b"\0\1\2\3" * 9}), "thu.eml")
    assert (outcome.reason is not None and outcome.reason.part) == "so-lieu.xyz"
    let_pass(actor=reviewer.actor, file=outcome.file)
    assert set(StoredFile.objects.values_list("original_name", flat=True)) == {"thu.eml", "so-lieu.xyz"}


def test_who_has_no_right_brings_nothing_in() -> None:
    with pytest.raises(PermissionDenied):
        bring(Actor(kind="person", name="x", role="reader"), WORD)
    assert lying_in_quarantine() == []


def test_keys_are_readable_by_the_owner_alone(operator: Actor) -> None:
    bring(operator, WORD[:200])
    assert {file.stat().st_mode & 0o077 for file in lying_in_quarantine()} == {0}
    assert (settings.DATA_FOLDER / "quarantine").stat().st_mode & 0o077 == 0


@pytest.fixture(autouse=True)
def _empty_quarantine() -> None:
    for file in lying_in_quarantine():
        file.unlink()
