"""UUIDv7: what the bits are, and that identifiers sort in the order in which they were made."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dieuhanh.web.identifiers import uuid7, uuid7_at

INSTANTS = st.integers(min_value=0, max_value=2**48 * 1_000_000 - 1)
RANDOM = st.integers(min_value=0, max_value=2**62 - 1)


@given(INSTANTS, RANDOM)
def test_bits_are_those_of_rfc_9562(nanoseconds: int, randomness: int) -> None:
    made = uuid7_at(nanoseconds, randomness)
    assert made.version == 7
    assert made.variant == "specified in RFC 4122"
    assert made.int >> 80 == nanoseconds // 1_000_000
    assert made.int & (1 << 62) - 1 == randomness


@given(INSTANTS, INSTANTS, RANDOM, RANDOM)
def test_a_later_step_is_a_greater_identifier(one: int, other: int, first: int, second: int) -> None:
    step = 1_000_000 // 4096 + 1
    earlier, later = sorted((one, other))
    if later - earlier >= step:
        assert uuid7_at(earlier, first) < uuid7_at(later, second)


def test_identifiers_of_one_process_only_grow() -> None:
    made = [uuid7() for _ in range(5000)]
    assert made == sorted(made)
    assert len(set(made)) == len(made)
