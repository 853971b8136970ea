"""Single sign-on by OpenID Connect: the authorization code flow with PKCE, and an ID token that is checked.

Who is not matched to an account that there already is does not come in, and gets none.
"""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.error import URLError
from urllib.parse import quote, urlencode, urlsplit
from urllib.request import Request, urlopen

import jwt
from django.db import transaction

from dieuhanh.web.accounts.models import SingleSignOn, User
from dieuhanh.web.audit import log
from dieuhanh.web.environment import Provider

_TIMEOUT = 10
_MOST_BYTES = 1_000_000
_SIGNATURES = ["RS256", "RS384", "RS512", "PS256", "ES256", "ES384", "EdDSA"]
_LEEWAY = 60


class SingleSignOnError(Exception):
    """The provider, or what came back from it, cannot be relied on; the text is for the log."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What was sent to the provider and is kept in the session until the person comes back."""

    state: str
    nonce: str
    verifier: str


def ask() -> Asked:
    """Make what one sign-in is recognised by."""
    return Asked(secrets.token_urlsafe(32), secrets.token_urlsafe(32), secrets.token_urlsafe(48))


def address(provider: Provider, asked: Asked, *, back: str, again: bool) -> str:
    """Return where to send the person; with `again` they must show there anew who they are."""
    challenge = base64.urlsafe_b64encode(hashlib.sha256(asked.verifier.encode()).digest()).rstrip(b"=").decode()
    fields = {
        "response_type": "code",
        "client_id": provider.client_id,
        "redirect_uri": back,
        "scope": "openid profile email",
        "state": asked.state,
        "nonce": asked.nonce,
        "code_challenge": challenge,
        "code_challenge_method": "S256",
    }
    if again:
        fields |= {"prompt": "login", "max_age": "0"}
    return f"{_described(provider)['authorization_endpoint']}?{urlencode(fields)}"


def claims(provider: Provider, asked: Asked, *, code: str, back: str) -> Mapping[str, Any]:
    """Return what the provider says of the person; `SingleSignOnError` where anything about it is wrong.

    It stands in the signed ID token, and where that lacks the claim, at the provider's userinfo endpoint.
    """
    described = _described(provider)
    answer = _exchange(provider, described, asked, code, back)
    told = _checked(provider, described, asked, str(answer["id_token"]))
    if provider.claim in told or "access_token" not in answer:
        return told
    more = _json(str(described["userinfo_endpoint"]), headers={"Authorization": f"Bearer {answer['access_token']}"})
    if more.get("sub") != told["sub"]:
        raise SingleSignOnError("userinfo: of another person")
    return {**more, **told}


def _checked(provider: Provider, described: Mapping[str, Any], asked: Asked, token: str) -> Mapping[str, Any]:
    """Return what a signed ID token says, once signature, issuer, audience, time and nonce are right."""
    try:
        told: Mapping[str, Any] = jwt.decode(
            token,
            _key(described, token),
            algorithms=_SIGNATURES,
            audience=provider.client_id,
            issuer=provider.issuer,
            leeway=_LEEWAY,
            options={"require": ["exp", "iat", "sub", "nonce"]},
        )
    except jwt.PyJWTError as fault:
        raise SingleSignOnError(f"ID token: {fault}") from fault
    if not secrets.compare_digest(str(told["nonce"]), asked.nonce):
        raise SingleSignOnError("ID token: of another sign-in")
    if told.get("azp", provider.client_id) != provider.client_id:
        raise SingleSignOnError("ID token: of another client")
    return told


def is_fresh(told: Mapping[str, Any], seconds: int) -> bool:
    """Tell whether the person has just shown the provider who they are."""
    return time.time() - float(told.get("auth_time", 0)) <= seconds


@transaction.atomic
def matched(provider: Provider, told: Mapping[str, Any]) -> User | None:
    """Return the account of a person at the provider: the one matched before, else the one that the claim names.

    An account that is matched with somebody stays theirs, though the claim may come to name another.
    """
    subject = str(told["sub"])
    held = SingleSignOn.objects.select_related("user").filter(issuer=provider.issuer, subject=subject).first()
    if held is not None:
        return held.user
    named = told.get(provider.claim)
    if not isinstance(named, str) or not named or not _is_verified(provider.claim, told):
        return None
    user = User.objects.filter(username=named, is_active=True, single_sign_on__isnull=True).first()
    if user is None:
        return None
    SingleSignOn.objects.create(user=user, issuer=provider.issuer, subject=subject)
    log.record(actor=user.actor, action="accounts.match_single_sign_on", about=user, detail={"by": provider.claim})
    return user


def _is_verified(claim: str, told: Mapping[str, Any]) -> bool:
    """An e-mail address counts only where the provider has verified it."""
    return claim != "email" or told.get("email_verified") is True


def _described(provider: Provider) -> Mapping[str, Any]:
    found = _json(f"{provider.issuer.rstrip('/')}/.well-known/openid-configuration")
    if found.get("issuer") != provider.issuer:
        raise SingleSignOnError(f"the provider calls itself {found.get('issuer')!r}")
    return found


def _exchange(
    provider: Provider, described: Mapping[str, Any], asked: Asked, code: str, back: str
) -> Mapping[str, Any]:
    """Return the tokens for the code that the person brought back."""
    fields = {
        "grant_type": "authorization_code",
        "code": code,
        "redirect_uri": back,
        "code_verifier": asked.verifier,
    }
    pair = f"{quote(provider.client_id)}:{quote(provider.client_secret)}".encode()
    headers = {"Authorization": f"Basic {base64.b64encode(pair).decode()}"}
    answer = _json(str(described["token_endpoint"]), urlencode(fields).encode(), headers)
    if not isinstance(answer.get("id_token"), str):
        raise SingleSignOnError("the provider gave no ID token")
    return answer


def _key(described: Mapping[str, Any], token: str) -> jwt.PyJWK:
    """Return the provider's key that the token names."""
    wanted = jwt.get_unverified_header(token).get("kid")
    keys = jwt.PyJWKSet.from_dict(dict(_json(str(described["jwks_uri"]))))
    found = next((key for key in keys.keys if key.key_id == wanted), None)
    if found is None:
        raise SingleSignOnError("the provider does not publish the key of the ID token")
    return found


def _json(address: str, sent: bytes | None = None, headers: Mapping[str, str] | None = None) -> Mapping[str, Any]:
    """Return the JSON object at an address of the provider; with `sent` it is asked by POST."""
    if urlsplit(address).scheme not in {"https", "http"}:
        raise SingleSignOnError(f"no address of the web: {address}")
    request = Request(address, sent, dict(headers or {}))  # noqa: S310 - the scheme is checked above
    try:
        with urlopen(request, timeout=_TIMEOUT) as answer:  # noqa: S310 - the scheme is checked above
            found = json.loads(answer.read(_MOST_BYTES))
    except (URLError, TimeoutError, ValueError) as fault:
        raise SingleSignOnError(f"{urlsplit(address).netloc}: {fault}") from fault
    if not isinstance(found, dict):
        raise SingleSignOnError("the provider answered with something else than JSON")
    return found
