"""The parameters that rooms define: what each means, what it is without any document, and what it is on a day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise

from dieuhanh.web.parameters.models import ParameterValue

Words = str | Promise


@dataclass(frozen=True, slots=True)
class Parameter:
    """A number of the house, or several (`many`): its label, its unit, what it does, what it is at first and may be."""

    key: str
    label: Words
    unit: Words
    words: Words
    default: tuple[int, ...]
    least: int = 1
    most: int = 365
    many: bool = False

    def numbers_on(self, day: date) -> tuple[int, ...]:
        """Return what it is on a day: by the last document that is valid then, or what it is at first."""
        held = ParameterValue.objects.filter(key=self.key, valid_from__lte=day).last()
        return numbers_of(held.numbers) if held is not None else self.default

    def on(self, day: date) -> int:
        """Return the number of a day, of one that is a single number."""
        return self.numbers_on(day)[0]

    @property
    def shipped(self) -> str:
        """What it is at first, in words."""
        return shown(self.default)


def numbers_of(text: str) -> tuple[int, ...]:
    """Read numbers as they are stored: `5,3,1`."""
    return tuple(int(part) for part in text.split(","))


def shown(numbers: tuple[int, ...]) -> str:
    """Write numbers for people: `5, 3, 1`."""
    return ", ".join(map(str, numbers))


_parameters: dict[str, Parameter] = {}


def define(parameter: Parameter) -> None:
    """Let the house know a parameter; rooms do it once the site starts."""
    _parameters[parameter.key] = parameter


def defined(key: str) -> Parameter | None:
    """Return the parameter of a key, None where no room defined it."""
    return _parameters.get(key)


def every() -> Iterator[Parameter]:
    """Yield all of them by their keys, so that those of a room stand together."""
    yield from sorted(_parameters.values(), key=lambda one: one.key)
