"""How the Office is reached, and where its letters go out, from the environment.

`DIEUHANH_MAIL=smtp://name:password@host:25?from=so@tinh.gov.vn`.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import parse_qs, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

_PORTS = {"smtp": 25, "smtps": 465, "smtp+tls": 587}
_PHONE = re.compile(r"(?=(?:[^0-9]*[0-9]){3})[0-9+(][0-9 ().-]{2,29}")


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail server: `smtp` in the open, `smtps` with TLS from the start, `smtp+tls` with STARTTLS; no host, none."""

    host: str = ""
    port: int = 25
    user: str = ""
    password: str = ""
    tls: bool = False
    ssl: bool = False
    sender: str = "so-dieu-hanh@localhost"


def read_mail(variables: Mapping[str, str] = os.environ) -> Mail:
    """Return the mail server of the environment; raise `ImproperlyConfigured`, saying what to do, for a wrong one."""
    text = variables.get("DIEUHANH_MAIL", "")
    if not text:
        return Mail()
    parts = urlsplit(text)
    sender = parse_qs(parts.query).get("from", [""])[0]
    if parts.scheme not in _PORTS or not parts.hostname or "@" not in sender:
        raise ImproperlyConfigured(
            "DIEUHANH_MAIL must look like smtp+tls://name:password@host:587?from=so@tinh.gov.vn (smtp, smtps, smtp+tls)"
        )
    return Mail(
        host=parts.hostname,
        port=parts.port or _PORTS[parts.scheme],
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        tls=parts.scheme == "smtp+tls",
        ssl=parts.scheme == "smtps",
        sender=sender,
    )


def read_phone(variables: Mapping[str, str] = os.environ) -> str:
    """Return the telephone number at which the Office answers the public, as it is to be printed; "" for none."""
    text = variables.get("DIEUHANH_PHONE", "").strip()
    if text and not _PHONE.fullmatch(text):
        raise ImproperlyConfigured("DIEUHANH_PHONE must be a telephone number like (0205) 3812 000")
    return text


def read_site(variables: Mapping[str, str] = os.environ) -> str:
    """Return the address at which people reach the site, without a slash at its end; letters link to it."""
    text = variables.get("DIEUHANH_SITE", "http://localhost:8000").rstrip("/")
    if not text.startswith(("http://", "https://")):
        raise ImproperlyConfigured("DIEUHANH_SITE must begin with https:// (or http:// for a trial)")
    return text
