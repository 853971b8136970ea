"""From the draft to the public and back: checks, the second person, the hour, versions, taking down."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from dieuhanh.web.accounts.models import User
from dieuhanh.web.bulletins import editing, publishing, selectors
from dieuhanh.web.bulletins.candidates import candidates
from dieuhanh.web.bulletins.checks import problems, table
from dieuhanh.web.bulletins.editing import open_draft
from dieuhanh.web.bulletins.models import Bulletin, BulletinStatus, Topic, WithdrawalReason
from dieuhanh.web.jobs import schedules
from dieuhanh.web.jobs.running import drain
from dieuhanh.web.review.models import Claim
from dieuhanh.web.search import sources
from tests.web.bulletins.conftest import AT, WEEK

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("confirmed_week")]


@pytest.fixture
def draft(reviewer: User) -> Bulletin:
    """A draft with three items."""
    draft = open_draft(actor=reviewer.actor, week=WEEK)
    for found in candidates(draft)[:3]:
        editing.add_item(actor=reviewer.actor, bulletin=draft, revision=draft.revision, candidate=found)
    return draft


def word(actor: User, draft: Bulletin, text: str) -> None:
    """Give the first item another public wording."""
    item = draft.items.get(position=1)
    draft.refresh_from_db()
    editing.edit_item(
        actor=actor.actor,
        item=item,
        revision=draft.revision,
        heading=item.heading,
        public_text=text,
        for_people=False,
        topics=[],
    )


def checks_of(draft: Bulletin) -> set[str]:
    return {problem.check for problem in problems(draft) if problem.blocks}


@pytest.mark.parametrize(
    ("text", "check"),
    [
        ("Ông A, số điện thoại 0912 345 678.", "personal"),
        ("CCCD số 020095001234 của người dân.", "personal"),
        ("Gửi về nguyenvana@gmail.com trước ngày 5.", "personal"),
        ("Nội dung [...] chưa xong.", "internal"),
        ("Tài liệu lưu hành nội bộ của Văn phòng.", "internal"),
        ("Xem https://example.vn/a để biết thêm.", "links"),
        ("Xem /van-ban/khong/co/dau/ca để biết thêm.", "links"),
        ("  ", "content"),
        ("Các sở theo theo dõi việc thực hiện.", "proof.words.doubled"),
    ],
)
def test_what_speaks_against_publishing(reviewer: User, draft: Bulletin, text: str, check: str) -> None:
    before = checks_of(draft)
    word(reviewer, draft, text)
    assert check in checks_of(draft) - before


def test_all_reasons_are_told_at_once_and_can_be_waived(reviewer: User, draft: Bulletin) -> None:
    word(reviewer, draft, "Xem https://example.vn/a; gọi 0912345678; nội dung [...] nữa.")
    with pytest.raises(publishing.NotReadyError) as fault:
        publishing.submit(actor=reviewer.actor, bulletin=draft)
    assert {"links", "personal", "internal"} <= {problem.check for problem in fault.value.problems}
    for problem in fault.value.problems:
        publishing.waive(actor=reviewer.actor, bulletin=draft, finding=problem.key, reason="đã kiểm tra")
    assert publishing.submit(actor=reviewer.actor, bulletin=draft).status == BulletinStatus.SUBMITTED


def test_every_line_of_the_table_has_a_name(draft: Bulletin) -> None:
    names = [row.name for row in table(draft)]
    assert len(set(names)) == len(names) == 9


def submitted(actor: User, draft: Bulletin) -> Bulletin:
    for problem in problems(draft):
        publishing.waive(actor=actor.actor, bulletin=draft, finding=problem.key, reason="đã xem")
    return publishing.submit(actor=actor.actor, bulletin=draft)


def test_a_second_person_approves_and_only_its_items_become_public(
    reviewer: User, leader: User, draft: Bulletin, client: Client
) -> None:
    waiting = submitted(reviewer, draft)
    with pytest.raises(PermissionDenied):
        publishing.approve(actor=reviewer.actor, bulletin=waiting, at=AT)
    assert client.get("/ban-tin/2023/tuan-52/").status_code == 404
    publishing.approve(actor=leader.actor, bulletin=waiting, at=AT)
    view = selectors.public_bulletin(2023, 52)
    assert view is not None
    assert len(view.items) == 3
    assert all(item.facts.citations for item in view.items)
    released = set(Claim.objects.filter(published_at__isnull=False).values_list("item_index", flat=True))
    assert released == {item.item.item_index for item in view.items}
    assert client.get("/ban-tin/2023/tuan-52/").status_code == 200
    with pytest.raises(publishing.WrongStateError):
        publishing.approve(actor=leader.actor, bulletin=waiting, at=AT)


def test_search_reads_a_composed_bulletin_as_the_public_does(reviewer: User, leader: User, draft: Bulletin) -> None:
    """Its items come from several texts, and it has none of its own."""
    item = draft.items.get(position=2)
    item.topics.set(Topic.objects.filter(slug="y-te"))
    publishing.approve(actor=leader.actor, bulletin=submitted(reviewer, draft), at=AT)
    view = selectors.public_bulletin(2023, 52)
    assert view is not None
    found = list(sources.registered()["item"].find({"2023-52"}))
    assert [one.text for one in found] == [one.text for one in view.items]
    assert all(one.text for one in found)
    assert {facet.dimension for one in found for facet in one.facets} >= {"loai", "nam", "co-quan", "han"}
    assert [one.path for one in found if sources.FacetValue("chu-de", "y-te", "Y tế") in one.facets] == [item.path]


def test_an_hour_to_come_publishes_once(reviewer: User, leader: User, draft: Bulletin) -> None:
    waiting = submitted(reviewer, draft)
    hour = AT + timedelta(hours=2)
    publishing.approve(actor=leader.actor, bulletin=waiting, at=AT, publish_at=hour)
    assert publishing.publish_due(actor=leader.actor, at=hour - timedelta(minutes=1)) == []
    assert [one.pk for one in publishing.publish_due(actor=leader.actor, at=hour)] == [draft.pk]
    assert publishing.publish_due(actor=leader.actor, at=hour) == []


def test_the_hour_comes_by_itself(reviewer: User, leader: User, draft: Bulletin) -> None:
    hour = AT + timedelta(hours=2)
    publishing.approve(actor=leader.actor, bulletin=submitted(reviewer, draft), at=AT, publish_at=hour)
    schedules.tick(now=hour - timedelta(minutes=10))
    assert schedules.tick(now=hour) >= 1
    drain()
    draft.refresh_from_db()
    assert draft.status == BulletinStatus.PUBLISHED


def topics_of(bulletin: Bulletin) -> list[set[str]]:
    return [{topic.slug for topic in item.topics.all()} for item in bulletin.items.order_by("position")]


def test_a_correction_is_a_new_version_with_a_note(
    reviewer: User, leader: User, draft: Bulletin, client: Client
) -> None:
    publishing.approve(actor=leader.actor, bulletin=submitted(reviewer, draft), at=AT)
    second = open_draft(actor=reviewer.actor, week=WEEK)
    assert second.version == 2
    assert topics_of(second) == topics_of(draft)
    assert any(topics_of(second))
    assert [item.address for item in second.items.all()] == [item.address for item in draft.items.all()]
    assert "noted" in checks_of(second)
    editing.set_change_note(actor=reviewer.actor, bulletin=second, revision=second.revision, note="Sửa tít mục 1.")
    publishing.approve(actor=leader.actor, bulletin=submitted(reviewer, second), at=AT + timedelta(days=1))
    page = client.get("/ban-tin/2023/tuan-52/").content.decode()
    assert "Sửa tít mục 1." in page
    assert client.get("/ban-tin/2023/tuan-52/ban-1/").status_code == 200


def test_giving_back_makes_a_draft_again(reviewer: User, leader: User, draft: Bulletin) -> None:
    waiting = submitted(reviewer, draft)
    assert publishing.give_back(actor=leader.actor, bulletin=waiting, reason="Thiếu mục").status == BulletinStatus.DRAFT


def test_what_was_taken_down_says_why_and_where_to_go(
    reviewer: User, leader: User, draft: Bulletin, client: Client
) -> None:
    publishing.approve(actor=leader.actor, bulletin=submitted(reviewer, draft), at=AT)
    item = draft.items.get(position=1)
    publishing.withdraw(
        actor=leader.actor,
        bulletin=draft,
        reason=WithdrawalReason.MISTAKE,
        words="Đăng nhầm bản nháp.",
        replacement="/ban-tin/2024/tuan-01/",
        at=AT,
    )
    for path in ("/ban-tin/2023/tuan-52/", item.path):
        answer = client.get(path)
        assert answer.status_code == 410
        page = answer.content.decode()
        assert "Đăng nhầm bản nháp." in page
        assert 'href="/ban-tin/2024/tuan-01/"' in page


def test_an_address_of_before_leads_on_for_ever(reviewer: User, client: Client, draft: Bulletin) -> None:
    assert publishing.lead_from(actor=reviewer.actor, former="/vi/node/66241", target="/ban-tin/2023/tuan-52/")
    assert not publishing.lead_from(actor=reviewer.actor, former="/vi/node/66241", target="/elsewhere/")
    answer = client.get("/vi/node/66241")
    assert (answer.status_code, answer["Location"]) == (301, "/ban-tin/2023/tuan-52/")
