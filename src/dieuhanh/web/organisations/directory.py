"""All organisations at hand: which one a name means on a day, and who a group of addressees is. No database."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from dieuhanh.web.organisations.names import at_home, held_forms, normal, spellings
from dieuhanh.web.organisations.validity import ALWAYS, Validity

Reason = Literal["one", "several", "ended", "not_yet", "unknown"]
Decision = Literal["auto", "confirm", "manual"]

PROVINCE = "ubnd_tinh"
COMMITTEE = "ban_chi_dao"

_COMMITTEE = re.compile(r"^(?:ban chi dao|ban chi huy|to thuong truc|to cong tac|hoi dong(?: quan ly)?) ")
# Fewer words, such as "phát triển du lịch", stand in texts that mean no committee.
_TELLING = 5


@dataclass(frozen=True, slots=True)
class Name:
    """A name that a body goes by, and when."""

    text: str
    validity: Validity = ALWAYS


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation as it is known by its permanent key; `names` begins with the full ones."""

    key: str
    kind: str
    names: tuple[Name, ...]
    validity: Validity = ALWAYS

    def name_on(self, day: date) -> str:
        """Return its full name of a day; outside of its life the first it had."""
        return next((name.text for name in self.names if name.validity.covers(day)), self.names[0].text)

    def short_name_on(self, day: date) -> str:
        """Return its first short name of a day, as texts of the province write it; the full one where there is none."""
        valid = [name.text for name in self.names if name.validity.covers(day)]
        return valid[1] if len(valid) > 1 else self.name_on(day)


@dataclass(frozen=True, slots=True)
class Group:
    """A wording for many addressees: all bodies of some kinds, with and without some by key."""

    key: str
    wordings: tuple[str, ...]
    kinds: tuple[str, ...]
    included: tuple[str, ...]
    excluded: tuple[str, ...]
    validity: Validity
    decision: Decision


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a name means on a day: `one` body, `several` that a person chooses from, or none.

    Where no body of that name is valid, `bodies` are those that `ended` before, or that are `not_yet` there.
    """

    bodies: tuple[Body, ...]
    reason: Reason

    @property
    def one(self) -> Body | None:
        """The body, where exactly one is meant."""
        return self.bodies[0] if self.reason == "one" else None


@dataclass(frozen=True, slots=True)
class Expansion:
    """The bodies behind a group on a day: settled by themselves (`auto`), to `confirm`, or open (`manual`)."""

    group: str
    wording: str
    decision: Decision
    members: tuple[Body, ...]


@dataclass(frozen=True, slots=True)
class _Held:
    body: Body
    validity: Validity

    def covers(self, day: date) -> bool:
        return self.validity.covers(day) and self.body.validity.covers(day)


class Directory:
    """An index over all organisations and groups; made once and asked often."""

    def __init__(self, bodies: Iterable[Body], groups: Iterable[Group] = ()) -> None:
        self.bodies = {body.key: body for body in bodies}
        self._province = _province(self.bodies.values())
        self._forms: dict[str, list[_Held]] = {}
        self._groups: dict[str, list[Group]] = {}
        self._committees = [body for body in self.bodies.values() if body.kind == COMMITTEE]
        for body in self.bodies.values():
            self._hold(body)
        for group in groups:
            for wording in group.wordings:
                self._groups.setdefault(self._form(wording), []).append(group)

    def _hold(self, body: Body) -> None:
        for name in body.names:
            for form in dict.fromkeys(held_forms(name.text, self._province)):
                self._forms.setdefault(form, []).append(_Held(body, name.validity))

    def _form(self, wording: str) -> str:
        return at_home(normal(wording), self._province)

    def resolve(self, name: str, on: date) -> Resolution:
        """Return the body that a text of that day means by a name, or all that it may mean."""
        for form in spellings(name, self._province):
            held = self._forms.get(form)
            if held:
                return _resolution(held, on)
        return Resolution((), "unknown")

    def ever(self, name: str) -> tuple[Body, ...]:
        """Return all bodies that have ever gone by a name, in the order of the directory."""
        for form in spellings(name, self._province):
            held = self._forms.get(form)
            if held:
                return _distinct(one.body for one in held)
        return ()

    def expand(self, wording: str, on: date) -> Expansion | None:
        """Return the bodies that a group addressee means on a day; None where the wording is no known group.

        A wording that had its time stays open: a person decides who is meant today.
        """
        groups = self._groups.get(self._form(wording))
        if groups is None:
            return None
        group = next((one for one in groups if one.validity.covers(on)), None)
        if group is None:
            return Expansion(groups[0].key, wording, "manual", ())
        return Expansion(group.key, wording, group.decision, tuple(self._members(group, on)))

    def _members(self, group: Group, on: date) -> Iterator[Body]:
        for key, body in self.bodies.items():
            of_kind = body.kind in group.kinds and key not in group.excluded
            if (of_kind or key in group.included) and body.validity.covers(on):
                yield body

    def committees_in(self, text: str, on: date) -> list[Body]:
        """Return the committees valid on a day whose names, or what they are about, a text writes out."""
        words = f" {normal(text)} "
        return [body for body in self._committees if body.validity.covers(on) and self._is_named(body, words)]

    def _is_named(self, body: Body, words: str) -> bool:
        return any(f" {topic} " in words for name in body.names for topic in self._topics(name.text))

    def _topics(self, name: str) -> Iterator[str]:
        for form in held_forms(name, self._province):
            topic = _COMMITTEE.sub("", form)
            yield from (words for words in (form, topic) if topic != form and words.count(" ") >= _TELLING)


def _province(bodies: Iterable[Body]) -> str:
    """The folded name of the province whose committee is in the directory: `lang son`."""
    names = (normal(body.names[0].text) for body in bodies if body.kind == PROVINCE)
    return next((name.removeprefix("ubnd tinh ") for name in names), "")


def _resolution(held: list[_Held], on: date) -> Resolution:
    valid = _distinct(one.body for one in held if one.covers(on))
    if valid:
        return Resolution(valid, "one" if len(valid) == 1 else "several")
    others = _distinct(one.body for one in held)
    over = any(body.validity.end is not None and body.validity.end < on for body in others)
    return Resolution(others, "ended" if over else "not_yet")


def _distinct(bodies: Iterable[Body]) -> tuple[Body, ...]:
    return tuple({body.key: body for body in bodies}.values())
