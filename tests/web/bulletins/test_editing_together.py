"""Two editors of one draft: told of each other, their changes put together, what both changed asked about."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from dieuhanh.web.accounts.models import Role, User
from dieuhanh.web.bulletins import editing, presence, publishing, telling, wording
from dieuhanh.web.bulletins.candidates import candidates
from dieuhanh.web.bulletins.checks import problems
from dieuhanh.web.bulletins.editing import EditConflictError, wording_of
from dieuhanh.web.bulletins.forms import ApprovalForm
from dieuhanh.web.bulletins.merging import UNKNOWN, Wording, merge, read
from dieuhanh.web.bulletins.models import Bulletin, BulletinItem, Editor, WithdrawalReason
from tests.web.bulletins.conftest import WEEK

BASE = Wording("Tít", None, for_people=False, topics=("y-te",))
NOON = datetime(2024, 1, 2, 5, tzinfo=UTC)
DESK = "/nb/ban-tin/2023-52/soan/"


def but(**values: object) -> Wording:
    return Wording(**{**{name: getattr(BASE, name) for name in BASE.__slots__}, **values})


@pytest.mark.parametrize(
    ("mine", "theirs", "want", "clashes"),
    [
        (BASE, but(heading="Tít của Lan"), but(heading="Tít của Lan"), ()),
        (but(heading="Tít của tôi"), BASE, but(heading="Tít của tôi"), ()),
        (but(heading="Tôi"), but(public_text="Lan."), but(heading="Tôi", public_text="Lan."), ()),
        (but(heading="Tôi"), but(heading="Lan"), but(heading="Tôi"), ("heading",)),
        (but(heading="Hai"), but(heading="Hai"), but(heading="Hai"), ()),
        (but(public_text="A.\r\nB."), but(public_text="A.\nB."), but(public_text="A.\r\nB."), ()),
        (but(public_text=""), but(public_text="Lan."), but(public_text=""), ("public_text",)),
        (but(topics=()), but(topics=("y-te", "giao-duc")), but(topics=()), ("topics",)),
        (but(for_people=True), but(for_people=True, heading="Lan"), but(for_people=True, heading="Lan"), ()),
    ],
)
def test_changes_go_together_unless_both_changed_the_same(
    mine: Wording, theirs: Wording, want: Wording, clashes: tuple[str, ...]
) -> None:
    assert merge(BASE, mine, theirs) == (want, clashes)


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"heading": 1}'])
def test_what_a_form_carries_is_read_back_and_anything_else_is_unknown(text: str) -> None:
    assert read(but(public_text='“Lời” "đăng"').written()) == but(public_text='“Lời” "đăng"')
    assert read(text) == UNKNOWN


def test_the_new_opening_sentence_is_told_word_by_word() -> None:
    assert wording.changes("có 27 nội dung: 9 công văn", "có 26 nội dung: 9 công văn") == [
        ("", "có"),
        ("del", "27"),
        ("ins", "26"),
        ("", "nội dung: 9 công văn"),
    ]


@pytest.mark.parametrize(
    ("now", "offered"),
    [(datetime(2023, 12, 31, 9, 59, tzinfo=UTC), True), (datetime(2023, 12, 31, 10, tzinfo=UTC), False)],
)
def test_the_usual_hour_is_offered_until_it_has_come(now: datetime, *, offered: bool) -> None:
    last_day = NOON.date().replace(year=2023, month=12, day=31)
    form = ApprovalForm({"decision": "sunday"}, now=now, last_day=last_day)
    assert form.is_valid() is offered
    if offered:
        assert form.publish_at() == datetime(2023, 12, 31, 10, tzinfo=UTC)  # 17:00 in Vietnam
        assert "Hẹn giờ 17:00 Chủ nhật 31/12/2023" in str(form["decision"])


@pytest.fixture
def lan(db: None) -> User:
    """Another specialist."""
    return User.objects.create(username="lan", full_name="Chị Lan", role=Role.SPECIALIST)


@pytest.fixture
def draft(confirmed_week: None, reviewer: User) -> Bulletin:
    """A draft with two items."""
    draft = editing.open_draft(actor=reviewer.actor, week=WEEK)
    for found in candidates(draft)[:2]:
        editing.add_item(actor=reviewer.actor, bulletin=draft, revision=draft.revision, candidate=found)
    return draft


@pytest.fixture
def first(draft: Bulletin) -> BulletinItem:
    """Its first item."""
    return draft.items.get(position=1)


@pytest.fixture
def desk(client: Client, reviewer: User) -> Client:
    """The reviewer's browser."""
    client.force_login(reviewer)
    return client


