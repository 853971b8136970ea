"""What holds for every text: nothing raises, spans lie inside, and the form of the bytes does not change the facts."""

from __future__ import annotations

import json
import unicodedata
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.goldfiles import annotated
from dieuhanh.extraction import extract
from dieuhanh.language import clean
from tests.extraction.asking import OPENING, TITLE
from tests.extraction.test_single_documents import DECISION

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

Json = dict[str, Any]

# Pieces of which directives are made, so that random texts reach the rules.
PIECES = (
    "Yêu cầu ", "Giao ", "Sở Y tế", "UBND các huyện, thành phố", " chủ trì, phối hợp với ", " báo cáo ", "trước ngày ",
    "20/3/2024", "31/02/2024", "ngày 27 tháng 12 năm 2023", "Công văn số ", "Quyết định số ", "15/QĐ-UBND", "98-CTr/TU",
    "/", "-", " của ", "Bộ Xây dựng", "Luật Đất đai", "thay thế ", "có hiệu lực kể từ ngày ký", "12.397 hộ", "8 - 9%",
    "500 tỷ đồng", "khoảng ", "đồng chí ", "Bùi Văn Mẫu", ", Phó Chủ tịch UBND tỉnh", " làm Trưởng Ban, thay ông ",
    "Ủy viên: ", "hằng quý", "trong thời hạn 15 ngày kể từ ngày ", ". ", "; ", ":\n", "\n", "\n\n", " | ", "a) ", "1. ",
    "Số: ", "QUYẾT ĐỊNH", "Điều 1. ", "Nơi nhận:", "KT. CHỦ TỊCH", "\u00a0", "\u200b", "\ufeff", "\r\n", "Ð", "(", ")",
    "“", "”", "…", "./.", "trong quý II/2024", "điểm a khoản 2 Điều 5 ", "0", "999999999999999999", "e\u0302\u0323",
    "\u0301",
)  # fmt: skip
pieces = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
anything = st.text(st.characters(exclude_categories=()), max_size=300) | pieces
openings = st.sampled_from(["", f"{TITLE}\n\nVề việc quản lý\n\n{OPENING}\n\n", DECISION[: DECISION.index("Căn cứ")]])

# Pieces of whole texts, cut anywhere and put together in another order.
TEXTS = [text.text for text in annotated() if text.quotable]
slices = st.tuples(st.sampled_from(TEXTS), st.integers(0, 20_000), st.integers(1, 400)).map(
    lambda cut: cut[0][cut[1] % len(cut[0]) :][: cut[2]]
)
spliced = st.lists(slices, min_size=1, max_size=8).map("".join)


def spans(document: Json) -> Iterator[tuple[int, int]]:
    """Yield the span of every fact and item."""
    for item in document["items"]:
        yield item["start"], item["end"]
        for key in ("citations", "assignments", "figures", "appointments", "mentions"):
            yield from ((fact["start"], fact["end"]) for fact in item[key])
        if item["effective"]:
            yield item["effective"]["start"], item["effective"]["end"]


@settings(max_examples=300)
@given(openings, anything | spliced)
def test_nothing_raises_and_every_span_lies_in_the_text(opening: str, text: str) -> None:
    text = opening + text
    found = extract(text).to_dict()
    assert all(0 <= start <= end <= len(text) for start, end in spans(found))
    facts = [span for span in spans(found) if span not in {(item["start"], item["end"]) for item in found["items"]}]
    assert all(start < end for start, end in facts)
    json.dumps(found, ensure_ascii=False).encode("utf-8", "surrogatepass")


@pytest.mark.parametrize("text", ["cấp quản", "Đơn vị soạn", "Giám đốc các công ty quản"])
def test_a_body_and_half_a_verb_at_the_end_of_the_text(text: str) -> None:
    assert extract(text).items


@settings(max_examples=150)
@given(openings, anything | spliced)
def test_facts_lie_in_their_item_in_order_and_items_do_not_overlap(opening: str, text: str) -> None:
    items = extract(opening + text).items
    assert all(one.end <= other.start for one, other in pairwise(items))
    for item in items:
        assert all(one.end <= other.start for one, other in pairwise(item.citations))
        inside = [(fact.start, fact.end) for fact in item.citations] + [
            (fact.start, fact.end) for fact in item.mentions
        ]
        assert all(item.start <= start < end and start < item.end for start, end in inside)
        assert item.document is None or item.document < len(item.citations)
        assert all(m.resolves_to is None or m.resolves_to < len(item.citations) for m in item.mentions)


@settings(max_examples=100)
@given(openings, anything)
def test_reading_twice_gives_the_same(opening: str, text: str) -> None:
    assert extract(opening + text) == extract(opening + text)


def moved_by(change: Callable[[str], str], text: str) -> list[int]:
    """Return for every index of `text` the index in the changed text, character by character."""
    places, at = [], 0
    for char in text:
        places.append(at)
        at += len(change(char))
    return [*places, at]


VARIANTS: dict[str, Callable[[str], str]] = {
    "decomposed": lambda char: unicodedata.normalize("NFD", char),
    "carriage returns": lambda char: "\r\n" if char == "\n" else char,
    "eth for Đ": lambda char: "\u00d0" if char == "Đ" else char,
    "no-break spaces": lambda char: "\u00a0" if char == " " else char,
}


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("name", ["ban-tin-2023-tuan-52", "quyet-dinh-kien-toan", "cong-van-tai-san-cong"])
def test_the_same_facts_from_another_form_of_the_text(demo: Path, name: str, variant: str) -> None:
    change = VARIANTS[variant]
    text = (demo / f"{name}.txt").read_text(encoding="utf-8")
    places = moved_by(change, text)
    here, there = extract(text).to_dict(), extract("".join(change(char) for char in text)).to_dict()
    assert there == _moved(here, places, change)


def test_a_byte_order_mark_is_character_nought(demo: Path) -> None:
    text = (demo / "ban-tin-2023-tuan-52.txt").read_text(encoding="utf-8")
    here, there = extract(text).to_dict(), extract(f"\ufeff{text}").to_dict()
    assert list(spans(there)) == [(start + 1, end + 1) for start, end in spans(here)]
    assert there["bulletin"] == here["bulletin"]


def _moved(value: object, places: list[int], change: Callable[[str], str], key: str = "") -> object:
    """Return the facts with their spans at the changed text's indices; words stay, they are given in one form."""
    if isinstance(value, dict):
        return {name: _moved(inner, places, change, name) for name, inner in value.items()}
    if isinstance(value, list):
        return [_moved(inner, places, change, key) for inner in value]
    return places[value] if key in ("start", "end") and isinstance(value, int) else value


@settings(max_examples=100)
@given(anything)
def test_the_quote_of_a_span_is_what_was_read(text: str) -> None:
    source = f"{TITLE}\n\nVề việc quản lý\n\n{OPENING}\n\n{text}"
    for item in extract(source).items:
        for citation in item.citations:
            quote = clean(source[citation.start : citation.end]).text
            number = citation.number or ""
            assert number.replace(" ", "") in "".join(quote.split())
