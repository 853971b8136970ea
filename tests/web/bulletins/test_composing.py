"""Composing a week out of confirmed items: candidates, order, wording, the opening sentence, and two editors."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from itertools import pairwise

import pytest
from django.core.exceptions import PermissionDenied

from dieuhanh.extraction import extract
from dieuhanh.web.accounts.models import User
from dieuhanh.web.bulletins import editing, wording
from dieuhanh.web.bulletins.candidates import candidate, candidates
from dieuhanh.web.bulletins.checks import public_texts
from dieuhanh.web.bulletins.editing import EditConflictError, open_draft
from dieuhanh.web.bulletins.forms import ItemForm
from dieuhanh.web.bulletins.models import Bulletin, TitlePattern, Topic
from dieuhanh.web.documents.models import TextVersion
from tests.web.bulletins.conftest import WEEK

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("confirmed_week")]

BULLETIN = "ban-tin-2023-tuan-52"


@pytest.fixture
def draft(reviewer: User) -> Bulletin:
    """An open draft of the week, with nothing in it yet."""
    return open_draft(actor=reviewer.actor, week=WEEK)


def fill(actor: User, draft: Bulletin, count: int | None = None) -> None:
    for found in candidates(draft)[:count]:
        editing.add_item(actor=actor.actor, bulletin=draft, revision=draft.revision, candidate=found)


def order(draft: Bulletin) -> list[str]:
    return [item.address for item in draft.items.order_by("position")]


def test_only_confirmed_items_of_the_week_are_candidates(
    reviewer: User, draft: Bulletin, confirm: Callable[[str], TextVersion]
) -> None:
    assert len(candidates(draft)) == 27
    confirm("cong-van-tai-san-cong")  # of the week after
    assert len(candidates(draft)) == 27
    later = open_draft(actor=reviewer.actor, week=type(WEEK)(2024, 1))
    assert [found.of_document for found in candidates(later)].count(True) == 1


def test_an_item_that_is_in_is_no_candidate_until_it_is_taken_out(reviewer: User, draft: Bulletin) -> None:
    first = candidates(draft)[0]
    item = editing.add_item(actor=reviewer.actor, bulletin=draft, revision=0, candidate=first)
    assert first.key not in {found.key for found in candidates(draft)}
    editing.remove_item(actor=reviewer.actor, item=item, revision=draft.revision)
    assert first.key in {found.key for found in candidates(draft)}


def test_moving_numbers_all_items_anew(reviewer: User, draft: Bulletin) -> None:
    fill(reviewer, draft, 4)
    before = order(draft)
    third = draft.items.get(position=3)
    place = editing.move_item(actor=reviewer.actor, item=third, revision=draft.revision, position=1)
    assert place == 1
    assert order(draft) == [before[2], before[0], before[1], before[3]]
    draft.refresh_from_db()
    editing.move_item(actor=reviewer.actor, item=draft.items.get(position=1), revision=draft.revision, position=99)
    assert order(draft) == [before[0], before[1], before[3], before[2]]
    assert list(draft.items.values_list("position", flat=True)) == [1, 2, 3, 4]


def test_two_editors_never_overwrite_each_other(reviewer: User, draft: Bulletin) -> None:
    fill(reviewer, draft, 2)
    seen = draft.revision
    item = draft.items.get(position=1)
    edit = partial(editing.edit_item, actor=reviewer.actor, revision=seen, heading="Tít", for_people=True, topics=[])
    edit(item=item, public_text="Lời của tôi.")
    with pytest.raises(EditConflictError, match="vừa được người khác sửa"):
        edit(item=item, public_text="Lời của Lan.")
    item.refresh_from_db()
    assert item.public_text == "Lời của tôi."


@pytest.mark.parametrize(
    ("before", "ticked", "words", "want"),
    [
        ("as_source", True, "Lời gọn hơn.", False),  # typed, and the tick left where it was
        ("as_source", True, "Nguyên văn\r\nnguồn.", True),
        ("edited", True, "Lời gọn hơn.", True),  # ticked to have the source again
        ("edited", False, "Lời gọn hơn.", False),
    ],
)
def test_words_typed_are_never_lost_to_a_tick(*, before: str, ticked: bool, words: str, want: bool) -> None:
    initial = {"as_source": before == "as_source", "public_text": "Nguyên văn\nnguồn."}
    data = {"heading": "Tít", "public_text": words, **({"as_source": "on"} if ticked else {})}
    form = ItemForm(data, initial=initial)
    assert form.is_valid()
    assert form.cleaned_data["as_source"] is want


def test_the_opening_sentence_counts_and_follows_until_a_person_writes_it(reviewer: User, draft: Bulletin) -> None:
    fill(reviewer, draft)
    draft.refresh_from_db()
    assert draft.lead.startswith("Tuần 52 (25/12–31/12/2023) có 27 nội dung: ")
    assert len(draft.lead.split()) <= 60
    editing.set_lead(actor=reviewer.actor, bulletin=draft, revision=draft.revision, lead="Tuần cuối năm.")
    editing.remove_item(actor=reviewer.actor, item=draft.items.get(position=1), revision=draft.revision)
    draft.refresh_from_db()
    assert (draft.lead, draft.lead_edited) == ("Tuần cuối năm.", True)
    editing.set_lead(actor=reviewer.actor, bulletin=draft, revision=draft.revision, lead=None)
    draft.refresh_from_db()
    assert "26 nội dung" in draft.lead


def test_arranging_by_kind_puts_the_greatest_first(reviewer: User, draft: Bulletin) -> None:
    fill(reviewer, draft)
    editing.arrange(actor=reviewer.actor, bulletin=draft, revision=draft.revision, by="kind")
    kinds = [item.announced.type if item.announced else "" for item in draft.items.select_related("announced")]
    changes = sum(one != other for one, other in pairwise(kinds))
    assert changes == len(set(kinds)) - 1


def test_titles_follow_the_pattern_of_their_day() -> None:
    assert wording.title(date(2023, 12, 25), date(2023, 12, 31)).endswith("(từ ngày 25/12 đến ngày 31/12/2023)")
    assert "lãnh đạo UBND tỉnh" in wording.title(date(2026, 1, 12), date(2026, 1, 18))
    TitlePattern.objects.create(valid_from=date(2026, 6, 1), text="Tuần {start}–{end}")
    assert wording.title(date(2026, 12, 28), date(2027, 1, 3)) == "Tuần 28/12/2026–03/01/2027"


def test_topics_are_suggested_by_words(reviewer: User, draft: Bulletin) -> None:
    fill(reviewer, draft)
    tagged = draft.items.filter(topics__isnull=False).distinct().count()
    assert tagged > 20
    poverty = Topic.objects.get(slug="giam-ngheo-an-sinh")
    assert draft.items.filter(topics=poverty, heading__icontains="hộ nghèo").exists()


def test_readers_compose_nothing(leader: User) -> None:
    with pytest.raises(PermissionDenied):
        open_draft(actor=leader.actor, week=WEEK)


@pytest.mark.parametrize(
    "key", ["", "x:1", "00000000-0000-7000-8000-000000000000:0", "00000000-0000-7000-8000-000000000000:x"]
)
def test_a_wrong_key_is_no_candidate(key: str) -> None:
    assert candidate(key) is None


def test_a_composed_bulletin_reads_back_as_the_same_facts(reviewer: User, draft: Bulletin) -> None:
    fill(reviewer, draft)
    source = draft.items.first()
    assert source is not None
    assert source.text_version is not None
    want = extract(source.text_version.text)
    sections = [(text.item.heading, text.words) for text in public_texts(draft)]
    have = extract(wording.whole_text(draft.title, sections))
    assert have.bulletin.period == want.bulletin.period
    told = [[fact(item) for item in extraction.items] for extraction in (want, have) for fact in FACTS]
    half = len(FACTS)
    assert told[:half] == told[half:]


FACTS = (
    lambda item: item.heading and " ".join(item.heading.split()),
    lambda item: [(c.type, c.number, c.date, c.issuer, c.relation) for c in item.citations],
    lambda item: [(a.lead, a.support, a.origin, a.deadline, a.recurrence) for a in item.assignments],
    lambda item: [(f.value, f.upper, f.unit, f.comparator) for f in item.figures],
    lambda item: [(a.person, a.position, a.role, a.replaces) for a in item.appointments],
    lambda item: item.official.name if item.official else None,
)
