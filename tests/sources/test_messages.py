"""E-mails, messages of the document exchange, archives: what is in them, and nothing of it lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from dieuhanh.sources import Attachment, SourceError, read
from dieuhanh.sources.batches import expand, read_bytes
from dieuhanh.sources.door import Verdict, look
from dieuhanh.sources.edxml import read_message
from dieuhanh.sources.edxml_model import Message, Organ, Status
from dieuhanh.sources.edxml_writing import write
from dieuhanh.sources.organ_codes import read_code
from tests.sources.making import docx, letter, paragraph, zipped

WORD = docx(paragraph("Giao Sở Tài chính báo cáo."))
MESSAGE = Message(
    document_id="H37-2024-1",
    sender=Organ("000.00.00.H37", "UBND tỉnh Ví Dụ"),
    receivers=(Organ("H37.03", "Sở Y tế"), Organ("H37.04", "Sở Nội vụ")),
    number="45",
    notation="UBND-KT",
    place="Ví Dụ",
    promulgated=date(2024, 1, 5),
    type_code="1",
    type_name="Công văn",
    subject="về việc rà soát",
    signer="Nguyễn Văn A",
    signer_position="Phó Chủ tịch",
    signer_competence="KT. CHỦ TỊCH",
    due=date(2024, 2, 1),
    pages=3,
    attachments=(Attachment("công văn.docx", "application/octet-stream", WORD),),
)
FLAT = """<edXML><From>000.00.00.H37</From><To>H37.03</To><CodeNumber>45</CodeNumber>
<CodeNotation>UBND-KT</CodeNotation>
<PromulgationDate>05/01/2024</PromulgationDate><TypeName>Công văn</TypeName><Subject>về việc rà soát</Subject>
<DocumentId>H37-2024-1</DocumentId><Attachment name="a.txt">TuG7mWkgZHVuZw==</Attachment></edXML>"""


def test_a_message_written_is_read_the_same() -> None:
    assert read_message(write(MESSAGE)) == MESSAGE


def test_the_flat_form_is_read_too() -> None:
    message = read_message(FLAT.encode())
    assert (message.sender.code, [organ.code for organ in message.receivers]) == ("000.00.00.H37", ["H37.03"])
    assert (message.number, message.notation, message.promulgated) == ("45", "UBND-KT", date(2024, 1, 5))
    assert [(one.name, one.content.decode()) for one in message.attachments] == [("a.txt", "Nội dung")]


@pytest.mark.parametrize("status", Status)
def test_a_status_goes_both_ways(status: Status) -> None:
    answer = MESSAGE.answer(MESSAGE.receivers[0], status, datetime(2024, 1, 6, 8, tzinfo=UTC), "Sai nơi nhận")
    back = read_message(write(answer))
    assert back == answer
    assert back.is_status
    assert (back.responds_to, back.traces[0].status) == ("H37-2024-1", status)


def test_a_refusal_without_a_reason_is_not_sent() -> None:
    with pytest.raises(ValueError, match="reason"):
        MESSAGE.answer(MESSAGE.receivers[0], Status.REFUSED, datetime(2024, 1, 6, 8, tzinfo=UTC), " ")


@pytest.mark.parametrize(
    ("given", "new", "old"),
    [
        ("000.00.00.H37", "H37", "000.00.00.H37"),
        ("001.02.03.h37", "H37.03.02.001", "001.02.03.H37"),
        ("000.00.03.H37", "H37.03", "000.00.03.H37"),
        ("H37.DN.001", "H37.DN.001", None),
        ("H37.03.02.001.05", "H37.03.02.001.05", None),
    ],
)
def test_codes_of_bodies_in_both_directions(given: str, new: str, old: str | None) -> None:
    code = read_code(given)
    assert code is not None
    assert (code.new, code.old) == (new, old)
    assert old is None or read_code(old) == code


@pytest.mark.parametrize("text", ["", "37", "Z37.03", "H37..03", "H37." + "A" * 40])
def test_what_is_no_code_is_none(text: str) -> None:
    assert read_code(text) is None


def test_a_message_is_cited_by_its_header_and_carries_its_files() -> None:
    source = read(write(MESSAGE), "goi.edxml")
    assert source.text == "Công văn số 45/UBND-KT ngày 05/01/2024 của UBND tỉnh Ví Dụ về việc rà soát"
    assert [one.content for one in source.attachments] == [WORD]


@pytest.mark.parametrize("broken", [b"<edXML/>", FLAT.replace("TuG7", "!!").encode(), b"<edXML><From>"])
def test_a_broken_message_is_damaged(broken: bytes) -> None:
    with pytest.raises(SourceError) as refused:
        read(broken, "goi.xml")
    assert refused.value.code == "damaged"


def test_a_letter_gives_its_words_and_its_files() -> None:
    source = read(letter("Gửi công văn", "Kính gửi Sở Y tế.", {"công văn.docx": WORD}), "thu.eml")
    assert source.text == "Gửi công văn\n\nKính gửi Sở Y tế."
    assert (source.metadata["sender"], source.metadata["message-id"]) == ("van.thu@vidu.gov.vn", "<1@vidu.gov.vn>")
    assert source.metadata["sent"] == "2024-01-05T08:00:00+07:00"
    assert [(one.name, one.content) for one in source.attachments] == [("công văn.docx", WORD)]


def test_a_letter_in_html_is_read_as_a_page() -> None:
    page = "<html><body><p>Kính gửi <b>Sở Y tế</b></p><p>Trân trọng</p></body></html>"
    assert read(letter("Gửi", "", html=page)).text == "Gửi\n\nKính gửi Sở Y tế\nTrân trọng"


def test_archives_and_letters_stand_for_what_is_in_them(tmp_path: Path) -> None:
    (tmp_path / "lo.zip").write_bytes(zipped({"hồ sơ/a.docx": WORD, "b.txt": b"b", "__MACOSX/b.txt": b"x"}))
    (tmp_path / "thu.eml").write_bytes(letter("Gửi", "x", {"a.docx": WORD}))
    (tmp_path / "hong.zip").write_bytes(b"PK\x03\x04")
    found = [path.relative_to(tmp_path).as_posix() for path in expand(tmp_path)]
    assert found == ["hong.zip", "lo.zip/hồ sơ/a.docx", "lo.zip/b.txt", "thu.eml", "thu.eml/a.docx"]
    assert read_bytes(tmp_path / "lo.zip/hồ sơ/a.docx") == read_bytes(tmp_path / "thu.eml/a.docx") == WORD
    assert "thu.eml/a.docx" not in {path.relative_to(tmp_path).as_posix() for path in expand(tmp_path, messages=False)}
    with pytest.raises(FileNotFoundError):
        read_bytes(tmp_path / "lo.zip/khong-co.txt")


SECRET = docx(paragraph("TỐI MẬT") + paragraph("Số: 12/BC-UBND"))


@pytest.mark.parametrize(
    ("content", "verdict"),
    [
        (WORD, Verdict.CLEAR),
        (SECRET, Verdict.SECRET),
        (letter("Gửi", "x", {"a.docx": SECRET}), Verdict.SECRET),
        (letter("Gửi", "x", {"a.zip": zipped({"b/c.docx": SECRET})}), Verdict.SECRET),
        (letter("Gửi", "x", {"a.xyz": b"\0\1\2\3"}), Verdict.STUCK),
        (letter("Gửi", "x", {"a.docx": docx(paragraph("MAT"))}), Verdict.UNCERTAIN),
        (write(replace(MESSAGE, attachments=(Attachment("a", "b", SECRET),))), Verdict.SECRET),
        (WORD[:100], Verdict.STUCK),
    ],
    ids=["open", "marked", "in a letter", "in an archive in a letter", "unknown", "doubtful", "exchange", "damaged"],
)
def test_the_door_looks_into_everything(content: bytes, verdict: Verdict) -> None:
    assert look(content, "tep").verdict == verdict
