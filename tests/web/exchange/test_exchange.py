"""Documents between two bodies: sent, acknowledged, refused with a reason, wanted back, and alarmed about."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.test import Client
from django.utils import timezone, translation

from dieuhanh.sources.edxml import read_message
from dieuhanh.sources.edxml_model import Message, Organ, Status, Trace
from dieuhanh.sources.edxml_writing import write
from dieuhanh.web.accounts.models import User
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.documents import files
from dieuhanh.web.documents.models import StoredFile, TextVersion
from dieuhanh.web.exchange import commands
from dieuhanh.web.exchange.actions import (
    ExchangeError,
    answer_recall,
    ask_back,
    register_correspondent,
    report,
    send_document,
)
from dieuhanh.web.exchange.arriving import settle, take
from dieuhanh.web.exchange.models import Correspondent, Incoming, Outgoing, Sending, StatusEvent
from dieuhanh.web.exchange.selectors import alarms, wishes
from dieuhanh.web.exchange.station import read_station
from dieuhanh.web.exchange.telling import blocks
from dieuhanh.web.exchange.transports import Folders
from dieuhanh.web.exchange.travelling import collect, deliver
from dieuhanh.web.intake.actions import let_pass
from dieuhanh.web.intake.models import QuarantinedFile, Refusal, StuckFile
from tests.sources.making import docx, paragraph
from tests.web.exchange.conftest import BUREAU, OFFICE, WORD, As, letter_of

pytestmark = pytest.mark.django_db
NOW = timezone.now()
SECRET = docx(paragraph("TỐI MẬT") + paragraph("Số: 12/BC-UBND"))
DOUBTFUL = docx(paragraph("MAT") + paragraph("Công văn số 46/UBND-KT ngày 05/01/2024"))


@pytest.fixture
def sent(operator: Actor, bureau: Correspondent, at_desk_of: As, lines: dict[str, Folders]) -> Outgoing:
    """The office's document on its way to the bureau."""
    at_desk_of(OFFICE)
    (outgoing,) = send_document(actor=operator, message=letter_of(), receivers=[bureau], at=NOW)
    assert [one.error for one in deliver(actor=operator, transport=lines[OFFICE], at=NOW)] == [""]
    outgoing.refresh_from_db()
    return outgoing


def fetched(actor: Actor, folders: Folders) -> list[object]:
    return list(collect(actor=actor, transport=folders, at=NOW))


def answered(actor: Actor, at_desk_of: As, lines: dict[str, Folders]) -> None:
    """The bureau sends its answers and the office reads them."""
    list(deliver(actor=actor, transport=lines[BUREAU], at=NOW))
    at_desk_of(OFFICE)
    fetched(actor, lines[OFFICE])


def test_a_document_arrives_and_its_sender_hears_of_it(
    operator: Actor, sent: Outgoing, at_desk_of: As, lines: dict[str, Folders]
) -> None:
    at_desk_of(BUREAU)
    fetched(operator, lines[BUREAU])
    incoming = Incoming.objects.get()
    assert (incoming.sender_code, incoming.number, incoming.status) == (OFFICE, "45/UBND-KT", "03")
    assert WORD in {files.fetch(one.path) for one in StoredFile.objects.all()}
    assert "Sở Tài chính" in "".join(TextVersion.objects.values_list("text", flat=True))
    answered(operator, at_desk_of, lines)
    sent.refresh_from_db()
    assert (sent.status, sent.status_words) == ("03", "Đã tiếp nhận")
    assert [event.status for event in sent.events.all()] == ["01", "03"]


def test_the_same_message_again_creates_nothing(
    operator: Actor, sent: Outgoing, at_desk_of: As, lines: dict[str, Folders]
) -> None:
    data = files.fetch(sent.file.path)
    at_desk_of(BUREAU)
    fetched(operator, lines[BUREAU])

    def counts() -> list[int]:
        return [kind.objects.count() for kind in (Incoming, Outgoing, StatusEvent, QuarantinedFile, TextVersion)]

    before = counts()
    take(actor=operator, data=data, name="lai.edxml", at=NOW)
    assert counts() == before
    at_desk_of(OFFICE)
    assert send_document(actor=operator, message=letter_of(), receivers=[sent.receiver], at=NOW) == [sent]
    (lines[BUREAU].inbox / "da-nhan").rename(lines[BUREAU].inbox / "cu")
    answered(operator, at_desk_of, lines)
    heard = StatusEvent.objects.filter(outgoing=sent).count()
    for file in (lines[OFFICE].inbox / "da-nhan").iterdir():
        take(actor=operator, data=file.read_bytes(), name=file.name, at=NOW)
    assert StatusEvent.objects.filter(outgoing=sent).count() == heard == 2


