"""Two whole installations, each with a folder and a database of its own, that exchange a document."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from dieuhanh.sources.edxml_model import Organ
from dieuhanh.sources.edxml_writing import write
from tests.web.exchange.conftest import letter_of

pytestmark = pytest.mark.slow


class Installation:
    """One body's own site, used from the command line."""

    def __init__(self, fresh: Path, home: Path, code: str, name: str) -> None:
        self.home, self.outbox, self.inbox = home, home / "di", home / "den"
        shutil.copytree(fresh, home)
        self.outbox.mkdir()
        self.inbox.mkdir()
        self.surroundings = {
            **os.environ,
            "DIEUHANH_HOME": str(home),
            "DIEUHANH_ORGAN_CODE": code,
            "DIEUHANH_ORGAN_NAME": name,
            "DJANGO_SETTINGS_MODULE": "dieuhanh.web.settings",
        }
        self.surroundings.pop("DIEUHANH_DATABASE", None)

    def run(self, *commands: list[str] | str) -> str:
        """Carry out commands of `dieuhanh exchange`, in one process as loading the site takes seconds.

        A word is the name of a function of this module: what the people of the place do in between.
        """
        work = f"import django; django.setup(); from {__name__} import carry_out; carry_out()"
        given = json.dumps([one if isinstance(one, str) else ["exchange", *one] for one in commands])
        command = [sys.executable, "-c", work, given]
        done = subprocess.run(command, env=self.surroundings, check=False, capture_output=True, text=True, timeout=240)
        assert done.returncode == 0, done.stderr
        return done.stdout

    @property
    def travel(self) -> list[str]:
        """The command that sends and fetches."""
        return ["folders", str(self.outbox), str(self.inbox)]

    def hand_over(self, other: Installation) -> None:
        """What the exchange between them does."""
        for file in self.outbox.glob("*.edxml"):
            shutil.move(file, other.inbox)

    def value(self, query: str) -> list[tuple[object, ...]]:
        connection = sqlite3.connect(self.home / "dieuhanh.sqlite3")
        try:
            return connection.execute(query).fetchall()
        finally:
            connection.close()


def carry_out() -> None:
    """In the process of an installation: the commands and deeds that it was given, one after another."""
    from dieuhanh.cli import main

    codes = []
    for one in json.loads(sys.argv[1]):
        if one == the_duty_is_done.__name__:
            the_duty_is_done()
        else:
            codes.append(main(one))
    sys.exit(max(codes))


def the_duty_is_done() -> None:
    """At the bureau: its people confirm the facts, give the duty out, do it and confirm the result."""
    from django.utils import timezone

    from dieuhanh.web.accounts.models import Role
    from dieuhanh.web.audit.actor import command_line
    from dieuhanh.web.review.actions import accept_all
    from dieuhanh.web.review.models import Claim, ClaimKind
    from dieuhanh.web.tasks.actions import answering, assigning, deciding
    from dieuhanh.web.tasks.actions.drafts import choose_bodies
    from dieuhanh.web.tasks.models import Performer
    from tests.web.tasks.conftest import body, person

    actor, now = command_line(), timezone.now()
    accept_all(actor=actor, text_version=Claim.objects.filter(kind=ClaimKind.ASSIGNMENT)[0].text_version, at=now)
    bureau = body("so-tai-chinh", "Sở Tài chính")
    choose_bodies(actor=actor, performer=Performer.objects.get(), bodies=[bureau])
    duty = Performer.objects.get()
    assigning.assign(actor=actor, task=duty.task, at=now)
    duty.refresh_from_db()
    clerk = person("can-bo", Role.CLERK, bureau).actor
    answering.accept(actor=clerk, performer=duty, at=now)
    answering.report(actor=clerk, performer=duty, result=answering.Result("Đã báo cáo."), at=now)
    deciding.confirm(actor=actor, performer=duty, at=now)


def test_a_document_goes_there_and_what_becomes_of_it_comes_back(tmp_path: Path, fresh_home: Path) -> None:
    office = Installation(fresh_home, tmp_path / "vp", "H37", "Văn phòng UBND tỉnh")
    bureau = Installation(fresh_home, tmp_path / "so", "H37.03", "Sở Tài chính")
    file = tmp_path / "cong-van.edxml"
    file.write_bytes(write(replace(letter_of(), sender=Organ("H37"))))
    add = ["add", "H37.03", "Sở Tài chính", "--old-form", "--longest", "13"]
    assert "chờ gửi" in office.run(add, ["send", str(file), "H37.03"], office.travel)
    office.hand_over(bureau)
    assert "nhận: 45/UBND-KT" in bureau.run(bureau.travel, the_duty_is_done.__name__, bureau.travel)
    bureau.hand_over(office)
    office.run(office.travel)
    assert office.value("SELECT status FROM exchange_outgoing WHERE answers_id IS NULL") == [("06",)]
    told = office.value("SELECT status FROM exchange_statusevent ORDER BY status")
    assert told == [("01",), ("03",), ("04",), ("05",), ("06",)]
    assert bureau.value("SELECT sender_code, status FROM exchange_incoming") == [("H37", "06")]
    assert bureau.value("SELECT count(*) FROM documents_textversion WHERE reader = 'docx'") == [(1,)]
