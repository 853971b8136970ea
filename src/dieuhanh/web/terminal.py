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
    """Set Django up and bring the database up to date, making it where there is none."""
    set_up()
    from django.core.management import call_command

    call_command("migrate", interactive=False, verbosity=0)


def tell(line: str) -> None:
    """Write a line of the answer."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def complain(line: str) -> None:
    """Write a line that says what went wrong and what to do."""
    sys.stderr.write(f"dieuhanh: {line}\n")
