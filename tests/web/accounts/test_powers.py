"""How far roles and lent rights reach: rules on plain values, for any mixture of them."""

from __future__ import annotations

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dieuhanh.web.accounts.catalogue import Reach, administers, is_content, rights
from dieuhanh.web.accounts.powers import Held, Lent, Powers
from dieuhanh.web.accounts.scopes import EVERYWHERE, NOWHERE, Scope

A, B, C, D = (UUID(int=number) for number in range(1, 5))
BODIES = (A, B, C, D)
RIGHTS = sorted(rights())

bodies = st.frozensets(st.sampled_from(BODIES))
scopes = st.one_of(st.just(EVERYWHERE), bodies.map(lambda named: Scope(False, named)))
held = st.builds(
    Held,
    role=st.just("vai-tro"),
    rights=st.dictionaries(st.sampled_from(RIGHTS), st.builds(Reach, of_own_body=st.booleans()), max_size=6),
    bodies=st.none() | bodies,
)
people = st.builds(Powers, own=st.none() | st.sampled_from(BODIES), held=st.lists(held, max_size=4).map(tuple))
loans = st.builds(Lent, rights=st.frozensets(st.sampled_from(RIGHTS)), giver=people)


def covers(wide: Scope, narrow: Scope) -> bool:
    return wide.everything or (not narrow.everything and narrow.organisations <= wide.organisations)


@given(scopes, scopes, st.sampled_from(BODIES))
def test_scopes_join_and_meet_as_sets_do(one: Scope, other: Scope, body: UUID) -> None:
    assert (body in (one | other)) is (body in one or body in other)
    assert (body in (one & other)) is (body in one and body in other)
    assert (one | NOWHERE) == (one & EVERYWHERE) == one


@given(people, loans, st.sampled_from(RIGHTS))
def test_what_is_lent_never_reaches_further_than_the_giver(person: Powers, loan: Lent, right: str) -> None:
    with_loan = Powers(person.own, person.held, (loan,))
    allowed = person.granted(right) | loan.giver.granted(right)
    assert covers(allowed, with_loan.scope(right))
    assert covers(with_loan.scope(right), person.scope(right))
    if right not in loan.rights:
        assert with_loan.scope(right) == person.scope(right)


@given(people, loans, loans)
def test_what_was_lent_cannot_be_lent_on(person: Powers, first: Lent, second: Lent) -> None:
    middle = Powers(person.own, person.held, (first,))
    last = Powers(None, (), (Lent(second.rights, middle),))
    for right in RIGHTS:
        assert covers(person.granted(right), last.scope(right))


@given(people, st.lists(loans, max_size=3).map(tuple))
def test_nobody_has_power_over_accounts_and_sees_content(person: Powers, lent: tuple[Lent, ...]) -> None:
    everyone = Powers(person.own, person.held, lent)
    reached = [right for right in RIGHTS if not everyone.scope(right).is_empty]
    assert not (any(map(administers, reached)) and any(map(is_content, reached)))


@pytest.mark.parametrize(
    ("reach", "named", "own", "expected"),
    [
        (Reach(of_own_body=False), None, None, EVERYWHERE),
        (Reach(of_own_body=True), None, A, Scope(False, frozenset({A}))),
        (Reach(of_own_body=True), None, None, NOWHERE),
        (Reach(of_own_body=False), {B, C}, A, Scope(False, frozenset({B, C}))),
        (Reach(of_own_body=True), {B}, A, Scope(False, frozenset({B}))),
    ],
)
def test_how_far_a_role_reaches(reach: Reach, named: set[UUID] | None, own: UUID | None, expected: Scope) -> None:
    role = Held("vai-tro", {"desk.see": reach}, None if named is None else frozenset(named))
    assert role.reach("desk.see", own) == expected
    assert role.reach("desk.read", own) == NOWHERE
