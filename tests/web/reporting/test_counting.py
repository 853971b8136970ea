"""Counting now and as of a day: the past stays as its records had it, and the same rights narrow every number."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dieuhanh.timekeeping import Week, WorkingCalendar
from dieuhanh.web.audit.actor import Actor, command_line
from dieuhanh.web.health import Level
from dieuhanh.web.organisations.models import Organisation, Succession
from dieuhanh.web.parameters.actions import set_parameter
from dieuhanh.web.reporting import health
from dieuhanh.web.reporting.counting import BY_TODAY, Counted, Wanted, counted
from dieuhanh.web.reporting.figures import Figures
from dieuhanh.web.reporting.freezing import freeze, is_whole
from dieuhanh.web.reporting.models import PastStanding
from dieuhanh.web.reporting.names import names_of
from dieuhanh.web.reporting.parameters import RANKED_FROM
from dieuhanh.web.reporting.ranking import ranking
from dieuhanh.web.reporting.standings import rebuild
from dieuhanh.web.reporting.weeks import keep_weeks, kept
from dieuhanh.web.tasks.actions import answering, deciding, extending
from dieuhanh.web.tasks.actions.answering import Result
from dieuhanh.web.tasks.actions.deciding import Basis
from dieuhanh.web.tasks.actions.extending import Request
from dieuhanh.web.tasks.errors import TaskError
from dieuhanh.web.tasks.models import Extension, Performer
from dieuhanh.web.tasks.selectors import Days
from tests.web.tasks.conftest import FIRST, Give, People, later, lead_of

pytestmark = pytest.mark.django_db

CALENDAR = WorkingCalendar()
JOB = Actor(kind="job", name="kiểm thử")


def count(actor: Actor, day: int, **wanted: object) -> Counted:
    today = FIRST + timedelta(days=day)
    return counted(actor, Wanted(**wanted), Days.of(today, CALENDAR), CALENDAR, later(day, 18))  # type: ignore[arg-type]


@pytest.fixture
def life(give: Give, people: People) -> None:
    """Four duties of health: one done in time, one late and done, one open, one without a deadline; one stopped."""
    days = (date(2024, 1, 5), date(2023, 12, 29), date(2024, 1, 20), None, date(2024, 1, 30))
    quick, slow, _open, _none, stopped = map(give, days)
    for task, reported, confirmed in ((quick, 3, 5), (slow, 9, 12)):
        lead = lead_of(task)
        answering.accept(actor=people.health, performer=lead, at=later(1))
        answering.report(actor=people.health, performer=lead, result=Result("Xong."), at=later(reported))
        deciding.confirm(actor=people.office, performer=lead, at=later(confirmed))
    deciding.withdraw(
        actor=people.office, performer=lead_of(stopped), reason="Không còn cần", basis=Basis(words="CV 1"), at=later(2)
    )


def test_every_class_is_counted_once(life: None, people: People) -> None:
    found = count(people.office, 30)
    assert found.whole == Figures(on_time=1, late=1, overdue=1, no_deadline=1, stopped=1)
    assert (found.whole.total, found.tasks) == (5, 5)
    assert dict(found.rows) == {"so-y-te": found.whole}


@pytest.mark.parametrize("heirs", [["so-moi"], ["chi-cuc", "so-moi"]])
def test_figures_of_a_body_that_ended_are_those_of_its_heirs(
    life: None, people: People, health: Organisation, heirs: list[str]
) -> None:
    named_then = count(people.office, 30)
    Organisation.objects.filter(pk=health.pk).update(valid_to=FIRST + timedelta(days=40))
    for place, key in enumerate(heirs):
        heir = Organisation.objects.create(key=key, position=90 + place, kind="so")
        first = FIRST + timedelta(days=41)
        Succession.objects.create(old=health, new=heir, kind="merge", date=first, position=place)
    assert count(people.office, 60).rows == (("so-y-te", named_then.whole),)
    by_today = count(people.office, 60, by=BY_TODAY)
    assert by_today.rows == (("+".join(heirs), by_today.whole),)
    assert by_today.whole == count(people.office, 60).whole
    assert count(people.office, 60, by=BY_TODAY, as_of=FIRST + timedelta(days=30)).rows[0][0] == "so-y-te"


def test_rows_of_several_bodies_have_all_their_names(people: People) -> None:
    assert names_of(["so-giao-thong+so-y-te", "so-y-te", ""], FIRST) == {
        "so-giao-thong+so-y-te": "Sở Giao thông vận tải; Sở Y tế",
        "so-y-te": "Sở Y tế",
    }


def test_support_is_counted_apart(life: None, people: People) -> None:
    assert dict(count(people.office, 30, role="support").rows).keys() == {"so-giao-thong"}


def test_what_was_true_by_the_records_of_a_day_stays(life: None, people: People) -> None:
    days = [FIRST + timedelta(days=ahead) for ahead in range(15)]
    before = {day: count(people.office, 40, as_of=day).whole for day in days}
    assert before[days[4]] == Figures(in_time=3, no_deadline=1, stopped=1, waiting=1, soon=1)
    assert before[days[10]].overdue == 1
    still = PastStanding.objects.filter(state="assigned", superseded_at=None, role="lead", deadline__isnull=False)
    open_one = still.get().performer
    answering.accept(actor=people.health, performer=open_one, at=later(41))
    answering.report(actor=people.health, performer=open_one, result=Result("Xong."), at=later(42))
    assert {day: count(people.office, 45, as_of=day).whole for day in days} == before


Deed = Callable[[Performer, People, datetime], object]
BASIS = Basis(words="CV 1")
DEEDS: dict[str, Deed] = {
    "accept": lambda lead, who, at: answering.accept(actor=who.health, performer=lead, at=at),
    "report": lambda lead, who, at: answering.report(actor=who.health, performer=lead, result=Result("Xong."), at=at),
    "confirm": lambda lead, who, at: deciding.confirm(actor=who.office, performer=lead, at=at),
    "send_back": lambda lead, who, at: deciding.send_back(
        actor=who.office, performer=lead, reason="Khác", text="Biểu 2", at=at
    ),
    "suspend": lambda lead, who, at: deciding.suspend(
        actor=who.office, performer=lead, reason="Chờ", basis=BASIS, at=at
    ),
    "resume": lambda lead, who, at: deciding.resume(actor=who.office, performer=lead, at=at),
    "withdraw": lambda lead, who, at: deciding.withdraw(
        actor=who.office, performer=lead, reason="Thôi", basis=BASIS, at=at
    ),
    "ask": lambda lead, who, at: extending.ask(
        actor=who.health, performer=lead, request=Request(at.date() + timedelta(days=20), "Chờ"), at=at
    ),
    "grant": lambda lead, who, at: extending.grant(
        actor=who.leader, extension=lead.requests.get(answer="waiting"), at=at
    ),
}


def do(deed: str, lead: Performer, people: People, at: datetime) -> None:
    """Let something happen to a duty; what the table refuses happens not."""
    with suppress(TaskError, Extension.DoesNotExist), transaction.atomic():
        DEEDS[deed](lead, people, at)


@settings(max_examples=5, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(happened=st.lists(st.tuples(st.integers(0, 1), st.sampled_from(sorted(DEEDS)), st.integers(0, 4)), max_size=10))
def test_figures_as_of_a_day_never_change_whatever_is_recorded_later(
    give: Give, people: People, happened: list[tuple[int, str, int]]
) -> None:
    with transaction.atomic():
        leads = [lead_of(give(date(2024, 1, 2))), lead_of(give(date(2024, 1, 9)))]
        told: dict[int, tuple[Figures, int]] = {}
        day = 0
        for place, deed, passed in happened:
            for ended in range(day, day + passed):
                now = count(people.office, ended)
                told[ended] = (now.whole, now.tasks)
            day += passed
            do(deed, leads[place], people, later(day))
        views = {ended: count(people.office, day + 50, as_of=FIRST + timedelta(days=ended)) for ended in told}
        assert {ended: (view.whole, view.tasks) for ended, view in views.items()} == told
        transaction.set_rollback(True)


def test_the_view_as_of_today_is_the_view_of_now(life: None, people: People) -> None:
    now = count(people.office, 12)
    assert count(people.office, 13, as_of=FIRST + timedelta(days=12)).whole == now.whole


def test_a_clerk_counts_the_own_body_alone(life: None, people: People, transport: Organisation) -> None:
    assert count(people.transport, 30).whole.total == 0
    assert count(people.transport, 30, role="support").whole.total == 5
    assert count(people.transport, 30, role="support", as_of=FIRST).whole.total == 5
    assert count(people.health, 30).whole.total == 5


def test_standings_are_rebuilt_the_same(life: None) -> None:
    def told() -> list[tuple[object, ...]]:
        return [(one.performer_id, one.sequence, one.state, one.deadline, one.superseded_at) for one in standings]

    standings = PastStanding.objects.order_by("performer", "sequence")
    before = told()
    rebuild()
    standings = PastStanding.objects.order_by("performer", "sequence")
    assert len(before) > 10
    assert told() == before


def test_standings_that_differ_from_the_events_are_found_and_made_anew(life: None) -> None:
    now = timezone.now()
    assert next(health.check_all(now)).level == Level.WELL
    PastStanding.objects.filter(superseded_at__isnull=True).order_by("pk")[:1].get().delete()
    found = next(health.check_all(now))
    assert found.level == Level.BROKEN
    assert "của 1 phần việc" in found.text
    health.mend(command_line(), now)
    assert next(health.check_all(now)).level == Level.WELL


def test_extensions_keep_the_class_of_their_own(give: Give, people: People) -> None:
    lead = lead_of(give(date(2023, 12, 29)))
    answering.accept(actor=people.health, performer=lead, at=later(1))
    request = Request(wanted_on=date(2024, 1, 10), reason="Chờ số liệu")
    asked = extending.ask(actor=people.health, performer=lead, request=request, at=later(2))
    extending.grant(actor=people.leader, extension=asked, at=later(3))
    answering.report(actor=people.health, performer=lead, result=Result("Xong."), at=later(10))
    deciding.confirm(actor=people.office, performer=lead, at=later(11))
    whole = count(people.office, 20).whole
    assert (whole.on_time, whole.after_extension, whole.late) == (1, 1, 0)


def test_a_frozen_report_shows_any_change(life: None, people: People) -> None:
    report = freeze(actor=people.leader, title="Quý I", query="", found=count(people.office, 30))
    assert is_whole(report)
    assert json.loads(report.content)["whole"]["late"] == 1
    report.content = report.content.replace('"late":1', '"late":0')
    assert not is_whole(report)
    with pytest.raises(PermissionDenied):
        freeze(actor=people.health, title="x", query="", found=count(people.health, 30))


def test_weeks_are_kept_once(life: None, people: People) -> None:
    until = Week.of(FIRST + timedelta(days=14))
    assert keep_weeks(actor=JOB, until=until, calendar=CALENDAR, count=3) == 3
    assert keep_weeks(actor=JOB, until=until, calendar=CALENDAR, count=3) == 0
    trend = kept(until, 3)
    assert [figures.overdue if figures else None for _week, figures in trend] == [1, 0, 0]


def test_the_ranking_of_a_day_that_is_over_stays_what_it_was(give: Give, people: People) -> None:
    """By what was recorded then, and by the number that was valid then."""
    lead = [lead_of(give(date(2023, 12, 29))) for _ in range(5)][-1]
    late = later(10)
    then = later(9).date()

    def ranked_on(day: date) -> list[tuple[int | None, int, float | None, int]]:
        days, found = Days.of(later(30).date(), CALENDAR), count(people.leader, 30, as_of=day)
        rows = ranking(people.leader, found, days, day)
        return [(row.place, row.figures.done, row.update, row.extensions) for row in rows]

    before = ranked_on(then)
    assert before == [(1, 0, 0.0, 0)]
    answering.accept(actor=people.health, performer=lead, at=late)
    answering.report(actor=people.health, performer=lead, result=Result("Xong."), at=late)
    set_parameter(
        actor=command_line(), key=RANKED_FROM.key, typed="6", valid_from=late.date(), basis="QĐ 12", today=late.date()
    )
    assert ranked_on(then) == before
    assert ranked_on(late.date()) == [(None, 0, 20.0, 0)]
    assert ranked_on(later(30).date()) == [(None, 0, 20.0, 0)]
