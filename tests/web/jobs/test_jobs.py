"""Jobs from the wish to the end: once, again after a fault, never by two, ended by a person."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import transaction
from django.utils import timezone

from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.audit.models import AuditEvent
from dieuhanh.web.jobs import leases
from dieuhanh.web.jobs.actions import UnknownHandlerError, cancel, enqueue, retry
from dieuhanh.web.jobs.context import JobContext
from dieuhanh.web.jobs.handlers import GiveUpError, Payload, handler
from dieuhanh.web.jobs.models import Job, State
from dieuhanh.web.jobs.running import drain, execute

pytestmark = pytest.mark.django_db

LAN = Actor(kind="person", name="Nguyễn Thị Lan", user_id=uuid4(), role="specialist", organisation_id=uuid4())
PAUSE = timedelta(seconds=10)


def fresh(job: Job) -> Job:
    return Job.objects.get(pk=job.pk)


def test_a_job_is_done_once_for_who_asked() -> None:
    seen: list[tuple[Payload, Actor, Actor]] = []

    @handler("test.note")
    def note(context: JobContext, payload: Payload) -> dict[str, int]:
        seen.append((payload, context.actor, context.asked_by))
        return {"noted": len(seen)}

    job = enqueue(actor=LAN, handler="test.note", payload={"văn bản": "150/KH-BCĐ"})
    assert (drain(), drain()) == (1, 0)
    done = fresh(job)
    assert (done.state, done.result, done.attempts, done.error) == (State.DONE, {"noted": 1}, 1, "")
    payload, actor, asked_by = seen[0]
    assert payload == {"văn bản": "150/KH-BCĐ"}
    assert (actor.kind, actor.name, actor.user_id) == ("job", LAN.name, LAN.user_id)
    assert asked_by == LAN


def test_nobody_can_ask_for_what_no_room_does() -> None:
    with pytest.raises(UnknownHandlerError):
        enqueue(actor=LAN, handler="test.unknown", payload={})


def test_a_job_of_another_version_waits_for_it() -> None:
    job = Job.objects.create(handler="test.of-tomorrow", run_at=timezone.now())
    assert drain() == 0
    assert fresh(job).state == State.WAITING


@pytest.mark.django_db(transaction=True)
def test_a_wish_that_is_rolled_back_was_never_there() -> None:
    handler("test.nothing")(lambda _context, _payload: None)
    with transaction.atomic():
        enqueue(actor=LAN, handler="test.nothing", payload={})
        transaction.set_rollback(True)
    assert not Job.objects.exists()


def test_a_fault_is_kept_and_the_job_tried_again_later_and_later() -> None:
    @handler("test.fails", max_attempts=3, backoff=10)
    def fails(context: JobContext, _payload: Payload) -> None:
        raise ValueError(f"lần {context.attempt}")

    job = enqueue(actor=LAN, handler="test.fails", payload={})
    for attempt, pause in ((1, PAUSE), (2, 2 * PAUSE)):
        before = timezone.now()
        assert drain() == 1
        row = fresh(job)
        assert (row.state, row.error, row.attempts) == (State.WAITING, f"ValueError: lần {attempt}", attempt)
        assert "raise ValueError" in row.traceback
        assert pause <= row.run_at - before < pause + timedelta(seconds=5)
        assert drain() == 0
        Job.objects.update(run_at=timezone.now())
    assert drain() == 1
    assert (fresh(job).state, fresh(job).error) == (State.FAILED, "ValueError: lần 3")


def test_what_cannot_succeed_is_not_tried_again() -> None:
    @handler("test.hopeless")
    def hopeless(_context: JobContext, _payload: Payload) -> None:
        raise GiveUpError("Tệp đã bị hủy. Hãy nhập lại.")

    job = enqueue(actor=LAN, handler="test.hopeless", payload={})
    drain()
    assert (fresh(job).state, fresh(job).error) == (State.FAILED, "Tệp đã bị hủy. Hãy nhập lại.")


def test_a_second_click_finds_the_first_ones_job() -> None:
    handler("test.once")(lambda _context, _payload: None)
    handler("test.other")(lambda _context, _payload: None)
    first, second = (enqueue(actor=LAN, handler="test.once", payload={}, dedupe_key="12") for _ in range(2))
    assert first.pk == second.pk
    others = [
        enqueue(actor=LAN, handler="test.once", payload={}, dedupe_key="13"),
        enqueue(actor=LAN, handler="test.other", payload={}, dedupe_key="12"),
    ]
    assert len({first.pk, *(other.pk for other in others)}) == 3
    drain()
    assert enqueue(actor=LAN, handler="test.once", payload={}, dedupe_key="12").pk != first.pk


@pytest.mark.parametrize(("again", "runs"), [(False, 1), (True, 2)])
def test_a_job_that_runs_already_may_be_asked_to_run_once_more(again: bool, runs: int) -> None:
    count = 0

    @handler("test.self")
    def itself(_context: JobContext, _payload: Payload) -> None:
        nonlocal count
        count += 1
        if count == 1:
            enqueue(actor=LAN, handler="test.self", payload={}, dedupe_key="x", again=again)

    job = enqueue(actor=LAN, handler="test.self", payload={}, dedupe_key="x")
    assert drain() == runs
    assert count == runs
    assert Job.objects.get().pk == job.pk
    assert fresh(job).state == State.DONE


def test_a_job_for_later_waits_until_then() -> None:
    handler("test.later")(lambda _context, _payload: None)
    later = timezone.now() + timedelta(hours=2)
    enqueue(actor=LAN, handler="test.later", payload={}, run_at=later)
    assert drain() == 0
    assert drain(later) == 1


def test_the_oldest_comes_first() -> None:
    seen: list[int] = []
    handler("test.order")(lambda _context, payload: seen.append(payload["n"]))
    now = timezone.now()
    for number in (2, 0, 1):
        enqueue(actor=LAN, handler="test.order", payload={"n": number}, run_at=now - timedelta(minutes=9 - number))
    drain()
    assert seen == [0, 1, 2]


def test_a_dead_workers_job_is_given_back_and_its_owner_may_write_nothing_more() -> None:
    handler("test.slow", max_attempts=2)(lambda _context, _payload: {"by": "second"})
    job = enqueue(actor=LAN, handler="test.slow", payload={})
    now = timezone.now()
    taken = leases.claim(owner="first", now=now)
    assert taken is not None
    assert leases.recover(now=now + leases.LEASE - timedelta(seconds=1)) == 0
    assert leases.claim(owner="second", now=now + leases.LEASE) is None
    late = now + leases.LEASE + timedelta(seconds=1)
    assert leases.recover(now=late) == 1
    execute(taken, now)  # the first was only slow: its end counts for nothing
    assert fresh(job).state == State.WAITING
    assert drain(late) == 1
    assert (fresh(job).state, fresh(job).attempts) == (State.DONE, 2)


def test_a_job_that_kills_its_workers_fails_in_the_end() -> None:
    handler("test.killer", max_attempts=2)(lambda _context, _payload: None)
    job = enqueue(actor=LAN, handler="test.killer", payload={})
    now = timezone.now()
    for _ in range(2):
        assert leases.claim(owner="soon dead", now=now) is not None
        now += leases.LEASE + timedelta(seconds=1)
        leases.recover(now=now)
    assert fresh(job).state == State.FAILED
    assert "dừng đột ngột" in fresh(job).error


def test_steps_are_counted_with_what_they_write_and_not_done_again() -> None:
    handler("test.effect")(lambda _context, _payload: None)

    @handler("test.steps", max_attempts=2, backoff=0)
    def steps(context: JobContext, _payload: Payload) -> None:
        for number in range(context.done, 4):
            with context.step(words=f"bước {number + 1}", total=4):
                enqueue(actor=context.actor, handler="test.effect", payload={"n": number})
                if number == 2 and context.attempt == 1:
                    raise OSError("mất điện")

    job = enqueue(actor=LAN, handler="test.steps", payload={})
    drain()
    row = fresh(job)
    assert (row.state, row.progress_done, row.progress_total, row.progress_words) == (State.DONE, 4, 4, "bước 4")
    effects = Job.objects.filter(handler="test.effect")
    assert sorted(effect.payload["n"] for effect in effects) == [0, 1, 2, 3]


@pytest.mark.parametrize("way", ["step", "check", "tell"])
def test_whoever_lost_the_lease_writes_nothing(way: str) -> None:
    reached = []

    @handler("test.lost")
    def lost(context: JobContext, _payload: Payload) -> None:
        Job.objects.update(lease_owner="another")
        if way == "step":
            with context.step():
                reached.append(way)
        else:
            context.check() if way == "check" else context.tell(1, 1)
        reached.append(way)

    job = enqueue(actor=LAN, handler="test.lost", payload={})
    drain()
    assert reached == []
    assert (fresh(job).state, fresh(job).lease_owner) == (State.RUNNING, "another")


def test_a_waiting_job_is_cancelled_at_once_and_a_running_one_at_its_next_pause() -> None:
    handler("test.nothing")(lambda _context, _payload: None)
    waiting = enqueue(actor=LAN, handler="test.nothing", payload={})
    assert cancel(actor=LAN, job_id=waiting.pk)
    assert drain() == 0
    assert not cancel(actor=LAN, job_id=waiting.pk)

    @handler("test.long")
    def long(context: JobContext, _payload: Payload) -> None:
        cancel(actor=LAN, job_id=context.job_id)
        context.check()
        raise AssertionError("not reached")

    running = enqueue(actor=LAN, handler="test.long", payload={})
    drain()
    assert {fresh(waiting).state, fresh(running).state} == {State.CANCELLED}
    assert list(AuditEvent.objects.filter(actor_name=LAN.name).values_list("action", flat=True)) == ["jobs.cancel"] * 2


def test_a_person_lets_a_failed_job_run_again() -> None:
    healed = False

    @handler("test.heals", max_attempts=1)
    def heals(_context: JobContext, _payload: Payload) -> None:
        if not healed:
            raise OSError("đĩa đầy")

    job = enqueue(actor=LAN, handler="test.heals", payload={}, dedupe_key="k")
    drain()
    assert fresh(job).state == State.FAILED
    healed = True
    assert retry(actor=LAN, job_id=job.pk)
    assert not retry(actor=LAN, job_id=job.pk)
    drain()
    assert (fresh(job).state, fresh(job).error) == (State.DONE, "")


def test_a_failed_job_stays_where_another_of_its_key_took_its_place() -> None:
    handler("test.key", max_attempts=1)(lambda _context, _payload: None)
    first = enqueue(actor=LAN, handler="test.key", payload={}, dedupe_key="k")
    Job.objects.update(state=State.FAILED)
    enqueue(actor=LAN, handler="test.key", payload={}, dedupe_key="k")
    assert not retry(actor=LAN, job_id=first.pk)
    assert fresh(first).state == State.FAILED
