"""What commands share: a database that is up to date, lines for people, and the exit code of a fault."""

from __future__ import annotations

import os
import sys

import django

FAULT = 2


def set_up() -> None:
    """Make Django ready with the settings of the site."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dieuhanh.web.settings")
    django.setup()


def migrated() -> None:
    """Set Django up with a database that is up to date, made where there is none; end the program where it may not be.

    A database with data in it is upgraded by `dieuhanh migrate` alone, but for a demonstration's.
    """
    set_up()
    from django.conf import settings

    from dieuhanh.web import guard

    found = guard.structure()
    if found.unknown or (found.pending and not found.empty and not (settings.DEMO or settings.DEBUG)):
        complain(guard.refusal(found))
        raise SystemExit(FAULT)
    if found.pending:
        _migrate()


def fitting() -> bool:
    """Tell whether program and database fit together; a line says what to do where they do not."""
    from dieuhanh.web import guard

    reason = guard.refusal(guard.structure())
    if reason:
        complain(reason)
    return not reason


def upgraded(*, without_backup: bool) -> bool:
    """Bring the database up to date unless something speaks against it, which a line then tells."""
    set_up()
    from django.utils import timezone

    from dieuhanh.web import guard

    reason = guard.refusal_to_migrate(guard.structure(), timezone.now(), without_backup=without_backup)
    if reason:
        complain(reason)
        return False
    _migrate()
    return True


def _migrate() -> None:
    from django.core.management import call_command

    call_command("migrate", interactive=False, verbosity=0)


def tell(line: str) -> None:
    """Write a line of the answer."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def complain(line: str) -> None:
    """Write a line that says what went wrong and what to do."""
    sys.stderr.write(f"dieuhanh: {line}\n")
