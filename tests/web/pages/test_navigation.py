"""The ways of the header: those taken often stand open, the others behind one more, each only for who may go there."""

from __future__ import annotations

from dieuhanh.web.accounts.models import Role
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.pages.navigation import Ways, ways


def of(role: Role, path: str) -> Ways:
    return ways(Actor(kind="person", name="p", role=role), path)


def test_what_is_taken_often_stands_open_and_nothing_twice() -> None:
    found = of(Role.SPECIALIST, "/nb/nhiem-vu/2024-0001/")
    assert [way.url for way in found.often][:2] == ["/nb/", "/nb/nhiem-vu/"]
    assert [way.url for way in found.often if way.current] == ["/nb/nhiem-vu/"]
    assert len(found.often) <= 7
    assert not {way.url for way in found.often} & {way.url for way in found.others}
    assert found.current_of_others == ""


def test_the_header_names_where_one_is_behind_the_others() -> None:
    assert of(Role.SPECIALIST, "/nb/co-quan/so-y-te/").current_of_others == "Cơ quan"


def test_nobody_is_shown_a_way_that_is_closed_to_them() -> None:
    shown = {way.url for role in Role for way in of(role, "/nb/").others if role != Role.ADMINISTRATOR}
    assert "/nb/quan-tri/" not in shown
    assert "/nb/quan-tri/" in {way.url for way in of(Role.ADMINISTRATOR, "/nb/").others}