def form(item: BulletinItem, base: Wording, **changes: str) -> dict[str, object]:
    sent = {"heading": base.heading, "public_text": "Lời.", "goc": base.written(), "topics": []}
    return {**sent, **changes}


@pytest.mark.django_db
class TestItem:
    """Two people at one item."""

    def test_what_others_did_elsewhere_stops_nobody(self, desk: Client, lan: User, draft: Bulletin) -> None:
        first, second = draft.items.order_by("position")
        base = wording_of(first)
        editing.move_item(actor=lan.actor, item=second, revision=draft.revision, position=1)
        answer = desk.post(f"{DESK}muc/{first.pk}/", form(first, base, public_text="Lời của tôi."))
        assert answer.status_code == 302
        first.refresh_from_db()
        assert (first.public_text, first.position) == ("Lời của tôi.", 2)

    def test_what_both_changed_is_asked_and_the_choice_saved(
        self, desk: Client, lan: User, first: BulletinItem
    ) -> None:
        base = wording_of(first)
        theirs = Wording("Tít của Lan", "Lời của Lan.", base.for_people, base.topics)
        editing.save_wording(actor=lan.actor, item=first, base=base, mine=theirs)
        mine = form(first, base, heading="Tít của tôi", public_text="Lời của tôi.")
        answer = desk.post(f"{DESK}muc/{first.pk}/", mine)
        assert answer.status_code == 409
        shown = answer.content.decode()
        for words in ("Chị Lan vừa sửa", "Tít của tôi", "Tít của Lan", "Lời của tôi.", "Lời của Lan.", base.heading):
            assert words in shown
        first.refresh_from_db()
        assert first.heading == "Tít của Lan"
        chosen = {**mine, "goc": wording_of(first).written(), "chon-heading": "mine", "chon-public_text": "theirs"}
        assert desk.post(f"{DESK}muc/{first.pk}/", chosen).status_code == 302
        first.refresh_from_db()
        assert (first.heading, first.public_text) == ("Tít của tôi", "Lời của Lan.")

    def test_what_is_typed_is_kept_and_given_back(self, desk: Client, lan: User, first: BulletinItem) -> None:
        base = wording_of(first)
        page = f"{DESK}muc/{first.pk}/"
        kept = desk.post(page, {**form(first, base, public_text="Đang gõ"), "viec": "giu", "sua": "1"}).json()
        assert kept["saved"].startswith("Đã giữ phần đang gõ lúc ")
        shown = desk.get(page).content.decode()
        assert "Đang gõ</textarea>" in shown
        assert "Đã điền lại phần gõ dở" in shown
        first.refresh_from_db()
        assert first.public_text is None
        assert "Đang gõ" not in str(Editor.objects.filter(user=lan).values_list("typed"))
        desk.post(page, {"viec": "bo-nhap"})
        assert "Đang gõ" not in desk.get(page).content.decode()

    def test_each_is_told_of_the_other_while_they_are_there(
        self, reviewer: User, lan: User, draft: Bulletin, first: BulletinItem
    ) -> None:
        presence.come(actor=lan.actor, bulletin=draft, item=first, at=NOON)
        presence.come(actor=reviewer.actor, bulletin=draft, item=first, at=NOON)
        soon, late = NOON + timedelta(minutes=1), NOON + timedelta(minutes=3)
        assert presence.others(reviewer.actor, draft, first, soon) == ["Chị Lan đang sửa mục này (từ 12:00)"]
        assert presence.others(reviewer.actor, draft, None, soon) == ["Chị Lan đang sửa mục 1 (từ 12:00)"]
        assert presence.others(reviewer.actor, draft, first, late) == []

    def test_an_item_that_was_taken_out_keeps_nothing_silently(
        self, reviewer: User, lan: User, draft: Bulletin, first: BulletinItem
    ) -> None:
        base = wording_of(first)
        gone = BulletinItem.objects.select_related("bulletin").get(pk=first.pk)
        editing.remove_item(actor=lan.actor, item=first, revision=draft.revision)
        with pytest.raises(EditConflictError, match="vừa được người khác bỏ"):
            editing.save_wording(actor=reviewer.actor, item=gone, base=base, mine=base)