def test_a_secret_document_is_refused_with_a_reason_and_leaves_no_word(
    operator: Actor, bureau: Correspondent, at_desk_of: As, lines: dict[str, Folders]
) -> None:
    at_desk_of(BUREAU)
    us = Organ(OFFICE, "Văn phòng UBND tỉnh")
    message = Message(
        "M-1", us, (Organ(BUREAU),), number="9", subject="kế hoạch bố phòng", attachments=letter_of(SECRET).attachments
    )
    take(actor=operator, data=write(message), name="a.edxml", at=NOW)
    incoming = Incoming.objects.get()
    assert (incoming.status, incoming.subject, incoming.number, Refusal.objects.count()) == ("02", "", "", 1)
    answer = read_message(files.fetch(Outgoing.objects.get(document_id__endswith="-02").file.path))
    assert (answer.responds_to, answer.traces[0].status) == ("M-1", Status.REFUSED)
    assert "độ mật" in answer.traces[0].comment
    assert not any("bố phòng" in str(vars(one)) for one in (*Incoming.objects.all(), *Outgoing.objects.all()))


def test_a_document_for_somebody_else_goes_back(operator: Actor, bureau: Correspondent, at_desk_of: As) -> None:
    at_desk_of(BUREAU)
    message = Message("M-2", Organ(OFFICE), (Organ("H37.07"),), attachments=letter_of().attachments)
    take(actor=operator, data=write(message), name="a.edxml", at=NOW)
    assert Incoming.objects.get().status == "02"
    assert "mã định danh nơi nhận" in StatusEvent.objects.get(status="02").reason
    assert not TextVersion.objects.exists()


def test_a_doubtful_document_is_acknowledged_once_a_person_decided(
    operator: Actor, reviewer: User, bureau: Correspondent, at_desk_of: As
) -> None:
    at_desk_of(BUREAU)
    message = Message("M-3", Organ(OFFICE), (Organ(BUREAU),), attachments=letter_of(DOUBTFUL).attachments)
    take(actor=operator, data=write(message), name="a.edxml", at=NOW)
    assert Incoming.objects.get().status == "01"
    let_pass(actor=reviewer.actor, file=QuarantinedFile.objects.get())
    assert (settle(actor=operator, at=NOW), settle(actor=operator, at=NOW)) == (1, 0)
    assert Incoming.objects.get().status == "03"


