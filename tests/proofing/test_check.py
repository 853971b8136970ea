"""The proofreader as a whole: spans, Unicode forms, hostile input, and the real bulletin."""

from __future__ import annotations

import json
import unicodedata
from typing import TYPE_CHECKING, Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.faults import compare
from dieuhanh.extraction import extract
from dieuhanh.proofing import check
from dieuhanh.proofing.finding import RULES
from tests.proofing.making import figures, whole

if TYPE_CHECKING:
    from pathlib import Path

    from dieuhanh.proofing import Finding

FORMS: tuple[Literal["NFC", "NFD"], ...] = ("NFC", "NFD")
PIECES = st.sampled_from(
    [
        *(
            "Ủy ban",
            "uỷ",
            "hoá",
            "hóa",
            "Chủtịch",
            "ngiệp",
            "dến năm",
            "theo theo",
            " ",
            "  ",
            "\u00a0",
            "\n",
            "\n\n",
            "\r\n",
        ),
        *(
            ".",
            ",",
            ";",
            "…",
            "..",
            "(",
            ")",
            "“",
            "”",
            "/",
            "-",
            "12 /VP-KT",
            "30/2018/QĐ-UBND",
            "14/7/2023của",
            "31/11/2023",
        ),
        *(
            "số",
            "Nghị định số 105",
            "28 hộ",
            "trong đó:",
            "tổng số 56 hộ",
            "10 chuyến/ngày",
            "300 chuyến/tháng",
            "95/100 xã (9%)",
        ),
        *(
            "\u00d0",
            "e\u0302\u0301",
            "\u200b",
            "\ufeff",
            "https://a.vn/b",
            "x@y.vn",
            "Sở Giao thông Vận tải",
            "xem tại đây",
        ),
    ]
)


def assert_spans(text: str, findings: list[Finding]) -> None:
    for finding in findings:
        assert finding.rule in RULES
        assert finding.places[0] == (finding.start, finding.end)
        assert text[finding.start : finding.end] == finding.quote
        assert all(0 <= start < end <= len(text) for start, end in finding.places), finding


@settings(deadline=None)
@given(st.one_of(st.lists(PIECES, max_size=30).map("".join), st.text(max_size=80)))
def test_any_text_gives_findings_with_true_spans(text: str) -> None:
    assert_spans(text, check(text, whole(text, figures=figures(text))))


@settings(deadline=None)
@given(st.lists(PIECES, max_size=20).map(" ".join), st.sampled_from(FORMS))
def test_the_unicode_form_moves_places_and_changes_nothing_else(text: str, form: Literal["NFC", "NFD"]) -> None:
    form_text = unicodedata.normalize(form, text)
    findings = check(form_text, whole(form_text))
    assert_spans(form_text, findings)
    composed = unicodedata.normalize("NFC", text)
    kinds = [finding.rule for finding in check(composed, whole(composed)) if not finding.rule.startswith("letters.")]
    assert sorted(finding.rule for finding in findings if not finding.rule.startswith("letters.")) == sorted(kinds)


@pytest.mark.parametrize(
    "unit",
    [
        "9",
        "1.000.",
        "số ",
        "(",
        "“",
        "ngày ",
        "12 / ",
        "a,",
        "A.",
        ". ",
        "\u00a0",
        "e\u0301",
        "theo ",
        "Sở ",
        "1 hộ: ",
        "@a.vn",
        "Ð",
    ],
)
def test_hostile_repetition_comes_to_an_end(unit: str) -> None:
    text = unit * (20_000 // len(unit))
    assert_spans(text, check(text, whole(text, figures=figures(text)[:200])))


def test_a_finding_is_plain_data() -> None:
    text = "Theo theo yêu cầu, theo theo kế hoạch."
    data = json.loads(json.dumps([finding.to_dict() for finding in check(text, whole(text))]))
    assert data[0]["kind"] == "doubled word"
    assert data[0]["places"] == [[0, 9]]
    assert data[0]["label"] == "Lặp từ"


@pytest.mark.parametrize(
    "name", ["cong-van-tai-san-cong", "ke-hoach-cau-nong-thon", "quyet-dinh-kien-toan", "thong-bao-ket-luan"]
)
def test_a_careful_document_gives_no_false_alarm(demo: Path, name: str) -> None:
    files = list(demo.rglob(f"{name}.txt"))
    if not files:
        pytest.skip(f"SKIPPED: the demonstration text {name} is not in {demo}")
    text = files[0].read_bytes().decode()
    assert [finding for finding in check(text, extract(text)) if finding.severity != "ok"] == []


def test_the_real_bulletin(shared: Path) -> None:
    faults = json.loads((shared / "extraction" / "faults-2023-w52.json").read_bytes())
    text = (shared / "extraction" / faults["text"]).read_bytes().decode()
    findings = check(text, extract(text))
    assert_spans(text, findings)
    score = compare(findings, faults)
    assert score.missed["must"] == []
    assert len(score.found["should"]) >= 15
    assert len(score.unlisted) <= 10