@pytest.mark.django_db
class TestDraft:
    """Two people at the draft itself."""

    def test_a_heading_and_the_mark_for_the_people_are_changed_in_the_list(
        self, desk: Client, lan: User, first: BulletinItem
    ) -> None:
        base = first.heading
        desk.post(DESK, {"viec": "nguoi-dan", "muc": first.pk, "co": "1"})
        desk.post(DESK, {"viec": "tit", "muc": first.pk, "goc": base, "tit": " Tít   mới "})
        first.refresh_from_db()
        assert (first.heading, first.for_people) == ("Tít mới", True)
        answer = desk.post(DESK, {"viec": "tit", "muc": first.pk, "goc": base, "tit": "Tít khác"}, follow=True)
        assert "Tít bạn gõ: “Tít khác”." in answer.content.decode()

    def test_a_sentence_written_by_two_is_asked_about_and_stays_typed(
        self, desk: Client, lan: User, draft: Bulletin
    ) -> None:
        base = draft.lead
        editing.save_lead(actor=lan.actor, bulletin=draft, base=base, lead="Câu của Lan.")
        answer = desk.post(DESK, {"viec": "mo-dau", "goc": base, "cau-mo-dau": "Câu của tôi."})
        assert answer.status_code == 409
        shown = answer.content.decode()
        assert "Chị Lan vừa viết câu mở đầu khác." in shown
        assert "Câu của tôi.</textarea>" in shown
        desk.post(DESK, {"viec": "mo-dau", "goc": "Câu của Lan.", "cau-mo-dau": "Câu của tôi."})
        draft.refresh_from_db()
        assert draft.lead == "Câu của tôi."

    def test_a_note_is_saved_whatever_else_changed_and_never_over_anothers(
        self, desk: Client, lan: User, draft: Bulletin, first: BulletinItem
    ) -> None:
        editing.move_item(actor=lan.actor, item=first, revision=draft.revision, position=2)
        desk.post(DESK, {"viec": "ghi-chu", "goc": "", "ghi-chu": "Sửa tít."})
        draft.refresh_from_db()
        assert draft.change_note == "Sửa tít."
        answer = desk.post(DESK, {"viec": "ghi-chu", "goc": "", "ghi-chu": "Sửa lời."}, follow=True)
        assert "“Sửa tít.”. Bạn gõ: “Sửa lời.”." in answer.content.decode()

    def test_the_store_is_filtered_without_marks_and_adds_what_is_shown(self, desk: Client, draft: Bulletin) -> None:
        wanted = [one for one in candidates(draft) if "hộ nghèo" in one.heading]
        answer = desk.get(f"{DESK}?loc=ho+ngheo")
        assert [one.key for one in answer.context["candidates"]] == [one.key for one in wanted]
        assert wanted
        added = desk.post(f"{DESK}?loc=ho+ngheo", {"viec": "them-het", "lan": draft.revision})
        assert added["Location"] == f"{DESK}?loc=ho+ngheo#ban-tin"
        assert draft.items.count() == 2 + len(wanted)

    def test_the_next_item_follows_the_one_that_was_taken_out(
        self, desk: Client, draft: Bulletin, first: BulletinItem
    ) -> None:
        second = draft.items.get(position=2)
        answer = desk.post(DESK, {"viec": "bo", "muc": first.pk, "lan": draft.revision})
        assert answer["Location"] == f"{DESK}#muc-{second.pk}"

    def test_a_draft_that_was_given_back_says_why(
        self, desk: Client, reviewer: User, leader: User, draft: Bulletin
    ) -> None:
        for problem in problems(draft):
            publishing.waive(actor=reviewer.actor, bulletin=draft, finding=problem.key, reason="đã xem")
        waiting = publishing.submit(actor=reviewer.actor, bulletin=draft)
        publishing.give_back(actor=leader.actor, bulletin=waiting, reason="Thiếu mục y tế.")
        assert "Bản này bị trả lại: Thiếu mục y tế." in desk.get(DESK).content.decode()
        publishing.submit(actor=reviewer.actor, bulletin=draft)
        draft.refresh_from_db()
        assert draft.returned_words == ""


