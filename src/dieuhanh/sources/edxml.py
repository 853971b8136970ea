"""Messages of the document exchange (edXML, QCVN 102:2016/BTTTT): read in the nested and the flat form."""

from __future__ import annotations

import base64
import binascii
import gzip
import io
import re
from collections.abc import Iterator
from datetime import date, datetime

from lxml import etree

from dieuhanh.sources.edxml_model import Message, Organ, Status, Trace
from dieuhanh.sources.errors import DamagedError
from dieuhanh.sources.limits import LIMITS
from dieuhanh.sources.model import Attachment, SourceText
from dieuhanh.sources.xml import local, parse

MEDIA_TYPE = "application/edxml+xml"
_LOOKS = re.compile(rb"<(?:\w+:)?(?:edXML|edXMLEnvelope|MessageHeader)\b", re.IGNORECASE)
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})|(\d{1,2})/(\d{1,2})/(\d{4})")


class EdxmlReader:
    """Reads a message of the exchange: its header as one line that can be cited, and the files in it."""

    name = "edxml"
    version = "1"

    def accepts(self, content: bytes, name: str) -> float:
        """Whether the XML begins as a message of the exchange."""
        return 1.0 if _LOOKS.search(content[:4096]) else 0.0

    def read(self, content: bytes, name: str) -> SourceText:
        """Return the header as text, with the attachments."""
        message = read_message(content)
        return SourceText(
            header_line(message), self.name, self.version, MEDIA_TYPE,
            metadata=_metadata(message), attachments=message.attachments,
        )  # fmt: skip


def header_line(message: Message) -> str:
    """Return the document of a message as it would be cited, and its subject."""
    number = "/".join(part for part in (message.number, message.notation) if part)
    parts = [
        message.type_name or "Văn bản",
        f"số {number}" if number else "",
        f"ngày {message.promulgated:%d/%m/%Y}" if message.promulgated else "",
        f"của {message.sender.name}" if message.sender.name else "",
        message.subject,
    ]
    return " ".join(part for part in parts if part)


def read_message(content: bytes) -> Message:
    """Return the message; raises `DamagedError` where it is no edXML or its files are no base64."""
    root = parse(content)
    responds_to = _take_response(root)
    header = _first(root, "MessageHeader")
    if header is None:
        header = root
    promulgation = _within(header, "PromulgationInfo")
    signer = _within(header, "SignerInfo")
    receivers = tuple(organ for node in _all(header, "To") for organ in _organs(node))
    sender = next((organ for node in _all(header, "From") for organ in _organs(node)), None)
    if sender is None:
        raise _damaged()
    return Message(
        document_id=_text(header, "DocumentId"),
        sender=sender,
        receivers=receivers,
        number=_text(header, "CodeNumber"),
        notation=_text(header, "CodeNotation"),
        place=_text(promulgation, "Place"),
        promulgated=read_day(_text(promulgation, "PromulgationDate")),
        type_code=_text(header, "Type"),
        type_name=_text(header, "TypeName"),
        subject=_text(header, "Subject"),
        signer=_text(signer, "FullName"),
        signer_position=_text(signer, "Position"),
        signer_competence=_text(signer, "Competence"),
        due=read_day(_text(header, "DueDate")),
        pages=_number(_text(header, "PageAmount")),
        responds_to=responds_to,
        traces=tuple(_traces(root)),
        attachments=tuple(_attachments(root)),
    )


def read_day(text: str) -> date | None:
    """Return the day that a field says, ISO or day/month/year; None for anything else, never a guess."""
    found = _DAY.match(text.strip())
    if not found:
        return None
    parts = found.group(1, 2, 3) if found[1] else found.group(6, 5, 4)
    try:
        return date(*(int(part) for part in parts))
    except ValueError:
        return None


def _metadata(message: Message) -> dict[str, str]:
    told = {
        "document-id": message.document_id,
        "sender": message.sender.code,
        "sender-name": message.sender.name,
        "responds-to": message.responds_to,
        "status": ",".join(trace.status.value for trace in message.traces if trace.status),
    }
    return {name: value for name, value in told.items() if value}


