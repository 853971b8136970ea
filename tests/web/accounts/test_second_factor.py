"""The second factor at the door: codes of an app, recovery codes, showing again who one is, who must have one."""

from __future__ import annotations

import base64
import re

import pytest
from cryptography.exceptions import InvalidTag
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from dieuhanh.web.accounts import totp
from dieuhanh.web.accounts.actions import change_own_password, register_user, reset_password
from dieuhanh.web.accounts.factors import begin_code_app, check_code, end_code_app, new_secret, renew_recovery_codes
from dieuhanh.web.accounts.models import CodeApp, RecoveryCode, Role, User
from dieuhanh.web.accounts.sealing import seal, unseal
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.audit.models import AuditEvent

pytestmark = pytest.mark.django_db

PASSWORD = "mot-mat-khau-du-dai"
SHORT = "9ngan-ma"
DOOR = "/nb/dang-nhap/"
STEP = "/nb/dang-nhap/buoc-hai/"
NOW = 1_800_000_000.0


def now() -> float:
    return timezone.now().timestamp()


def later(secret: bytes, steps: int = 0) -> str:
    """The code of now, or of some steps on."""
    return totp.code_at(secret, int(now()) // totp.STEP + steps)


@pytest.fixture
def user(operator: Actor) -> User:
    return register_user(actor=operator, username="an", full_name="An", role=Role.READER, password=PASSWORD)


@pytest.fixture
def secret(user: User) -> bytes:
    """The secret of the person's app, whose code of the step before was used to begin it."""
    made = new_secret()
    assert begin_code_app(user=user, secret=made, code=later(made, -1), at=now())
    return made


@pytest.mark.parametrize(
    ("seconds", "code"),
    [
        (59, "94287082"),
        (1111111109, "07081804"),
        (1111111111, "14050471"),
        (1234567890, "89005924"),
        (2000000000, "69279037"),
        (20000000000, "65353130"),
    ],
)
def test_the_codes_of_rfc_6238(seconds: int, code: str) -> None:
    assert totp.code_at(b"12345678901234567890", seconds // totp.STEP, digits=8) == code


def test_a_code_holds_half_a_minute_around_its_own_and_once() -> None:
    key = b"12345678901234567890"
    step = int(NOW) // totp.STEP
    held = [offset for offset in range(-4, 5) if totp.matching_step(key, totp.code_at(key, step + offset), NOW)]
    assert held == [-1, 0, 1]
    assert totp.matching_step(key, totp.code_at(key, step), NOW, after=step) is None
    assert totp.matching_step(key, totp.code_at(key, step + 1), NOW, after=step) == step + 1


def test_the_address_for_the_app() -> None:
    address = totp.address(b"12345678901234567890", issuer="Sổ Điều Hành", account="an")
    assert address.startswith("otpauth://totp/S%E1%BB%95%20%C4%90i%E1%BB%81u%20H%C3%A0nh:an?secret=GEZDGNBVGY3TQOJQ")
    assert totp.shown(b"12345678901234567890").startswith("GEZD GNBV ")


def test_a_secret_opens_only_for_its_owner(user: User, operator: Actor) -> None:
    other = register_user(actor=operator, username="b", full_name="B", role=Role.READER, password=PASSWORD)
    sealed = seal(b"secret", user.pk)
    assert b"secret" not in sealed
    assert unseal(sealed, user.pk) == b"secret"
    with pytest.raises(InvalidTag):
        unseal(sealed, other.pk)


def test_signing_in_takes_the_code_too(client: Client, user: User, secret: bytes) -> None:
    answer = client.post(DOOR, {"username": "an", "password": PASSWORD, "next": "/nb/van-ban/"})
    assert answer["Location"] == STEP
    assert client.get("/nb/")["Location"].startswith(DOOR)
    assert "Mã chưa đúng" in client.post(STEP, {"code": "000000"}).content.decode()
    code = later(secret)
    assert client.post(STEP, {"code": f"{code[:3]} {code[3:]}"})["Location"] == "/nb/van-ban/"
    assert client.get("/nb/").status_code == 200


def test_a_code_opens_once(user: User, secret: bytes) -> None:
    code = later(secret)
    assert check_code(user=user, code=code, at=now())
    assert not check_code(user=user, code=code, at=now())


def test_the_second_step_wants_the_first(client: Client, user: User, secret: bytes) -> None:
    assert client.get(STEP)["Location"] == DOOR
    client.post(DOOR, {"username": "an", "password": PASSWORD})
    session = client.session
    session["half"] = session["half"] | {"at": session["half"]["at"] - 301}
    session.save()
    assert client.post(STEP, {"code": later(secret)})["Location"] == DOOR


def test_wrong_codes_close_the_door_too(client: Client, user: User, secret: bytes) -> None:
    client.post(DOOR, {"username": "an", "password": PASSWORD})
    for _ in range(5):
        client.post(STEP, {"code": "000000"})
    assert "quá nhiều lần" in client.post(STEP, {"code": later(secret)}).content.decode()


def test_a_recovery_code_opens_once(client: Client, user: User, secret: bytes) -> None:
    codes = renew_recovery_codes(user=user)
    assert len(set(codes)) == 10
    for expected in (302, 200):
        client.post("/nb/dang-xuat/")
        client.post(DOOR, {"username": "an", "password": PASSWORD})
        assert client.post(STEP, {"code": codes[0].lower()}).status_code == expected
    assert AuditEvent.objects.filter(action="accounts.use_recovery_code").count() == 1
    renew_recovery_codes(user=user)
    assert not check_code(user=user, code=codes[1], at=now())


def test_a_short_password_stands_only_beside_a_second_factor(client: Client, user: User) -> None:
    with pytest.raises(ValidationError, match="ít nhất 14"):
        change_own_password(user=user, password=SHORT)
    secret = new_secret()
    begin_code_app(user=user, secret=secret, code=later(secret), at=now())
    with pytest.raises(ValidationError, match="ít nhất 8"):
        change_own_password(user=user, password="7ngan-m")
    change_own_password(user=user, password=SHORT)
    renew_recovery_codes(user=user)
    end_code_app(user=user)
    assert not RecoveryCode.objects.exists()
    client.post(DOOR, {"username": "an", "password": SHORT})
    assert client.get("/nb/")["Location"] == "/nb/mat-khau/"


def test_setting_up_the_app_in_the_own_account(client: Client, user: User) -> None:
    client.post(DOOR, {"username": "an", "password": PASSWORD})
    page = client.get("/nb/tai-khoan/ma/").content.decode()
    shown = re.search(r'class="secret"[^>]*>([A-Z2-7 ]+)<', page)
    assert shown is not None
    secret = base64.b32decode(shown[1].replace(" ", ""))
    assert "Mã chưa đúng" in client.post("/nb/tai-khoan/ma/", {"code": "1"}).content.decode()
    page = client.post("/nb/tai-khoan/ma/", {"code": later(secret)}).content.decode()
    assert len(re.findall(r"<li>[A-Z2-7]{4}(?:-[A-Z2-7]{4}){3}</li>", page)) == 10
    assert "đang bật" in client.get("/nb/tai-khoan/").content.decode()
    assert bytes(CodeApp.objects.get().sealed_secret).find(secret) == -1
    assert client.post("/nb/tai-khoan/ma/bo/")["Location"] == "/nb/tai-khoan/"
    assert not CodeApp.objects.exists()


def test_what_is_delicate_asks_again_who_one_is(client: Client, user: User, secret: bytes) -> None:
    client.force_login(user)
    page = "/nb/tai-khoan/uy-quyen/"
    there = client.get(page)["Location"]
    assert there == "/nb/tai-khoan/xac-nhan/?next=%2Fnb%2Ftai-khoan%2Fuy-quyen%2F"
    assert "Mật khẩu chưa đúng" in client.post(there, {"password": "sai", "code": "1", "next": page}).content.decode()
    given = {"password": PASSWORD, "code": later(secret), "next": page}
    assert client.post("/nb/tai-khoan/xac-nhan/", given)["Location"] == page
    assert client.get(page).status_code == 200
    session = client.session
    session["confirmed"] -= 16 * 60
    session.save()
    assert client.get(page).status_code == 302
    assert client.post(page, {}).status_code == 200, "what was typed in time is still taken"


def test_nobody_is_led_to_another_site(client: Client, user: User, secret: bytes) -> None:
    client.post(DOOR, {"username": "an", "password": PASSWORD, "next": "https://example.org/"})
    assert client.post(STEP, {"code": later(secret)})["Location"] == "/nb/"


@pytest.mark.parametrize(
    ("for_whom", "role", "led"),
    [
        ("administrators", Role.ADMINISTRATOR, True),
        ("administrators", Role.READER, False),
        ("everybody", Role.READER, True),
        ("nobody", Role.ADMINISTRATOR, False),
    ],
)
def test_who_must_have_a_second_factor(
    client: Client, operator: Actor, settings: Settings, for_whom: str, role: Role, led: bool
) -> None:
    settings.SECOND_FACTOR_FOR = for_whom
    register_user(actor=operator, username="qt", full_name="QT", role=role, password=PASSWORD)
    client.post(DOOR, {"username": "qt", "password": PASSWORD})
    page = "/nb/nhat-ky/" if role == Role.ADMINISTRATOR else "/nb/"
    answer = client.get(page)
    assert (answer.status_code == 302) is led
    if led:
        assert answer["Location"] == "/nb/tai-khoan/"
        assert "phải bật xác thực hai lớp" in client.get("/nb/tai-khoan/").content.decode()


def test_an_administrator_opens_for_who_lost_everything(
    client: Client, user: User, secret: bytes, operator: Actor
) -> None:
    reset_password(actor=operator, user=user, password=PASSWORD, without_factors=True)
    assert client.post(DOOR, {"username": "an", "password": PASSWORD})["Location"] == "/nb/"