@pytest.mark.django_db
def test_only_who_submitted_takes_it_back_before_a_decision(
    desk: Client, reviewer: User, lan: User, leader: User, draft: Bulletin
) -> None:
    for problem in problems(draft):
        publishing.waive(actor=reviewer.actor, bulletin=draft, finding=problem.key, reason="đã xem")
    publishing.submit(actor=reviewer.actor, bulletin=draft)
    with pytest.raises(PermissionDenied):
        publishing.take_back(actor=lan.actor, bulletin=draft)
    page = DESK.replace("soan", "duyet")
    assert "Rút lại để sửa" in desk.get(page).content.decode()
    assert desk.post(page, {"viec": "rut"})["Location"] == DESK
    draft.refresh_from_db()
    assert draft.status == "draft"
    assert "Chưa rút lại được" in desk.post(page, {"viec": "rut"}, follow=True).content.decode()


@pytest.mark.django_db
class TestFirstPage:
    """What people are told of bulletins on their first page, and the inner page of an item."""

    def told(self, user: User) -> list[str]:
        return [block.text for block in telling.blocks(user.actor, date(2024, 1, 2))]

    def test_each_is_told_what_waits_for_them(
        self, reviewer: User, leader: User, lan: User, draft: Bulletin, client: Client
    ) -> None:
        assert self.told(reviewer) == self.told(lan) == ["Bản tin tuần 52/2023: 2 mục"]
        assert self.told(leader) == []
        for problem in problems(draft):
            publishing.waive(actor=reviewer.actor, bulletin=draft, finding=problem.key, reason="đã xem")
        waiting = publishing.submit(actor=reviewer.actor, bulletin=draft)
        assert self.told(leader) == ["Duyệt đăng bản tin tuần 52/2023: 2 mục"]
        assert self.told(reviewer) == []  # never one's own
        publishing.give_back(actor=leader.actor, bulletin=waiting, reason="Thiếu.")
        assert self.told(reviewer) == ["Bản tin tuần 52/2023 bị trả lại: 2 mục"]
        publishing.submit(actor=reviewer.actor, bulletin=draft)
        published = publishing.approve(actor=leader.actor, bulletin=draft, at=NOON)
        publishing.withdraw(
            actor=leader.actor,
            bulletin=published,
            reason=WithdrawalReason.MISTAKE,
            words="Nhầm.",
            replacement="",
            at=NOON,
        )
        assert self.told(reviewer) == self.told(leader) == ["Bản tin tuần 52/2023 đã được gỡ: Đăng nhầm"]

    def test_the_inner_page_leads_to_where_an_item_is_added_to(self, desk: Client, first: BulletinItem) -> None:
        page = desk.get(f"/nb{first.path}").content.decode()
        assert f"/ra-soat/?i={first.item_index}" in page
        assert f"{DESK}muc/{first.pk}/" in page
        assert desk.get("/nb/chi-dao/2023/khong-co/").status_code == 404

    @pytest.mark.parametrize("answer", ["content", "noted"])
    def test_what_no_reason_lets_pass(self, reviewer: User, draft: Bulletin, answer: str) -> None:
        Bulletin.objects.filter(pk=draft.pk).update(version=2)
        draft.refresh_from_db()
        draft.items.all().delete()
        for problem in problems(draft):
            publishing.waive(actor=reviewer.actor, bulletin=draft, finding=problem.key, reason="bỏ qua")
        assert answer in {problem.check for problem in problems(draft) if problem.blocks}
