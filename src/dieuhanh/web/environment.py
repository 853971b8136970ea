"""What the surroundings decide: folders, database, demonstration day. Read once, when the settings are made."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import partial
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

SETTINGS = {
    "DIEUHANH_AUDIT_KEY",
    "DIEUHANH_BACKUP_PASSPHRASE",
    "DIEUHANH_DATABASE",
    "DIEUHANH_DEBUG",
    "DIEUHANH_DEMO",
    "DIEUHANH_HOME",
    "DIEUHANH_HOSTS",
    "DIEUHANH_HTTPS",
    "DIEUHANH_LANGUAGE",
    "DIEUHANH_MAIL",
    "DIEUHANH_MAILBOX_PASSWORD",
    "DIEUHANH_PHONE",
    "DIEUHANH_QUEUE",
    "DIEUHANH_SECRET_KEY",
    "DIEUHANH_SITE",
    "DIEUHANH_SYSLOG",
    "DIEUHANH_TESSDATA",
    "DIEUHANH_TODAY",
    "DIEUHANH_TRUSTED_CERTIFICATES",
}
"""Every name that is read; rooms that read more add theirs."""

_SWITCHES = ("DIEUHANH_DEBUG", "DIEUHANH_DEMO", "DIEUHANH_HTTPS")
_FALSE = {"", "0", "false", "no", "off"}
_TRUE = {"1", "true", "yes", "on"}
_SECRET_FILE = "secret-key"  # noqa: S105 - the name of the file, not the secret
_QUEUES = {"redis", "rediss", "amqp", "amqps"}
_AUDIT_FILE = "audit-key"
_ACCOUNTS_FILE = "accounts-key"
_SECOND_FACTOR_FOR = ("nobody", "administrators", "everybody")


@dataclass(frozen=True, slots=True)
class Provider:
    """A provider of single sign-on (OpenID Connect).

    `claim` of its ID tokens is compared with the sign-in names of accounts.
    """

    issuer: str
    client_id: str
    client_secret: str
    claim: str
    name: str

    @property
    def origin(self) -> str:
        """Where it is on the web: `https://sso.example`."""
        parts = urlsplit(self.issuer)
        return f"{parts.scheme}://{parts.netloc}"


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
    accounts_key: str
    second_factor_for: str
    single_sign_on: Provider | None


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
        accounts_key=variables.get("DIEUHANH_ACCOUNTS_KEY", "") or _kept_secret(home / _ACCOUNTS_FILE),
        second_factor_for=_second_factor_for(variables.get("DIEUHANH_SECOND_FACTOR", ""), demo=demo),
        single_sign_on=_provider(variables),
        https=variables.get("DIEUHANH_HTTPS", "").lower() in _TRUE,
        hosts=tuple(filter(None, variables.get("DIEUHANH_HOSTS", "localhost,127.0.0.1,[::1]").split(","))),
    )


def faults(variables: Mapping[str, str] = os.environ) -> list[str]:
    """Return a line for every variable that is wrong, saying what to do; none of them changes anything."""
    home = Path(variables.get("DIEUHANH_HOME", "var")).absolute()
    loose = any(variables.get(name, "").lower() in _TRUE for name in ("DIEUHANH_DEBUG", "DIEUHANH_DEMO"))
    checks: list[Callable[[], object]] = [
        lambda: _set_day(variables.get("DIEUHANH_TODAY", ""), allowed=loose),
        lambda: _queue(variables.get("DIEUHANH_QUEUE", "")),
        lambda: database(variables.get("DIEUHANH_DATABASE", ""), home),
        lambda: _can_be_written(home),
        *(partial(_is_switch, name, variables.get(name, "")) for name in _SWITCHES),
        *(partial(_is_known, name) for name in sorted(variables) if name.startswith("DIEUHANH_")),
    ]
    return [line for line in map(_fault_of, checks) if line]


def _fault_of(check: Callable[[], object]) -> str:
    try:
        check()
    except ImproperlyConfigured as fault:
        return str(fault)
    return ""


def _can_be_written(home: Path) -> None:
    place = next(folder for folder in (home, *home.parents) if folder.exists())
    if not place.is_dir() or not os.access(place, os.W_OK | os.X_OK):
        raise ImproperlyConfigured(f"DIEUHANH_HOME: {place} cannot be written to; give it to the service's account")


def _is_switch(name: str, text: str) -> None:
    if text.lower() not in _TRUE | _FALSE:
        raise ImproperlyConfigured(f"{name} must be 1 or 0, not {text!r}")


def _is_known(name: str) -> None:
    """Refuse a name that looks like a setting's but is none: it would be passed over in silence."""
    meant = get_close_matches(name, SETTINGS, n=1, cutoff=0.85)
    if name not in SETTINGS and meant:
        raise ImproperlyConfigured(f"{name} is no setting; {meant[0]} is")


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


def _second_factor_for(text: str, *, demo: bool) -> str:
    """Return who must have a second factor: administrators where nothing is said; in a demonstration nobody."""
    chosen = text or ("nobody" if demo else "administrators")
    if chosen not in _SECOND_FACTOR_FOR:
        raise ImproperlyConfigured(f"DIEUHANH_SECOND_FACTOR must be one of {', '.join(_SECOND_FACTOR_FOR)}")
    return chosen


def _provider(variables: Mapping[str, str]) -> Provider | None:
    """Return the provider of single sign-on; None where none is named."""
    issuer = variables.get("DIEUHANH_OIDC_ISSUER", "")
    if not issuer:
        return None
    parts = urlsplit(issuer)
    if parts.scheme != "https" and parts.hostname not in {"localhost", "127.0.0.1"}:
        raise ImproperlyConfigured("DIEUHANH_OIDC_ISSUER must be an https:// address")
    client, secret = variables.get("DIEUHANH_OIDC_CLIENT", ""), variables.get("DIEUHANH_OIDC_SECRET", "")
    if not (client and secret):
        raise ImproperlyConfigured("DIEUHANH_OIDC_ISSUER needs DIEUHANH_OIDC_CLIENT and DIEUHANH_OIDC_SECRET as well")
    claim = variables.get("DIEUHANH_OIDC_CLAIM", "preferred_username")
    return Provider(issuer, client, secret, claim, variables.get("DIEUHANH_OIDC_NAME", parts.hostname or ""))


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
        # A new connection reads the whole schema before its first answer; a minute's age still lets go of a file that
        # was put in another's place.
        "CONN_MAX_AGE": 60,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
        },
    }
