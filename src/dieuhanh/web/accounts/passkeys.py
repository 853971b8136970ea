"""Passkeys (WebAuthn): the two ceremonies, and the writes that follow. Only ones that know their owner are taken."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _
from fido2.server import Fido2Server
from fido2.utils import websafe_decode
from fido2.webauthn import (
    AttestedCredentialData,
    AuthenticationResponse,
    PublicKeyCredentialRpEntity,
    PublicKeyCredentialUserEntity,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from dieuhanh.web.accounts.factors import settle
from dieuhanh.web.accounts.models import Passkey, User
from dieuhanh.web.audit import log

Answer = Mapping[str, Any]
State = dict[str, Any]
MOST = 10


class PasskeyError(ValueError):
    """The browser's answer does not fit: another challenge, another site, an unknown or a copied passkey."""


@dataclass(frozen=True, slots=True)
class Ceremony:
    """What the browser is asked, and what the server keeps until the answer."""

    options: dict[str, Any]
    state: State


def _server(host: str) -> Fido2Server:
    return Fido2Server(PublicKeyCredentialRpEntity(id=host, name=_("Sổ Điều Hành")))


def ask_to_make(user: User, host: str) -> Ceremony:
    """Ask for a new passkey of a person on the site `host` (no port)."""
    options, state = _server(host).register_begin(
        PublicKeyCredentialUserEntity(id=user.pk.bytes, name=user.username, display_name=user.full_name),
        credentials=_credentials(user),
        resident_key_requirement=ResidentKeyRequirement.REQUIRED,
        user_verification=UserVerificationRequirement.REQUIRED,
    )
    return Ceremony(dict(options), dict(state))


@transaction.atomic
def keep(*, user: User, host: str, state: State, answer: Answer, name: str) -> Passkey:
    """Keep the passkey that the browser made; raises `PasskeyError`."""
    try:
        made = _server(host).register_complete(state, answer)
    except (ValueError, TypeError, KeyError) as fault:
        raise PasskeyError(str(fault)) from fault
    found = made.credential_data
    if found is None or Passkey.objects.filter(user=user).count() >= MOST:
        raise PasskeyError("no credential, or too many")
    passkey = Passkey.objects.create(
        user=user,
        name=name.strip()[:60] or _("Khóa truy cập"),
        credential_id=found.credential_id,
        credential=bytes(found),
        sign_count=made.counter,
    )
    log.record(actor=user.actor, action="accounts.add_passkey", about=user, detail={"name": passkey.name})
    return passkey


def ask_to_sign(host: str) -> Ceremony:
    """Ask for any passkey that the person has on the site."""
    options, state = _server(host).authenticate_begin(user_verification=UserVerificationRequirement.REQUIRED)
    return Ceremony(dict(options), dict(state))


@transaction.atomic
def signer(*, host: str, state: State, answer: Answer, now: datetime) -> User:
    """Return the person whose passkey signed; raises `PasskeyError`. A count that does not grow tells of a copy."""
    passkey = Passkey.objects.select_for_update().select_related("user").filter(credential_id=_identifier(answer))
    held = passkey.first()
    if held is None:
        raise PasskeyError("unknown passkey")
    try:
        _server(host).authenticate_complete(state, [AttestedCredentialData(bytes(held.credential))], answer)
        response = AuthenticationResponse.from_dict(answer).response
    except (ValueError, TypeError, KeyError) as fault:
        raise PasskeyError(str(fault)) from fault
    if response.user_handle is not None and UUID(bytes=bytes(response.user_handle)) != held.user_id:
        raise PasskeyError("another person's passkey")
    count = response.authenticator_data.counter
    if count <= held.sign_count and (count or held.sign_count):
        raise PasskeyError("the passkey was copied")
    held.sign_count, held.used_at = count, now
    held.save()
    return held.user


@transaction.atomic
def remove(*, user: User, identifier: UUID) -> None:
    """Forget a passkey of the person's own."""
    held = Passkey.objects.filter(user=user, pk=identifier).first()
    if held is None:
        return
    held.delete()
    log.record(actor=user.actor, action="accounts.remove_passkey", about=user, detail={"name": held.name})
    settle(user)


def _credentials(user: User) -> list[AttestedCredentialData]:
    return [AttestedCredentialData(bytes(one.credential)) for one in Passkey.objects.filter(user=user)]


def _identifier(answer: Answer) -> bytes:
    raw = answer.get("rawId")
    try:
        return websafe_decode(raw) if isinstance(raw, str) else b""
    except ValueError:
        return b""
