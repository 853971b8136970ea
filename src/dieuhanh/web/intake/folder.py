"""A watched folder as a door: scanners and people put files there; each comes in once and then leaves the folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.intake.actions import Outcome, receive
from dieuhanh.web.intake.models import Door, State

TAKEN = "da-nhan"
_BEING_WRITTEN = (".part", ".tmp", ".crdownload", "~")


def collect_folder(*, actor: Actor, folder: Path, now: float, quiet: float) -> Iterator[Outcome]:
    """Take in every file of the folder that nobody wrote to for `quiet` seconds before `now` (a time stamp).

    A file that came in, or waits in the quarantine, moves to the folder `da-nhan`; a secret one is deleted.
    """
    for file in sorted(path for path in folder.iterdir() if path.is_file()):
        if file.name.startswith(".") or file.name.endswith(_BEING_WRITTEN) or now - file.stat().st_mtime < quiet:
            continue
        outcome = receive(actor=actor, data=file.read_bytes(), name=file.name, door=Door.FOLDER)
        if outcome.file.state == State.REFUSED:
            file.unlink()
        else:
            _set_aside(file, folder / TAKEN)
        yield outcome


def _set_aside(file: Path, taken: Path) -> None:
    taken.mkdir(exist_ok=True)
    target = taken / file.name
    number = 1
    while target.exists():
        number += 1
        target = taken / f"{file.stem}-{number}{file.suffix}"
    file.replace(target)
