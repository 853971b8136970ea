"""Sending what waits. A letter is marked before it goes out, so a machine that dies in between never sends it twice."""

from __future__ import annotations

import logging
import smtplib
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.db import transaction
from django.utils import timezone

from dieuhanh.timekeeping import WorkingCalendar
from dieuhanh.web.notifications.letter_page import letter_page
from dieuhanh.web.notifications.models import Letter, LetterState
from dieuhanh.web.notifications.quiet import is_quiet

logger = logging.getLogger(__name__)

ATTEMPTS = 5
_PAUSE = timedelta(minutes=5)
_LOST_AFTER = timedelta(minutes=30)
_AT_ONCE = 500


def deliver(*, now: datetime, calendar: WorkingCalendar) -> int:
    """Send the letters whose time has come; return how many went out. Outside the open hours only urgent ones go."""
    _give_up_lost(now)
    waiting = Letter.objects.filter(state=LetterState.WAITING, not_before__lte=now)
    if is_quiet(timezone.localtime(now), calendar):
        waiting = waiting.filter(urgent=True)
    groups = _groups(waiting.order_by("created_at")[:_AT_ONCE])
    return sum(_send(group, now) for group in groups)


def _give_up_lost(now: datetime) -> None:
    """What was being sent when a machine stopped: nobody knows whether it arrived, so a person decides."""
    lost = Letter.objects.filter(state=LetterState.SENDING, not_before__lt=now - _LOST_AFTER)
    lost.update(state=LetterState.UNKNOWN, error="máy dừng giữa lúc gửi")


def _groups(letters: Iterable[Letter]) -> list[list[Letter]]:
    """Letters of one batch to one address together, each other one by itself."""
    groups: dict[tuple[str, str], list[Letter]] = {}
    for letter in letters:
        name = letter.batch or str(letter.pk)
        groups.setdefault((letter.address, name), []).append(letter)
    return list(groups.values())


def _send(group: Sequence[Letter], now: datetime) -> int:
    held = _claimed(group)
    if not held:
        return 0
    try:
        _message(held).send()
    except smtplib.SMTPRecipientsRefused as refusal:
        _failed(held, str(refusal), now, final=True)
        return 0
    except (smtplib.SMTPException, OSError) as fault:
        _failed(held, f"{type(fault).__name__}: {fault}", now, final=False)
        return 0
    Letter.objects.filter(pk__in=[letter.pk for letter in held]).update(
        state=LetterState.SENT, sent_at=timezone.now(), error="", enclosure=b""
    )
    return len(held)


@transaction.atomic
def _claimed(group: Sequence[Letter]) -> list[Letter]:
    """Mark the letters as being sent; another worker gets none of them."""
    keys = [letter.pk for letter in group]
    held = list(
        Letter.objects.select_for_update().filter(pk__in=keys, state=LetterState.WAITING).order_by("created_at")
    )
    for letter in held:
        letter.attempts += 1
    chosen = Letter.objects.filter(pk__in=[letter.pk for letter in held])
    chosen.update(state=LetterState.SENDING)
    for letter in held:
        Letter.objects.filter(pk=letter.pk).update(attempts=letter.attempts)
    return held


def _message(letters: Sequence[Letter]) -> EmailMultiAlternatives:
    first = letters[0]
    more = len(letters) - 1
    subject = first.subject if not more else f"{first.subject} (+{more})"
    text = "\n\n".join(letter.text.strip() for letter in letters) + "\n"
    subject = " ".join(subject.split())
    message = EmailMultiAlternatives(
        subject=subject,
        body=text,
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[first.address],
        headers={"Message-ID": f"<{first.pk}@dieuhanh>", "Auto-Submitted": "auto-generated"},
        connection=get_connection(timeout=20),
    )
    message.attach_alternative(letter_page(subject, text), "text/html")
    for letter in letters:
        if letter.enclosure:
            message.attach(letter.enclosure_name, bytes(letter.enclosure), "application/pdf")
    return message


def _failed(letters: Sequence[Letter], words: str, now: datetime, *, final: bool) -> None:
    for letter in letters:
        over = final or letter.attempts >= ATTEMPTS
        letter.state = LetterState.FAILED if over else LetterState.WAITING
        letter.error = words[:500]
        letter.not_before = now + _PAUSE * letter.attempts
        letter.save(update_fields=["state", "error", "not_before"])
    logger.warning("A letter could not be sent: %s", words)
