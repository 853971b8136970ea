"""Which files a command reads, and what it says of those it cannot."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

import pytest

from dieuhanh.commands.inputs import InputError, gather, read_source, shown


@pytest.fixture(autouse=True)
def vietnamese(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DIEUHANH_LANGUAGE", "vi")


@pytest.mark.parametrize(
    "text",
    [
        "\ufeffCông văn số 45/UBND-KT\r\n",
        unicodedata.normalize("NFD", "Quyết định số 1209/QĐ-UBND ngày 25/12/2023"),
        "QÐ-UBND\u00a0 ngày 25/12/2023\rgiữa dòng\n",
        "một dòng không xuống hàng",
    ],
    ids=["bom and crlf", "decomposed", "eth, no-break space, lone cr", "no line end"],
)
def test_a_text_is_read_as_it_is(tmp_path: Path, text: str) -> None:
    file = tmp_path / "van-ban.txt"
    file.write_bytes(text.encode())
    assert read_source(file).text == text


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "Tệp rỗng"),
        ("\ufeff \r\n\u00a0".encode(), "không có chữ nào"),
        (b"C\x81ng \x81\x8d", "không phải văn bản"),
        (b"\x7fELF\x02\x01\x01" + bytes(9), "Chưa đọc được loại tệp này"),
        (b"PK\x03\x04 word/document.xml", "bị hỏng"),
    ],
    ids=["empty", "blank", "no encoding", "binary", "cut off"],
)
def test_what_is_no_text_is_refused_in_one_line_that_says_what_to_do(tmp_path: Path, data: bytes, said: str) -> None:
    file = tmp_path / "tep.txt"
    file.write_bytes(data)
    with pytest.raises(InputError) as refused:
        read_source(file)
    line = str(refused.value)
    assert line.startswith(f"{file}: ")
    assert said in line
    assert "Hãy " in line
    assert "\n" not in line


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"khong-co\.txt: không tìm thấy\. Hãy"):
        read_source(tmp_path / "khong-co.txt")


def test_a_folder_stands_for_the_sources_below_it_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a/c.TXT", "a/bang.xlsx", "z/"):
        path = tmp_path / name
        (path if name.endswith("/") else path.parent).mkdir(parents=True, exist_ok=True)
        if not name.endswith("/"):
            path.write_text("Công văn", encoding="utf-8")
    inputs = gather([str(tmp_path), str(tmp_path / "z")])
    assert [path.relative_to(tmp_path).as_posix() for path in inputs.paths] == ["a/c.TXT", "b.txt"]
    assert inputs.several
    assert len(inputs.missing) == 1
    assert "không có tệp nào đọc được" in inputs.missing[0]


@pytest.mark.parametrize(
    ("names", "paths", "several"), [([], ["-"], False), (["-"], ["-"], False), (["a", "b"], ["a", "b"], True)]
)
def test_names_stand_for_themselves_and_none_for_standard_input(
    names: list[str], paths: list[str], several: bool
) -> None:
    inputs = gather(names)
    assert [str(path) for path in inputs.paths] == paths
    assert inputs.several is several


def test_a_name_is_shown_on_one_line_whatever_its_bytes() -> None:
    assert shown(Path(os.fsdecode(b"a\nb\xff\x1b[31m.txt"))) == "a\ufffdb\ufffd\ufffd[31m.txt"
