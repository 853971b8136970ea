"""What the command line asks of the calendar of holidays. Each function returns an exit code."""

from __future__ import annotations

from pathlib import Path

from dieuhanh.web.terminal import FAULT, complain, migrated, tell


def import_days(file: Path, *, confirmed: bool) -> int:
    """Tell what each row of a table of days would do, faults by line; bring it in where `confirmed`."""
    migrated()
    from dieuhanh.web.audit.actor import command_line
    from dieuhanh.web.tasks.actions.calendar import import_calendar
    from dieuhanh.web.tasks.calendar_table import line_words, read_days
    from dieuhanh.web.tasks.errors import TaskError

    try:
        text = file.read_text(encoding="utf-8")
        rows = read_days(text)
        changed = import_calendar(actor=command_line(), text=text) if confirmed else None
    except TaskError as fault:
        complain(fault.message)
        return FAULT
    except (OSError, UnicodeDecodeError) as fault:
        complain(f"{file}: {fault}")
        return FAULT
    for row in rows if changed is None else ():
        tell(line_words(row) if row.faults else f"{row.date} {row.kind} {row.name}: {_WORDS[row.change]}")
    if changed is not None:
        tell(f"{changed} ngày đã ghi; hạn đã ấn định của nhiệm vụ không đổi")
    return FAULT if any(row.faults for row in rows) else 0


_WORDS = {"new": "ngày mới", "other": "thay ngày đang có", "same": "đã có"}


def list_days(year: int) -> int:
    """Write the days of a year in the columns that `import_days` reads."""
    migrated()
    from dieuhanh.web.tasks.calendar_table import table_of
    from dieuhanh.web.tasks.models import CalendarDay

    days = CalendarDay.objects.filter(date__year=year)
    for number, day in enumerate(days):
        cells = {
            "date": str(day.date),
            "kind": day.kind,
            "name": day.name,
            "legal_basis": day.legal_basis,
            "certainty": "chac" if day.certain else "du_kien",
        }
        lines = table_of(cells).splitlines()
        for line in lines if number == 0 else lines[1:]:
            tell(line)
    return 0