def test_what_is_no_message_waits_as_a_stuck_file(operator: Actor, at_desk_of: As) -> None:
    at_desk_of(BUREAU)
    for data in (b"<edXML", b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><edXML>&x;</edXML>'):
        assert take(actor=operator, data=data, name="a.edxml", at=NOW) is None
    assert set(StuckFile.objects.values_list("code", flat=True)) == {"damaged"}


@pytest.mark.parametrize("status", list(Status))
def test_every_status_is_heard(operator: Actor, sent: Outgoing, at_desk_of: As, status: Status) -> None:
    us, them = Organ(BUREAU, "Sở Tài chính"), Organ(OFFICE)
    traces = (Trace(us, status, NOW.replace(microsecond=0), "lý do"),)
    told = Message("x", us, (them,), responds_to=sent.document_id, traces=traces)
    heard = take(actor=operator, data=write(told), name="s.edxml", at=NOW)
    sent.refresh_from_db()
    if status is Status.RECALL_ASKED:
        assert (heard, sent.status) == (None, "")  # only the sender of a document can want it back
    else:
        assert (sent.status, sent.reason) == (status.value, "lý do")


def test_a_document_wanted_back_is_answered(
    operator: Actor, reviewer: User, sent: Outgoing, at_desk_of: As, lines: dict[str, Folders], client: Client
) -> None:
    with pytest.raises(ExchangeError, match="lý do"):
        ask_back(actor=operator, outgoing=sent, reason=" ", at=NOW)
    ask_back(actor=operator, outgoing=sent, reason="Sai số liệu", at=NOW)
    list(deliver(actor=operator, transport=lines[OFFICE], at=NOW))
    at_desk_of(BUREAU)
    fetched(operator, lines[BUREAU])
    incoming = Incoming.objects.get()
    assert incoming.recall_reason == "Sai số liệu"
    client.force_login(reviewer)
    page = client.get("/nb/lien-thong/").content.decode()
    assert "Sai số liệu" in page
    address = f"/nb/lien-thong/lay-lai/{incoming.pk}/"
    refused = client.post(address, {"tra-loi": "tu-choi", "ly-do": ""})
    assert (refused.status_code, "phải có lý do" in refused.content.decode()) == (422, True)
    assert client.post(address, {"tra-loi": "tu-choi", "ly-do": "Đã vào sổ"}).status_code == 302
    answered(operator, at_desk_of, lines)
    sent.refresh_from_db()
    assert (sent.status, sent.reason) == ("16", "Đã vào sổ")
    with pytest.raises(ExchangeError):
        answer_recall(actor=operator, incoming=incoming, agreed=False, at=NOW)


def test_a_document_is_asked_back_on_the_page(reviewer: User, sent: Outgoing, client: Client) -> None:
    client.force_login(reviewer)
    address = f"/nb/lien-thong/de-nghi-lay-lai/{sent.pk}/"
    refused = client.post(address, {"ly-do": " "})
    assert (refused.status_code, "phải có lý do" in refused.content.decode()) == (422, True)
    for _second_click in range(2):
        assert client.post(address, {"ly-do": "Sai số liệu"}).status_code == 302
    assert wishes(sent).count() == 1


def test_what_is_not_sent_or_not_acknowledged_in_time_alarms(
    operator: Actor, reviewer: User, sent: Outgoing, lines: dict[str, Folders], capsys: pytest.CaptureFixture[str]
) -> None:
    assert list(alarms(NOW + timedelta(hours=23))) == []
    assert list(alarms(NOW + timedelta(hours=25))) == [sent]
    Outgoing.objects.update(answer_due_at=NOW - timedelta(hours=1))
    (block,) = blocks(reviewer.actor, timezone.localdate())
    assert block.text.startswith("1 gói tin")
    assert list(blocks(Actor(kind="person", name="x", role="clerk"), timezone.localdate())) == []
    assert commands.alarms() == 2
    assert "chưa được xác nhận" in capsys.readouterr().out
    Outgoing.objects.update(status="01")
    assert commands.alarms() == 0
    Outgoing.objects.update(sending=Sending.WAITING, recorded_at=NOW - timedelta(hours=2))
    assert list(alarms(NOW)) == [sent]


def test_one_that_cannot_be_sent_waits_and_the_others_go(
    operator: Actor, sent: Outgoing, lines: dict[str, Folders]
) -> None:
    other = register_correspondent(actor=operator, code="000.00.07.H37", name="Sở Y tế")
    send_document(actor=operator, message=letter_of(identifier="X"), receivers=[other, sent.receiver], at=NOW)
    gone = Folders(lines[OFFICE].outbox / "khong-co", lines[OFFICE].inbox)
    failed = list(deliver(actor=operator, transport=gone, at=NOW))
    assert ["hãy kiểm tra quyền ghi" in one.error for one in failed] == [True, True]
    assert [one.error for one in deliver(actor=operator, transport=lines[OFFICE], at=NOW)] == ["", ""]
    assert set(Outgoing.objects.filter(document_id="X").values_list("attempts", "error")) == {(2, "")}


@pytest.mark.parametrize(
    ("old_form", "longest", "written", "warned"),
    [(False, 35, OFFICE, ""), (True, 13, "000.00.00.H37", ""), (False, 2, OFFICE, "chỉ nhận 2")],
)
def test_codes_are_written_as_the_receiver_wants_them(
    operator: Actor, at_desk_of: As, db: None, old_form: bool, longest: int, written: str, warned: str
) -> None:
    at_desk_of(OFFICE)
    them = register_correspondent(actor=operator, code=BUREAU, name="Sở Tài chính", old_form=old_form, longest=longest)
    (outgoing,) = send_document(actor=operator, message=letter_of(), receivers=[them], at=NOW)
    assert read_message(files.fetch(outgoing.file.path)).sender.code == written
    assert warned in outgoing.warning


def test_a_sender_with_the_old_form_of_its_code_is_the_same_body(
    operator: Actor, bureau: Correspondent, at_desk_of: As
) -> None:
    at_desk_of(BUREAU)
    for code in ("000.00.00.H37", "H37"):
        message = Message("M-9", Organ(code), (Organ("000.00.03.H37"),), attachments=letter_of().attachments)
        take(actor=operator, data=write(message), name="a.edxml", at=NOW)
    assert Incoming.objects.get().sender_code == OFFICE


def test_a_refusal_needs_a_reason_and_a_right(operator: Actor, bureau: Correspondent, at_desk_of: As) -> None:
    at_desk_of(BUREAU)
    incoming = Incoming.objects.create(sender_code=OFFICE, document_id="M")
    with pytest.raises(ExchangeError, match="lý do"):
        report(actor=operator, incoming=incoming, status=Status.REFUSED, at=NOW)
    with pytest.raises(PermissionDenied):
        report(actor=Actor(kind="person", name="x", role="reader"), incoming=incoming, status=Status.DONE, at=NOW)
    assert report(actor=operator, incoming=incoming, status=Status.DONE, at=NOW) is not None
    assert report(actor=operator, incoming=incoming, status=Status.DONE, at=NOW) is None


def test_the_page_is_calm_when_nothing_happened(client: Client, reviewer: User) -> None:
    client.force_login(reviewer)
    page = client.get("/nb/lien-thong/").content.decode()
    assert "Chưa có văn bản nào đến qua trục." in page
    assert "Chưa gửi văn bản nào qua trục." in page


@pytest.mark.parametrize("wrong", [{"DIEUHANH_ORGAN_CODE": "37"}, {"DIEUHANH_EXCHANGE_HOURS": "hai"}])
def test_wrong_surroundings_are_told(wrong: dict[str, str]) -> None:
    assert read_station({"DIEUHANH_ORGAN_CODE": "000.00.03.H37"}).code == "H37.03"
    with pytest.raises(ImproperlyConfigured, match="must"):
        read_station(wrong)


@pytest.mark.parametrize("status", list(Status))
def test_every_status_has_words_in_both_languages(status: Status) -> None:
    told = Outgoing(status=status.value)
    assert told.status_words == status.vietnamese
    with translation.override("en"):
        assert told.status_words.isascii()
