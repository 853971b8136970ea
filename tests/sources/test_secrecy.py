"""Which texts carry a mark of secrecy, which may, and which only speak of secrets."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from dieuhanh.sources import read
from dieuhanh.sources.model import PageBox, SourceText
from dieuhanh.sources.secrecy import Level, find_marks
from tests.conftest import ROOT

HEAD = "UBND TỈNH    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 12/BC-UBND    Độc lập - Tự do - Hạnh phúc\n"


def source(text: str, **metadata: str) -> SourceText:
    return SourceText(text, "text", "1", "text/plain", metadata=metadata)


@pytest.mark.parametrize(
    ("text", "level"),
    [
        (f"MẬT\n{HEAD}", Level.ONE),
        (f"{HEAD}TỐI MẬT    Lạng Sơn, ngày 05 tháng 01 năm 2024\n", Level.TWO),
        (f"{HEAD}    [TUYỆT MẬT]\n", Level.THREE),
        (f"{HEAD}Độ mật: Mật\n", Level.ONE),
        (f"{HEAD}MẬT | Hỏa tốc | 1\n", Level.ONE),
        ("MÂ\u0323T\n" + HEAD, Level.ONE),
        ("Nội dung.\n" * 200 + "TUYỆT MẬT\n" + HEAD, Level.THREE),
    ],
    ids=["above", "beside the day", "in a frame", "labelled", "in a cell", "decomposed", "bound behind another"],
)
def test_a_mark_in_its_place_is_certain(text: str, level: Level) -> None:
    marks = find_marks(source(text))
    assert [(mark.level, mark.certain) for mark in marks] == [(level, True)]
    assert "".join(mark.quote for mark in marks)[:1] in text[marks[0].start : marks[0].end]


@pytest.mark.parametrize(
    "text",
    [
        f"{HEAD}MAT\n",
        f"{HEAD}M ẬT\n",
        f"{HEAD}TỐl MẬT\n".upper(),
        f"{HEAD}TUYÊT MẤT\n",
        f"{HEAD}Mật\n",
        "Nội dung.\n" * 200 + "MẬT\n" + "Nội dung.\n" * 200,
        f"{HEAD}Chỉ người có tên mới được bóc bì\n",
        f"{HEAD}BÍ MẬT\n",
    ],
    ids=[
        "bare",
        "torn",
        "one letter off",
        "marks off",
        "not in capitals",
        "far from a letterhead",
        "envelope",
        "other",
    ],
)
def test_what_may_be_a_mark_waits_for_a_person(text: str) -> None:
    marks = find_marks(source(text))
    assert marks
    assert not any(mark.certain for mark in marks)


@pytest.mark.parametrize(
    "text",
    [
        "MẬT",
        f"{'Kế hoạch năm 2024 ' * 9}| MẬT | 12 bản",
        f"{'Kế hoạch năm 2024 ' * 9}  TỐI MẬT",
        f"{'Kế hoạch năm 2024 ' * 9}Chỉ người có tên mới ĐƯỢC BÓC BÌ",
        f"{'Kế hoạch năm 2024 ' * 9}Tài liệu THU HỒI, thời hạn 12/2024",
        f"{'Kế hoạch năm 2024 ' * 9}(bản sao Bí mật NHÀ NƯỚC)",
    ],
)
def test_a_single_line_is_looked_at_too(text: str) -> None:
    assert find_marks(source(text))


@pytest.mark.parametrize(
    "text",
    [
        "Thực hiện Luật Bảo vệ bí mật nhà nước; danh mục bí mật nhà nước độ Tối mật, Mật.",
        "LUẬT BẢO VỆ BÍ MẬT NHÀ NƯỚC",
        "Mật độ dân số đạt 120 người/km2",
        "MẬT ONG",
        "Mặt\nMắt\nMạt",
        "HỎA TỐC\n" + HEAD,
    ],
)
def test_words_about_secrets_are_no_marks(text: str) -> None:
    assert find_marks(source(text)) == ()


def test_a_mark_in_doubtful_words_of_a_scan_is_not_certain() -> None:
    text = f"MẬT\n{HEAD}"
    box = PageBox(0, 3, 1, 0, 0, 10, 10, confidence=0.35)
    doubtful = SourceText(text, "ocr", "1", "image/png", boxes=(box,))
    assert [mark.certain for mark in find_marks(doubtful)] == [False]
    sure = replace(doubtful, boxes=(replace(box, confidence=0.93),))
    assert [mark.certain for mark in find_marks(sure)] == [True]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("IMAT] t-", [(Level.ONE, False)]),
        ("[ITỐI MẬT1", [(Level.TWO, False)]),
        ("l TUYÊT MẤT |", [(Level.THREE, False)]),
        ("I MẬT ONG", []),
        ("BỀ MẶT I", []),
        ("MỤC I. TÀI CHÍNH", []),
    ],
)
def test_on_a_scan_the_frame_of_a_stamp_may_be_read_as_letters(words: str, found: list[tuple[Level, bool]]) -> None:
    box = PageBox(0, len(words), 1, 0, 0, 10, 10, confidence=0.4)
    marks = find_marks(SourceText(f"{words}\n{HEAD}", "ocr", "1", "image/png", boxes=(box,)))
    assert [(mark.level, mark.certain) for mark in marks] == found


@pytest.mark.parametrize(
    ("subject", "name", "certain"),
    [
        ("[Mật] Gửi báo cáo", "a.eml", [True]),
        ("TỐI MẬT: báo cáo", "a.eml", [True]),
        ("Gửi báo cáo", "bao cao (Mật).docx", [False]),
        ("Gửi báo cáo", "Tối_mật.docx", [False]),
        ("Mật độ xây dựng", "mat bang.docx", []),
    ],
)
def test_subjects_and_names_are_looked_at(subject: str, name: str, certain: list[bool]) -> None:
    assert [mark.certain for mark in find_marks(source("Kính gửi", subject=subject), name)] == certain


@pytest.mark.parametrize("file", sorted((ROOT / "tests" / "data").rglob("*.txt")), ids=lambda file: file.stem)
def test_no_open_document_is_held_back(file: Path) -> None:
    assert find_marks(read(file.read_bytes(), file.name), file.name) == ()


@pytest.mark.parametrize("filling", [" ", "\n ", "(", "\t", "MA ", "a  "])
def test_a_long_empty_stretch_holds_nothing_up(filling: str) -> None:
    text = HEAD + filling * (400_000 // len(filling)) + "\nMẬT\n" + HEAD
    assert Level.ONE in {mark.level for mark in find_marks(source(text))}
