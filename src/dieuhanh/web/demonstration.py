"""The demonstration province: texts with facts that a named reviewer accepted, a published week, accounts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path

from django.utils import timezone

from dieuhanh.web.accounts import actions as accounts
from dieuhanh.web.accounts.holdings import remembered
from dieuhanh.web.accounts.models import Role, User
from dieuhanh.web.audit.actor import Actor
from dieuhanh.web.bulletins import actions as bulletins
from dieuhanh.web.bulletins.editing import edit_item
from dieuhanh.web.bulletins.models import Bulletin, BulletinStatus
from dieuhanh.web.documents import actions as documents
from dieuhanh.web.intake import actions as intake
from dieuhanh.web.intake.models import Door
from dieuhanh.web.organisations import actions as organisations
from dieuhanh.web.organisations.files import read_folder
from dieuhanh.web.organisations.models import Organisation
from dieuhanh.web.review import actions as review
from dieuhanh.web.review.facts import ExtractionValue, check_extraction

FOLDER = Path(__file__).resolve().parents[3] / "demo"
FIRST_DAY = date(2024, 1, 2)
_PUBLISHING_HOUR = time(17, 0)
FOR_PEOPLE = ("2023/1875-ubnd-kgvx", "2023/1881-ubnd-kt", "2023/2217-qd-ubnd", "2023/2230-qd-ubnd", "2023/2267-qd-ubnd")
"""The items of the demonstration's week that concern the people directly."""


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """An account whose password everybody may know, for it opens a demonstration only."""

    username: str
    full_name: str
    role: Role
    password: str
    body: str = ""


ACCOUNTS = (
    DemoAccount("nguoidoc", "Người đọc (trình diễn)", Role.READER, "doc-so-dieu-hanh"),
    DemoAccount("chuyenvien", "Chuyên viên rà soát (trình diễn)", Role.SPECIALIST, "ra-soat-so-dieu-hanh"),
    DemoAccount("lanhdao", "Lãnh đạo (trình diễn)", Role.LEADER, "lanh-dao-so-dieu-hanh", "van-phong-ubnd"),
    DemoAccount("dm-soyte", "Đầu mối Sở Y tế (trình diễn)", Role.CLERK, "dau-moi-so-dieu-hanh", "so-y-te"),
    DemoAccount("dm-xa", "Đầu mối UBND xã (trình diễn)", Role.CLERK, "dau-moi-so-dieu-hanh", "xa-cu-05986-hoang-dong"),
    DemoAccount("nhansu", "Nhân sự (trình diễn)", Role.PERSONNEL, "nhan-su-so-dieu-hanh", "so-noi-vu"),
    DemoAccount("quantri", "Quản trị hệ thống (trình diễn)", Role.ADMINISTRATOR, "quan-tri-so-dieu-hanh"),
)


@dataclass(frozen=True, slots=True)
class DemoText:
    """One text of the demonstration with its facts, and the day it is of."""

    file: Path
    data: bytes
    facts: ExtractionValue
    day: date

    @property
    def is_bulletin(self) -> bool:
        """True for a week's bulletin, false for a single document."""
        return self.facts["bulletin"]["period"] is not None


def texts(folder: Path = FOLDER) -> Iterator[DemoText]:
    """Yield the texts of the demonstration, oldest first."""
    found = [_text(file) for file in sorted(folder.glob("*.gold.json"))]
    yield from sorted(found, key=lambda text: (text.day, text.file.name))


def _text(gold: Path) -> DemoText:
    file = gold.with_name(gold.name.removesuffix(".gold.json") + ".txt")
    data = file.read_bytes()
    facts = check_extraction(json.loads(gold.read_bytes()), len(data.decode()))
    return DemoText(file=file, data=data, facts=facts, day=_day(facts))


def _day(facts: ExtractionValue) -> date:
    """The last day of a bulletin's period; the date of a single document."""
    period = facts["bulletin"]["period"]
    if period is not None:
        return date.fromisoformat(period["end"])
    item = facts["items"][0]
    announced = item["citations"][item["document"]]["date"] if item["document"] is not None else None
    return date.fromisoformat(announced) if announced else FIRST_DAY


def load_organisations(folder: Path = FOLDER) -> None:
    """Bring in the province's organisations with their names, what became of them and the groups of addressees."""
    maker = Actor(kind="cli", name="trình diễn")
    organisations.import_tables(actor=maker, given=read_folder(folder / "to-chuc"))


def load_accounts() -> User:
    """Make the demonstration's accounts where they are missing; return the reviewer."""
    maker = Actor(kind="cli", name="trình diễn")
    users = [
        accounts.register_user(
            actor=maker, username=one.username, full_name=one.full_name, role=one.role, password=one.password
        )
        for one in ACCOUNTS
    ]
    return next(user for user in users if user.role == Role.SPECIALIST)


def place_accounts() -> None:
    """Let the demonstration's people work in their bodies, once the organisations are there."""
    maker = Actor(kind="cli", name="trình diễn")
    bodies = dict(Organisation.objects.filter(key__in=[one.body for one in ACCOUNTS]).values_list("key", "id"))
    for one in ACCOUNTS:
        user = User.objects.get(username=one.username)
        if user.organisation_id is None and one.body in bodies:
            place = bodies[one.body]
            accounts.correct_account(actor=maker, user=user, full_name=user.full_name, organisation_id=place)


def _tick_for_people(actor: Actor, bulletin: Bulletin) -> None:
    """Say of some items that they concern the people directly, as an editor does."""
    for item in bulletin.items.filter(address__in=FOR_PEOPLE):
        edit_item(
            actor=actor,
            item=item,
            revision=bulletin.revision,
            heading=item.heading,
            public_text=item.public_text,
            for_people=True,
            topics=list(item.topics.all()),
        )
        bulletin.refresh_from_db()


@remembered()
def load_text(text: DemoText, reviewer: User) -> bool:
    """Import a text with its facts, accept and publish them; return whether it was new."""
    actor = reviewer.actor
    at = datetime.combine(text.day, _PUBLISHING_HOUR, tzinfo=timezone.get_default_timezone())
    outcome = intake.receive(
        actor=actor, data=text.data, name=text.file.name, door=Door.COMMAND, facts=dict(text.facts)
    )
    (imported,) = outcome.imported
    version = imported.text_version
    review.accept_all(actor=actor, text_version=version, at=at)
    if text.is_bulletin:
        bulletin = bulletins.compose(actor=actor, text_version=version)
        if bulletin.status == BulletinStatus.DRAFT:
            _tick_for_people(actor, bulletin)
        bulletins.publish(actor=actor, bulletin=bulletin, at=at)
    else:
        documents.publish_text(actor=actor, text_version=version, at=at)
        review.release(actor=actor, text_version=version, at=at)
    return imported.created
