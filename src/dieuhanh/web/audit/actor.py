"""Who acts: a person who is signed in, a job, or somebody at the command line of the machine."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal
from uuid import UUID

ActorKind = Literal["person", "job", "cli"]


@dataclass(frozen=True, slots=True)
class Actor:
    """The author of an action. `role` and `organisation_id` are a person's; jobs and the command line have none."""

    kind: ActorKind
    name: str
    user_id: UUID | None = None
    role: str = ""
    organisation_id: UUID | None = None


def command_line() -> Actor:
    """Return the actor of a command: whoever runs commands on the machine operates the installation."""
    return Actor(kind="cli", name="dòng lệnh")
