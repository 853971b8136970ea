"""The door: too many failures, long unused and closed accounts, first passwords, and what the log keeps of it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.utils import timezone

from dieuhanh.web.accounts import commands
from dieuhanh.web.accounts.actions import close_account, register_user, reset_password
from dieuhanh.web.accounts.models import Role, SignInFailure, User
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.audit.models import AuditEvent

pytestmark = pytest.mark.django_db

PASSWORD = "mot-mat-khau-du-dai"
OTHER = "mat-khau-khac-cung-dai"
DOOR = "/nb/dang-nhap/"


@pytest.fixture
def user(operator: Actor) -> User:
    return register_user(actor=operator, username="an", full_name="An", role=Role.READER, password=PASSWORD)


def sign_in(client: Client, password: str = PASSWORD) -> str:
    """Return where signing in leads to, or the page that says why it does not."""
    answer = client.post(DOOR, {"username": "an", "password": password})
    return answer["Location"] if answer.status_code == 302 else answer.content.decode()


def test_five_failures_close_the_door_for_a_while(client: Client, user: User) -> None:
    for _ in range(5):
        assert "chưa đúng" in sign_in(client, "sai")
    assert "Nhập sai quá nhiều lần" in sign_in(client)
    SignInFailure.objects.update(at=timezone.now() - timedelta(minutes=16))
    assert sign_in(client) == "/nb/"
    assert not SignInFailure.objects.exists()


def test_a_name_that_nobody_has_is_told_the_same(client: Client, user: User) -> None:
    for _ in range(5):
        page = client.post(DOOR, {"username": "ai-do", "password": "sai"}).content.decode()
        assert "chưa đúng" in page
    assert "quá nhiều lần" in client.post(DOOR, {"username": "ai-do", "password": "sai"}).content.decode()
    assert sign_in(client) == "/nb/"


@pytest.mark.parametrize(("days", "opens"), [(44, True), (46, False)])
def test_an_account_that_is_long_unused_opens_no_more(
    client: Client, user: User, operator: Actor, days: int, opens: bool
) -> None:
    User.objects.update(active_since=timezone.now() - timedelta(days=days))
    answer = sign_in(client)
    assert (answer == "/nb/") is opens
    if not opens:
        assert "45 ngày không dùng" in answer
        reset_password(actor=operator, user=user, password=OTHER)
        assert sign_in(client, OTHER) == "/nb/"


def test_a_closed_account_opens_only_with_a_new_password(client: Client, user: User, operator: Actor) -> None:
    close_account(actor=operator, user=user)
    assert "chưa đúng" in sign_in(client)
    reset_password(actor=operator, user=user, password=OTHER)
    assert sign_in(client, OTHER) == "/nb/"


def test_a_session_of_an_account_that_is_closed_ends(client: Client, user: User, operator: Actor) -> None:
    sign_in(client)
    close_account(actor=operator, user=user)
    assert client.get("/nb/")["Location"].startswith(DOOR)


def test_a_first_password_is_changed_before_anything_else(client: Client, operator: Actor) -> None:
    register_user(actor=operator, username="an", full_name="An", role=Role.READER, password=PASSWORD, temporary=True)
    sign_in(client)
    assert client.get("/nb/")["Location"] == "/nb/mat-khau/"
    weak = {"old_password": PASSWORD, "new_password1": "ngan", "new_password2": "ngan"}
    assert 'aria-invalid="true"' in client.post("/nb/mat-khau/", weak).content.decode()
    strong = {"old_password": PASSWORD, "new_password1": OTHER, "new_password2": OTHER}
    assert client.post("/nb/mat-khau/", strong)["Location"] == "/nb/"
    assert client.get("/nb/").status_code == 200


def test_each_page_lets_the_time_of_the_session_begin_again(client: Client, user: User) -> None:
    client.force_login(user)
    client.get("/nb/")
    session = client.session
    assert session.get_expiry_age() == 30 * 60
    session["seen"] -= 120
    session.save()
    assert client.get("/nb/").cookies["phien"]["max-age"] == 30 * 60
    assert "phien" not in client.get("/nb/").cookies


def test_a_weak_password_is_refused(operator: Actor) -> None:
    with pytest.raises(ValidationError):
        register_user(actor=operator, username="an", full_name="An", role=Role.READER, password="ngan")


def test_the_log_keeps_who_came_in_and_who_failed(client: Client, user: User) -> None:
    sign_in(client, "sai")
    sign_in(client)
    kept = AuditEvent.objects.filter(object_id=user.pk).order_by("id").values_list("action", flat=True)
    assert list(kept) == ["accounts.register_user", "accounts.sign_in_failed", "accounts.sign_in"]
    assert PASSWORD not in str(list(AuditEvent.objects.values_list("detail", flat=True)))


def test_nobody_who_is_signed_in_makes_or_closes_accounts(user: User) -> None:
    with pytest.raises(PermissionDenied):
        close_account(actor=user.actor, user=user)
    with pytest.raises(PermissionDenied):
        reset_password(actor=user.actor, user=user, password=OTHER)


def test_the_commands(client: Client, capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.add("an", "Nguyễn An", "specialist") == 0
    password = capsys.readouterr().out.split()[5]
    assert sign_in(client, password) == "/nb/"
    assert commands.add("an", "Nguyễn An", "specialist") == 2
    assert commands.add("binh", "Bình", "king") == 2
    assert commands.list_all() == 0
    assert "an\tNguyễn An\tChuyên viên\tcó\t" in capsys.readouterr().out
    assert commands.why("an", "review.decide") == 0
    assert "an được review.decide" in capsys.readouterr().out
    assert commands.close("an") == 0
    assert commands.why("an", "review.decide") == 0
    assert "an không được review.decide" in capsys.readouterr().out
    assert commands.reset("an") == 0
    assert commands.reset("khong-co") == commands.close("khong-co") == commands.why("khong-co", "desk.see") == 2
