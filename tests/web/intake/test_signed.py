"""A signed PDF comes in untouched; who signed, when and whether it is intact is checked on it and shown with it."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.test import Client
from pytest_django import Settings

from benchmarks.sheets import Sheet
from dieuhanh.web.accounts.models import User
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.documents.models import StoredFile, TextVersion
from dieuhanh.web.intake import commands
from dieuhanh.web.intake.actions import receive
from dieuhanh.web.intake.models import Door, SignatureCheck, State
from dieuhanh.web.intake.trust import read_trusted_folder
from dieuhanh.web.jobs.running import drain
from tests.sources.authority import Holder, root_authority, trusting
from tests.sources.test_signatures import with_a_letter_changed

pytestmark = pytest.mark.django_db

ORDER = "Công văn số 45/UBND-KT ngày 05/01/2024 của UBND tỉnh: giao Sở Tài chính báo cáo trước ngày 15/02/2024."


@pytest.fixture(scope="module")
def root() -> Holder:
    return root_authority()


@pytest.fixture(scope="module")
def signed(root: Holder) -> bytes:
    return root.issue("Hoàng Văn Mẫu").sign(Sheet().prose(ORDER).pdf())


def bring(actor: Actor, data: bytes) -> TextVersion:
    outcome = receive(actor=actor, data=data, name="cong-van.pdf", door=Door.MAIL)
    assert outcome.file.state == State.PASSED
    drain()
    return outcome.imported[0].text_version


def page_of(client: Client, user: User, version: TextVersion) -> str:
    client.force_login(user)
    return client.get(f"/nb/van-ban/{version.document.address}/").content.decode()


def test_who_signed_stands_with_the_document_and_the_file_is_given_out_as_it_came(
    operator: Actor, reviewer: User, client: Client, signed: bytes, root: Holder, settings: Settings, tmp_path: Path
) -> None:
    settings.TRUSTED_CERTIFICATES = trusting(tmp_path / "tin-cay", root)
    version = bring(operator, signed)
    (found,) = SignatureCheck.objects.get().found
    assert (found.signer, found.good, found.issuer) == ("Hoàng Văn Mẫu", True, "Gốc thử nghiệm")
    page = page_of(client, reviewer, version)
    assert "Hoàng Văn Mẫu: nội dung còn nguyên từ khi ký. Chứng thư số tin cậy." in page
    assert StoredFile.objects.get().sha256 in page
    answer = client.get(f"/nb/van-ban/tep-goc/{version.file_id}/")
    assert answer.getvalue() == signed
    assert answer["Content-Disposition"].startswith("attachment")
    bring(operator, signed)
    assert SignatureCheck.objects.count() == 1


@pytest.mark.parametrize(
    ("spoil", "said"), [("altered", "chữ ký số cần xem"), ("broken", "không kiểm tra được chữ ký số")]
)
def test_a_bad_signature_is_told_and_never_keeps_its_file_out(
    operator: Actor, reviewer: User, client: Client, signed: bytes, spoil: str, said: str
) -> None:
    broken = signed.replace(b"/ByteRange", b"/ByteRange  [0 0 0 0] /X")[: -len(b"/X")]
    version = bring(operator, with_a_letter_changed(signed) if spoil == "altered" else broken)
    assert not SignatureCheck.objects.get().good
    assert said in page_of(client, reviewer, version)


def test_after_the_roots_changed_all_are_checked_again(
    operator: Actor, signed: bytes, root: Holder, settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert commands.signatures() == 0
    bring(operator, signed)
    assert not SignatureCheck.objects.get().good
    settings.TRUSTED_CERTIFICATES = trusting(tmp_path / "tin-cay", root)
    assert commands.signatures() == 0
    assert "Chứng thư số tin cậy" in capsys.readouterr().out
    assert [check.good for check in SignatureCheck.objects.all()] == [False, True]


def test_a_file_that_no_text_was_read_from_is_not_given_out(reviewer: User, client: Client) -> None:
    file = StoredFile.objects.create(sha256="0" * 64, size=1, media_type="application/pdf", original_name="a.pdf")
    client.force_login(reviewer)
    assert client.get(f"/nb/van-ban/tep-goc/{file.pk}/").status_code == 404


def test_a_folder_of_certificates_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert read_trusted_folder({}) is None
    assert read_trusted_folder({"DIEUHANH_TRUSTED_CERTIFICATES": str(tmp_path)}) == tmp_path
    with pytest.raises(ImproperlyConfigured, match="is no folder"):
        read_trusted_folder({"DIEUHANH_TRUSTED_CERTIFICATES": str(tmp_path / "gone")})
