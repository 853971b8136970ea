"""E-mails (.eml): the words of the letter, and the files that came with it."""

from __future__ import annotations

import re
from email import message_from_bytes
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage, MIMEPart
from email.policy import default
from email.utils import parsedate_to_datetime

from dieuhanh.sources.errors import DamagedError, EmptyError
from dieuhanh.sources.html import HtmlReader
from dieuhanh.sources.model import Attachment, Note, SourceText
from dieuhanh.sources.txt import decode

_HEADER = re.compile(
    rb"^(?:from|to|cc|subject|date|message-id|received|return-path|mime-version|content-type|delivered-to|x-[\w-]+|"
    rb"dkim-signature|reply-to|sender|content-transfer-encoding|in-reply-to|references):",
    re.IGNORECASE | re.MULTILINE,
)
_MESSAGE = "message/rfc822"


class EmlReader:
    """Reads an e-mail; its attachments are given as they came, each for a reader of its own."""

    name = "eml"
    version = "1"

    def accepts(self, content: bytes, name: str) -> float:
        """Whether the content begins with the headers of a letter."""
        head = content.lstrip()[:4096].replace(b"\r\n", b"\n").partition(b"\n\n")[0]
        first = head.split(b"\n", 1)[0]
        if not _HEADER.match(first) and not first.startswith(b"From "):
            return 0.0
        found = {match[0].lower() for match in _HEADER.finditer(head)}
        return 0.95 if len(found) >= 3 and found & {b"from:", b"subject:", b"message-id:"} else 0.0

    def read(self, content: bytes, name: str) -> SourceText:
        """Return the letter's subject and words, as text; the HTML of it only where there is no plain text."""
        try:
            message = message_from_bytes(content.lstrip(), _class=EmailMessage, policy=default)
            headers = _headers(message)
            body, notes = _body(message)
            attachments = tuple(_attachments(message))
        except (MessageError, LookupError, ValueError, TypeError, AttributeError) as fault:
            raise DamagedError(
                "Thư bị hỏng nên không đọc được. Hãy chuyển tiếp lại thư hoặc gửi riêng tệp đính kèm.",
                "The e-mail is damaged. Forward it again, or send its attachments by themselves.",
            ) from fault
        text = "\n\n".join(part for part in (headers.get("subject", ""), body) if part.strip())
        if not text and not attachments:
            raise EmptyError("Thư không có nội dung.", "There is nothing in the e-mail.")
        return SourceText(
            text, self.name, self.version, _MESSAGE, notes=notes, metadata=headers, attachments=attachments
        )


def _headers(message: EmailMessage) -> dict[str, str]:
    told = {name.lower(): str(message.get(name, "")).strip() for name in ("Subject", "From", "To", "Message-ID")}
    senders = getattr(message.get("From"), "addresses", ())
    told["sender"] = next((str(one.addr_spec) for one in senders if isinstance(one, Address)), "")
    told["sent"] = _sent(message)
    return {name: " ".join(value.split()) for name, value in told.items() if value}


def _sent(message: EmailMessage) -> str:
    try:
        return parsedate_to_datetime(str(message.get("Date", ""))).isoformat()
    except ValueError:
        return ""


def _body(message: EmailMessage) -> tuple[str, tuple[Note, ...]]:
    part = message.get_body(preferencelist=("plain", "html"))
    if part is None:
        return "", ()
    content = _payload(part)
    if not content.strip():
        return "", ()
    if part.get_content_type() == "text/html":
        source = HtmlReader().read(content, "")
        return source.text, source.notes
    charset = part.get_content_charset() or "utf-8"
    try:
        return content.decode(charset).replace("\r\n", "\n").strip(), ()
    except (LookupError, UnicodeDecodeError):
        decoded = decode(content)
        return decoded.text.strip(), decoded.notes


def _payload(part: MIMEPart) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _attachments(message: EmailMessage) -> list[Attachment]:
    found = []
    for number, part in enumerate(message.iter_attachments(), start=1):
        kind = part.get_content_type()
        if kind == _MESSAGE:
            inner = part.get_payload(0) if isinstance(part.get_payload(), list) else None
            content = inner.as_bytes() if isinstance(inner, EmailMessage) else b""
        else:
            content = _payload(part)
        if content and not _decorates(part):
            found.append(Attachment(part.get_filename() or _unnamed(number, kind), kind, content))
    return found


def _decorates(part: EmailMessage) -> bool:
    """Whether a part is a picture inside the letter's HTML (a logo), not a file that somebody attached."""
    return part.get_content_maintype() == "image" and part.get("Content-ID") is not None and not part.is_attachment()


def _unnamed(number: int, kind: str) -> str:
    return f"dinh-kem-{number}{'.eml' if kind == _MESSAGE else ''}"
