"""Single sign-on against a real OpenID Connect provider (oidc-provider under Node) on loopback."""

from __future__ import annotations

import os
import re
import socket
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import requests
from django.test import Client
from pytest_django import Settings

from dieuhanh.web.accounts.actions import close_account, register_user
from dieuhanh.web.accounts.models import Role, SingleSignOn, User
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.audit.models import AuditEvent
from dieuhanh.web.environment import Provider
from tests.conftest import lacking

pytestmark = pytest.mark.django_db

BACK = "http://testserver/nb/dang-nhap/mot-lan/ve/"
LEAVE = "/nb/dang-nhap/mot-lan/"
PASSWORD = "mot-mat-khau-du-dai"


@pytest.fixture(scope="module")
def issuer(root: Path) -> Iterator[str]:
    """The address of a provider that runs as long as this module's tests."""
    folder = subprocess.run([root / "scripts" / "oidc.sh"], capture_output=True, text=True, check=True).stdout.strip()
    if not folder:
        lacking("the OpenID Connect provider under Node (node, npm)")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = ["node", str(root / "tests" / "oidc" / "provider.mjs"), str(port), BACK]
    server = subprocess.Popen(
        command, env=os.environ | {"OIDC_FOLDER": folder}, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    assert server.stdout is not None
    try:
        assert server.stdout.readline() == "ready\n"
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=10)
        server.stdout.close()


@pytest.fixture
def provider(issuer: str, settings: Settings) -> Provider:
    found = Provider(issuer, "so-dieu-hanh", "a-secret-of-the-tests", "preferred_username", "Hệ thống chung")
    settings.SINGLE_SIGN_ON = found
    return found


@pytest.fixture
def user(operator: Actor) -> User:
    return register_user(actor=operator, username="an", full_name="An", role=Role.READER, password=PASSWORD)


def at_the_provider(address: str, name: str) -> str:
    """Sign in at the provider as somebody, agree, and return the address that it sends back to."""
    session = requests.Session()
    answer = session.get(address, allow_redirects=False, timeout=10)
    for _ in range(12):
        if answer.is_redirect:
            following = requests.compat.urljoin(answer.url, answer.headers["Location"])  # type: ignore[attr-defined]
            if following.startswith(BACK):
                return str(following)
            answer = session.get(following, allow_redirects=False, timeout=10)
            continue
        form = re.search(r'action="([^"]+)"', answer.text)
        assert form is not None, answer.text
        login = 'prompt" value="login' in answer.text
        given = {"prompt": "login", "login": name, "password": "x"} if login else {"prompt": "consent"}
        answer = session.post(form[1], given, allow_redirects=False, timeout=10)
    raise AssertionError("the provider never sent back")


@pytest.fixture
def come_back(client: Client, provider: Provider) -> Callable[[str], str]:
    """A function that goes to the provider, signs in there as somebody, and returns the way back."""

    def go(name: str) -> str:
        away = client.post(LEAVE, {"next": "/nb/van-ban/"})["Location"]
        assert away.startswith(f"{provider.issuer}/auth?")
        return at_the_provider(away, name).removeprefix("http://testserver")

    return go


def test_who_has_an_account_comes_in(client: Client, user: User, come_back: Callable[[str], str]) -> None:
    assert client.get(come_back("an"))["Location"] == "/nb/van-ban/"
    assert client.get("/nb/").status_code == 200
    assert SingleSignOn.objects.get().subject == "an"
    assert AuditEvent.objects.filter(action="accounts.match_single_sign_on", object_id=user.pk).exists()
    signed_in = AuditEvent.objects.get(action="accounts.sign_in")
    assert signed_in.detail == {"method": "single sign-on: Hệ thống chung"}


def test_who_has_none_gets_none(client: Client, user: User, come_back: Callable[[str], str]) -> None:
    answer = client.get(come_back("nguoi-la"))
    assert "Chưa có tài khoản nào gắn với người này" in answer.content.decode()
    assert client.get("/nb/").status_code == 302
    assert User.objects.count() == 1


def test_a_closed_account_stays_closed(
    client: Client, user: User, operator: Actor, come_back: Callable[[str], str]
) -> None:
    close_account(actor=operator, user=user)
    assert "Chưa có tài khoản" in client.get(come_back("an")).content.decode()


def test_an_account_stays_with_the_person_it_was_matched_with(
    client: Client, user: User, provider: Provider, come_back: Callable[[str], str]
) -> None:
    SingleSignOn.objects.create(user=user, issuer=provider.issuer, subject="khac")
    assert "Chưa có tài khoản" in client.get(come_back("an")).content.decode()


def test_an_unverified_e_mail_address_matches_nobody(
    client: Client, operator: Actor, provider: Provider, settings: Settings, come_back: Callable[[str], str]
) -> None:
    settings.SINGLE_SIGN_ON = Provider(provider.issuer, provider.client_id, provider.client_secret, "email", "x")
    for name in ("an@tinh.vn", "not-verified@tinh.vn"):
        register_user(actor=operator, username=name, full_name=name, role=Role.READER, password=PASSWORD)
    assert "Chưa có tài khoản" in client.get(come_back("not-verified@tinh.vn")).content.decode()
    assert client.get(come_back("an@tinh.vn"))["Location"] == "/nb/van-ban/"


@pytest.mark.parametrize("spoil", ["state", "code", "again"])
def test_an_answer_that_was_not_asked_for_is_refused(
    client: Client, user: User, come_back: Callable[[str], str], spoil: str
) -> None:
    back = come_back("an")
    if spoil == "again":
        client.get(back)
        client.post("/nb/dang-xuat/")
    else:
        back = re.sub(rf"{spoil}=[^&]+", f"{spoil}=khac", back)
    assert "Chưa đăng nhập được qua hệ thống chung" in client.get(back).content.decode()
    assert client.get("/nb/").status_code == 302


def test_a_token_of_another_sign_in_is_refused(client: Client, user: User, come_back: Callable[[str], str]) -> None:
    back = come_back("an")
    session = client.session
    session["single-sign-on"] = session["single-sign-on"] | {"nonce": "khac"}
    session.save()
    assert "Chưa đăng nhập được" in client.get(back).content.decode()


def test_showing_again_who_one_is(client: Client, user: User, come_back: Callable[[str], str]) -> None:
    client.get(come_back("an"))
    session = client.session
    session["confirmed"] = 0
    session.save()
    assert client.get(come_back("an"))["Location"] == "/nb/van-ban/"
    assert client.session["confirmed"] > 0


def test_a_provider_that_is_not_there(client: Client, settings: Settings) -> None:
    settings.SINGLE_SIGN_ON = Provider("http://127.0.0.1:9", "x", "x", "sub", "x")
    assert "Chưa đăng nhập được" in client.post(LEAVE).content.decode()


def test_without_a_provider_there_is_no_such_page(client: Client) -> None:
    assert client.post(LEAVE).status_code == 404
    assert "hệ thống chung" not in client.get("/nb/dang-nhap/").content.decode()
