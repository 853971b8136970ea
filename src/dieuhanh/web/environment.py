"""What the surroundings decide: folders, database, demonstration day. Read once, when the settings are made."""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

_TRUE = {"1", "true", "yes", "on"}
_SECRET_FILE = "secret-key"  # noqa: S105 - the name of the file, not the secret
_QUEUES = {"redis", "rediss", "amqp", "amqps"}
_AUDIT_FILE = "audit-key"


@dataclass(frozen=True, slots=True)
class Environment:
    """The environment variables of an installation, checked."""

    home: Path
    database_url: str
    debug: bool
    demo: bool
    today: date | None
    secret_key: str
    audit_key: str
    hosts: tuple[str, ...]
    https: bool
    queue: str


def read_environment(variables: Mapping[str, str] = os.environ) -> Environment:
    """Return the checked surroundings; raise `ImproperlyConfigured`, saying what to do, where they contradict."""
    home = Path(variables.get("DIEUHANH_HOME", "var")).absolute()
    debug = variables.get("DIEUHANH_DEBUG", "").lower() in _TRUE
    demo = variables.get("DIEUHANH_DEMO", "").lower() in _TRUE
    return Environment(
        home=home,
        database_url=variables.get("DIEUHANH_DATABASE", ""),
        debug=debug,
        demo=demo,
        today=_set_day(variables.get("DIEUHANH_TODAY", ""), allowed=debug or demo),
        secret_key=variables.get("DIEUHANH_SECRET_KEY", "") or _kept_secret(home / _SECRET_FILE),
        audit_key=variables.get("DIEUHANH_AUDIT_KEY", "") or _kept_secret(home / _AUDIT_FILE),
        queue=_queue(variables.get("DIEUHANH_QUEUE", "")),
        https=variables.get("DIEUHANH_HTTPS", "").lower() in _TRUE,
        hosts=tuple(filter(None, variables.get("DIEUHANH_HOSTS", "localhost,127.0.0.1,[::1]").split(","))),
    )


def _set_day(text: str, *, allowed: bool) -> date | None:
    if not text:
        return None
    if not allowed:
        raise ImproperlyConfigured(
            "DIEUHANH_TODAY sets a day for demonstrations only: unset it, or set DIEUHANH_DEMO=1 as well"
        )
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ImproperlyConfigured(f"DIEUHANH_TODAY must look like 2024-01-02, not {text!r}") from None


def _queue(url: str) -> str:
    if url and urlsplit(url).scheme not in _QUEUES:
        raise ImproperlyConfigured("DIEUHANH_QUEUE must be a redis:// or amqp:// address; leave it unset for none")
    return url


def _kept_secret(file: Path) -> str:
    """Return a key of the installation, made on the first start and readable by its owner alone."""
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return file.read_text(encoding="ascii").strip()
    with os.fdopen(descriptor, "w", encoding="ascii") as stream:
        stream.write(secrets.token_urlsafe(50))
    return file.read_text(encoding="ascii").strip()


def database(url: str, home: Path) -> dict[str, object]:
    """Return Django's description of the database: PostgreSQL where a URL is given, else SQLite in the data folder."""
    if not url:
        return _sqlite(home / "dieuhanh.sqlite3")
    parts = urlsplit(url)
    if parts.scheme not in {"postgresql", "postgres"}:
        raise ImproperlyConfigured("DIEUHANH_DATABASE must be a postgresql:// address; leave it unset for SQLite")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or "") or dict(parse_qsl(parts.query)).get("host", ""),
        "PORT": str(parts.port or ""),
        "OPTIONS": {"pool": {"min_size": 1, "max_size": 8, "timeout": 10}},
    }


def _sqlite(file: Path) -> dict[str, object]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": file,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
        },
    }
