"""What the command line asks of the parameters. Each function returns an exit code."""

from __future__ import annotations

from datetime import date

from dieuhanh.web.terminal import FAULT, complain, migrated, tell


def list_parameters(day: date | None) -> int:
    """Write each parameter with its key, what it is on a day (default: today), since when and by which document."""
    migrated()
    from dieuhanh.web.clock import today
    from dieuhanh.web.parameters.selectors import standings

    for one in standings(day or today()):
        origin = f"từ {one.since.valid_from:%d/%m/%Y}, {one.since.basis}" if one.since else "mức ngầm định"
        tell(f"{one.parameter.key} = {one.numbers} {one.parameter.unit} ({origin}): {one.parameter.label}")
    return 0


def set_value(key: str, typed: str, *, valid_from: date | None, basis: str) -> int:
    """Let a parameter be another number from a day on (default: today), by a document."""
    migrated()
    from dieuhanh.web.audit.actor import command_line
    from dieuhanh.web.clock import today
    from dieuhanh.web.parameters.actions import ParameterError, set_parameter

    start = valid_from or today()
    try:
        value = set_parameter(actor=command_line(), key=key, typed=typed, valid_from=start, basis=basis, today=today())
    except ParameterError as fault:
        complain(fault.message)
        return FAULT
    tell(f"{value.key} = {value.numbers} từ {value.valid_from:%d/%m/%Y}")
    return 0
