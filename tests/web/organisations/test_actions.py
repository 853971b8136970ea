"""Organisations in the database: brought in once, changed with a trace, each name and parent in its time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from pytest_django import DjangoAssertNumQueries

from dieuhanh.web import demonstration
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.audit.models import AuditEvent
from dieuhanh.web.organisations.actions import ImportedTables, OverlapError, import_tables, move, rename
from dieuhanh.web.organisations.files import read_folder
from dieuhanh.web.organisations.models import Organisation, OrganisationName
from dieuhanh.web.organisations.selectors import changes, directory, tables
from dieuhanh.web.organisations.tables import Tables
from dieuhanh.web.organisations.validity import collide

pytestmark = pytest.mark.django_db

BASIS = "Quyết định 1/QĐ-UBND"


@pytest.fixture
def given(demo: Path) -> Tables:
    """The files of the demonstration province."""
    return read_folder(demo / "to-chuc")


@pytest.fixture
def lang_son(demo: Path) -> None:
    """The demonstration province's organisations in the database."""
    demonstration.load_organisations(demo)


def test_everything_that_came_in_goes_out_again(operator: Actor, given: Tables) -> None:
    assert import_tables(actor=operator, given=given) == ImportedTables(669, 0, 0)
    assert tables() == given
    assert import_tables(actor=operator, given=given) == ImportedTables(0, 0, 669)
    assert AuditEvent.objects.filter(action="organisations.import").count() == 1


@pytest.mark.usefixtures("lang_son")
def test_a_changed_line_takes_its_place_and_leaves_what_was_there_in_the_log(operator: Actor, given: Tables) -> None:
    ended = replace(given.organisations[4], name="Sở Nội vụ cũ", note="x")
    changed = replace(given, organisations=(*given.organisations[:4], ended, *given.organisations[5:]))
    assert import_tables(actor=operator, given=changed) == ImportedTables(0, 1, 668)
    assert tables() == changed
    told = AuditEvent.objects.get(action="organisations.change")
    assert told.detail["name"] == "Sở Nội vụ tỉnh Lạng Sơn"
    assert directory().resolve("Sở Nội vụ cũ", date(2024, 1, 2)).reason == "one"


def test_a_person_does_not_import(given: Tables) -> None:
    with pytest.raises(PermissionDenied):
        import_tables(actor=Actor(kind="person", name="A", role="specialist"), given=given)


@pytest.mark.usefixtures("lang_son")
def test_the_directory_is_kept_until_something_changes(
    operator: Actor, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    body = Organisation.objects.get(key="so-y-te")
    directory()
    with django_assert_num_queries(1):
        assert directory().resolve("Sở Sức khỏe", date(2026, 1, 1)).reason == "unknown"
    rename(actor=operator, organisation=body, name="Sở Sức khỏe", on=date(2026, 1, 1), legal_basis=BASIS)
    assert directory().resolve("Sở Sức khỏe", date(2026, 1, 1)).reason == "one"
    assert directory().resolve("Sở Sức khỏe", date(2025, 12, 31)).one is None


@pytest.mark.usefixtures("lang_son")
def test_names_and_parents_never_overlap(operator: Actor, given: Tables) -> None:
    body, above = Organisation.objects.get(key="so-y-te"), Organisation.objects.get(key="so-noi-vu-2025")
    rename(actor=operator, organisation=body, name="Sở B", on=date(2026, 1, 1), legal_basis=BASIS)
    rename(actor=operator, organisation=body, name="Sở C", on=date(2026, 7, 1), legal_basis=BASIS)
    move(actor=operator, organisation=body, parent=above, on=date(2026, 2, 1), legal_basis=BASIS)
    with pytest.raises(OverlapError):
        rename(actor=operator, organisation=body, name="Sở D", on=date(2026, 3, 1), legal_basis=BASIS)
    with pytest.raises(OverlapError):
        move(actor=operator, organisation=body, parent=above, on=date(2026, 1, 1), legal_basis=BASIS)
    noted = replace(given, organisations=tuple(replace(row, note="x") for row in given.organisations))
    import_tables(actor=operator, given=noted)
    full = OrganisationName.objects.filter(organisation=body, is_full=True)
    assert not collide(name.validity for name in full)
    assert not collide(link.validity for link in body.parents.all())
    assert [directory().bodies["so-y-te"].name_on(date(2026, month, 1)) for month in (3, 7)] == ["Sở B", "Sở C"]


@pytest.mark.usefixtures("lang_son")
def test_what_became_of_the_bodies_of_a_name() -> None:
    told = changes("Sở Tài chính")
    assert {(one.kind, one.old, one.new, one.date) for one in told} == {
        ("merge", f"{name} tỉnh Lạng Sơn", "Sở Tài chính tỉnh Lạng Sơn", date(2025, 3, 1))
        for name in ("Sở Tài chính", "Sở Kế hoạch và Đầu tư")
    }
    assert changes("Sở Không Có") == []