def _organs(node: etree._Element) -> Iterator[Organ]:
    """The bodies of a From or To: nested OrganId and OrganName, several pairs in one, or a bare code as text."""
    codes = [_own(found) for found in _all(node, "OrganId")]
    names = [_own(found) for found in _all(node, "OrganName")]
    if not codes and not len(node) and _own(node):
        yield Organ(_own(node))
    for place, code in enumerate(codes):
        yield Organ(code, names[place] if place < len(names) else "")


def _take_response(root: etree._Element) -> str:
    """The id of the document that is answered; its element is taken out, for it repeats names of the header."""
    node = _first(root, "ResponseFor")
    if node is None:
        return ""
    answered = _text(node, "DocumentId") or _own(node)
    around = node.getparent()
    if around is not None:
        around.remove(node)
    return answered


def _traces(root: etree._Element) -> Iterator[Trace]:
    for node in (*_all(root, "TraceHeader"), *_all(root, "Status")):
        code = _text(node, "StatusCode")
        if code:
            yield Trace(
                next(_organs(node), Organ("")),
                next((status for status in Status if status.value == code.zfill(2)), None),
                _moment(_text(node, "Timestamp")),
                _text(node, "Description") or _text(node, "Comment"),
                _text(node, "Staff"),
            )


def _moment(text: str) -> datetime | None:
    for form in ("%Y-%m-%dT%H:%M:%S%z", "%Y/%m/%d %H:%M:%S", "%Y-%m-%d %H:%M:%S", "%d/%m/%Y %H:%M:%S"):
        try:
            return datetime.strptime(text.strip(), form)  # noqa: DTZ007 - some senders give no zone; kept as they wrote
        except ValueError:
            continue
    return None


def _attachments(root: etree._Element) -> Iterator[Attachment]:
    for number, node in enumerate((*_all(root, "Attachment"), *_all(root, "AttachFile")), start=1):
        encoded = _any(node, "AttachmentContent", "AttachContent", "Content") or _own(node)
        name = _any(node, "AttachmentName", "FileName") or node.get("name") or f"dinh-kem-{number}"
        if encoded:
            kind = _text(node, "ContentType") or "application/octet-stream"
            yield Attachment(name, kind, _decoded(encoded))


def _decoded(encoded: str) -> bytes:
    try:
        content = base64.b64decode("".join(encoded.split()), validate=True)
    except (binascii.Error, ValueError) as fault:
        raise _damaged() from fault
    if content[:2] != b"\x1f\x8b":
        return content
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(content)) as stream:
            return stream.read(LIMITS.unpacked)
    except (OSError, EOFError) as fault:
        raise _damaged() from fault


def _all(node: etree._Element | None, name: str) -> Iterator[etree._Element]:
    """The elements below a node with this name, whatever its namespace and capitals."""
    wanted = name.lower()
    return (found for found in (node.iter() if node is not None else ()) if local(found).lower() == wanted)


def _first(node: etree._Element | None, name: str) -> etree._Element | None:
    return next(_all(node, name), None)


def _within(node: etree._Element, name: str) -> etree._Element:
    """The element of this name, or the node itself where the flat form leaves it out."""
    found = _first(node, name)
    return node if found is None else found


def _text(node: etree._Element | None, name: str) -> str:
    found = _first(node, name)
    return "" if found is None else _own(found)


def _any(node: etree._Element, *names: str) -> str:
    return next((text for name in names if (text := _text(node, name))), "")


def _own(node: etree._Element) -> str:
    return (node.text or "").strip()


def _number(text: str) -> int | None:
    return int(text) if text.isdecimal() else None


def _damaged() -> DamagedError:
    return DamagedError(
        "Gói tin edXML thiếu phần bắt buộc hoặc tệp đính kèm bị hỏng. Hãy đề nghị nơi gửi gửi lại.",
        "The edXML message lacks a required part or its attachment is damaged. Ask the sender to send it again.",
    )
