"""What people sign in with besides a password, and where they are signed in."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from dieuhanh.web.accounts.models.people import User
from dieuhanh.web.records import Record


class CodeApp(Record):
    """An app that makes a new code each half minute (TOTP, RFC 6238). No code counts twice: `last_step` is the last."""

    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="code_app")
    sealed_secret = models.BinaryField()
    last_step = models.BigIntegerField(default=0)
    made_at = models.DateTimeField(default=timezone.now, editable=False)

    def __str__(self) -> str:
        return str(self.user_id)


class RecoveryCode(Record):
    """A code on paper that opens once, for who lost the second factor; only its keyed digest is kept."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="recovery_codes")
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "digest"], name="recovery_code_once")]

    def __str__(self) -> str:
        return str(self.user_id)


class Passkey(Record):
    """A passkey (WebAuthn) of a person: its public half, and how often it has signed where it counts."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="passkeys")
    name = models.CharField(max_length=60)
    credential_id = models.BinaryField(unique=True)
    credential = models.BinaryField()
    sign_count = models.PositiveBigIntegerField(default=0)
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    used_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["made_at"]

    def __str__(self) -> str:
        return self.name


class SignedIn(Record):
    """A session of a person: since when, last seen when, from where and with what."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="sessions")
    session_key = models.CharField(max_length=40, unique=True)
    began_at = models.DateTimeField(default=timezone.now, editable=False)
    seen_at = models.DateTimeField(default=timezone.now)
    address = models.CharField(max_length=45, blank=True)
    device = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["-seen_at"]

    def __str__(self) -> str:
        return f"{self.user_id}: {self.device}"


class SingleSignOn(Record):
    """The person at the provider of single sign-on that an account was matched with; it stays that one."""

    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="single_sign_on")
    issuer = models.CharField(max_length=300)
    subject = models.CharField(max_length=255)
    made_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["issuer", "subject"], name="single_sign_on_once")]

    def __str__(self) -> str:
        return f"{self.issuer} {self.subject}"
