"""Signatures on PDFs: made here with certificates made here, checked on the bytes as they came."""

from __future__ import annotations

import datetime as dt
import io
import re
from pathlib import Path

import pytest
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from benchmarks.sheets import Sheet
from dieuhanh.sources.errors import DamagedError
from dieuhanh.sources.pdf import PdfReader
from dieuhanh.sources.signatures import Integrity, Trust, verify_signatures
from tests.sources.authority import NOW, Holder, root_authority, trusting

LATER = NOW + dt.timedelta(days=3 * 365)


@pytest.fixture(scope="module")
def plain() -> bytes:
    return Sheet().prose("Điều 1. Sở Nội vụ chủ trì, phối hợp với Sở Tài chính.").pdf()


@pytest.fixture(scope="module")
def root() -> Holder:
    return root_authority()


@pytest.fixture(scope="module")
def person(root: Holder) -> Holder:
    return root.issue("Hoàng Văn Mẫu")


@pytest.fixture(scope="module")
def signed(plain: bytes, person: Holder) -> bytes:
    return person.sign(plain)


def with_title_changed(pdf: bytes) -> bytes:
    """The file with a revision appended that is neither a signature nor a filled field."""
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    page = writer.root["/Pages"]["/Kids"][0]
    page[generic.pdf_name("/Rotate")] = generic.NumberObject(90)
    writer.update_container(page)
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def with_a_letter_changed(pdf: bytes) -> bytes:
    """The file with one byte of its producer's name changed, inside of what was signed."""
    at = pdf.index(b"ReportLab")
    return pdf[:at] + b"r" + pdf[at + 1 :]


def test_who_signed_when_and_by_whose_certificate(tmp_path: Path, signed: bytes, root: Holder, person: Holder) -> None:
    (found,) = verify_signatures(signed, trusting(tmp_path, root), NOW)
    assert (found.integrity, found.trust, found.good) == (Integrity.INTACT, Trust.TRUSTED, True)
    assert (found.signer, found.organisation, found.issuer) == (
        "Hoàng Văn Mẫu",
        "UBND tỉnh Lạng Sơn",
        "Gốc thử nghiệm",
    )
    assert found.serial == f"{person.certificate.serial_number:x}"
    assert found.signed_at is not None
    assert abs(found.signed_at - NOW) < dt.timedelta(hours=1)
    assert not found.stamped
    assert [("Mẫu" in name, "Gốc" in name) for name in found.chain] == [(True, False), (False, True)]
    assert (found.valid_from, found.valid_until) == (
        person.certificate.not_valid_before_utc,
        person.certificate.not_valid_after_utc,
    )


@pytest.mark.parametrize(
    ("change", "integrity"),
    [(with_title_changed, Integrity.APPENDED), (with_a_letter_changed, Integrity.ALTERED)],
)
def test_what_happened_to_the_file_after_signing(
    tmp_path: Path, signed: bytes, root: Holder, change: object, integrity: Integrity
) -> None:
    assert callable(change)
    (found,) = verify_signatures(change(signed), trusting(tmp_path, root), NOW)
    assert found.integrity is integrity
    assert not found.good


def test_a_second_signature_does_not_spoil_the_first(tmp_path: Path, signed: bytes, root: Holder) -> None:
    twice = root.issue("Ủy ban nhân dân tỉnh").sign(signed, "Chữ ký 2")
    first, second = verify_signatures(twice, trusting(tmp_path, root), NOW)
    assert (first.signer, second.signer) == ("Hoàng Văn Mẫu", "Ủy ban nhân dân tỉnh")
    assert first.good
    assert second.good


@pytest.mark.parametrize("trusts", [None, "nothing", "another"])
def test_a_certificate_without_a_trusted_root_is_unknown(tmp_path: Path, signed: bytes, trusts: str | None) -> None:
    others = (root_authority("Gốc khác"),) if trusts == "another" else ()
    folder = trusting(tmp_path, *others) if trusts else None
    (found,) = verify_signatures(signed, folder, NOW)
    assert (found.integrity, found.trust, found.good, found.chain) == (Integrity.INTACT, Trust.UNKNOWN, False, ())


def test_a_chain_over_an_authority_between(tmp_path: Path, plain: bytes, root: Holder) -> None:
    between = root.issue("Cơ quan chứng thực", authority=True)
    signed = between.issue("Lê Thị Minh").sign(plain)
    assert verify_signatures(signed, trusting(tmp_path / "a", root), NOW)[0].trust is Trust.UNKNOWN
    (found,) = verify_signatures(signed, trusting(tmp_path / "b", root, between), NOW)
    assert found.trust is Trust.TRUSTED
    assert len(found.chain) == 3


def test_a_certificate_that_ran_out_after_signing(tmp_path: Path, signed: bytes, root: Holder) -> None:
    (found,) = verify_signatures(signed, trusting(tmp_path, root), LATER)
    assert (found.trust, found.good) == (Trust.EXPIRED, True)


def test_a_revoked_certificate(tmp_path: Path, signed: bytes, root: Holder, person: Holder) -> None:
    folder = trusting(tmp_path, root)
    (folder / "revoked.crl").write_bytes(root.revoking(person))
    (found,) = verify_signatures(signed, folder, NOW)
    assert (found.trust, found.good) == (Trust.REVOKED, False)


def test_a_file_in_the_folder_that_is_no_certificate_is_passed_over(
    tmp_path: Path, signed: bytes, root: Holder
) -> None:
    folder = trusting(tmp_path, root)
    (folder / "ghi-chú.pem").write_text("không phải chứng thư", encoding="utf-8")
    (folder / "README.txt").write_text("Chứng thư gốc", encoding="utf-8")
    assert verify_signatures(signed, folder, NOW)[0].trust is Trust.TRUSTED


def test_a_broken_signature_is_told_not_raised(signed: bytes) -> None:
    broken = re.sub(rb"/Contents ?<30[0-9a-fA-F]{40}", b"/Contents <" + b"00" * 21, signed)
    assert broken != signed
    (found,) = verify_signatures(broken, None, NOW)
    assert (found.integrity, found.good) == (Integrity.UNREADABLE, False)


def test_a_file_cut_off_says_what_to_do(signed: bytes) -> None:
    with pytest.raises(DamagedError) as caught:
        verify_signatures(b"%PDF-1.4 /ByteRange " + signed[200:900], None, NOW)
    assert "xin lại tệp gốc" in caught.value.message_vi


def test_an_unsigned_file_has_no_signature(plain: bytes) -> None:
    assert verify_signatures(plain, None, NOW) == ()


def test_each_verdict_has_words(tmp_path: Path, signed: bytes, root: Holder) -> None:
    (found,) = verify_signatures(with_a_letter_changed(signed), trusting(tmp_path, root), NOW)
    assert found.message_vi.startswith("Hoàng Văn Mẫu: nội dung đã bị thay đổi sau khi ký; không dùng tệp này")
    assert "changed after signing" in found.message_en


def test_reading_tells_that_a_file_is_signed_and_leaves_the_bytes_alone(signed: bytes) -> None:
    before = bytes(signed)
    read = PdfReader().read(signed, "a.pdf")
    assert "Sở Nội vụ chủ trì" in read.text
    assert [note.code for note in read.notes] == ["signed"]
    assert signed == before
