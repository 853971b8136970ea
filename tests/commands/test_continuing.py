"""`extract --resume`: what was read stays whatever ends the process, and the next run reads the rest only."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dieuhanh.cli import main
from dieuhanh.commands import extracting
from dieuhanh.commands.continuing import unfinished
from tests.sources.making import zipped


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    """A folder with six texts and an archive of two."""
    folder = tmp_path / "kho"
    folder.mkdir()
    for n in range(6):
        (folder / f"{n}.txt").write_text(f"Công văn số {n + 1}/UBND-KT ngày 05/01/2024.", encoding="utf-8")
    (folder / "nén.zip").write_bytes(zipped({f"{n}.txt": f"Văn bản {n}".encode() for n in range(2)}))
    return folder


def files(target: Path) -> list[str]:
    return [Path(json.loads(line)["file"]).name for line in target.read_text(encoding="utf-8").splitlines()]


def cut_off(monkeypatch: pytest.MonkeyPatch, after: int) -> list[str]:
    """End the process, as by Ctrl-C, when so many files were read; return what is read from then on."""
    seen: list[str] = []
    whole = extracting.as_json

    def read(source: object, name: str | None, indent: int | None = None) -> str:
        if len(seen) == after:
            raise KeyboardInterrupt
        seen.append(str(name))
        return whole(source, name, indent)  # type: ignore[arg-type] # passed on as it came

    monkeypatch.setattr(extracting, "as_json", read)
    return seen


def test_a_run_that_was_cut_off_goes_on_and_reads_nothing_twice(
    texts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    whole, target = tmp_path / "ganz.jsonl", tmp_path / "ra.jsonl"
    main(["extract", str(texts), "-o", str(whole)])
    with monkeypatch.context() as patched:
        cut_off(patched, 5)
        assert main(["extract", str(texts), "-o", str(target), "--resume"]) == 130
    assert not target.exists()
    with unfinished(target).open("rb+") as stream:  # the power went while a line was being written
        stream.truncate(unfinished(target).stat().st_size - 7)
    seen = cut_off(monkeypatch, 99)
    assert main(["extract", str(texts), "-o", str(target), "--resume"]) == 0
    assert len(seen) == 4
    assert "4 tệp đã có kết quả, còn 4 tệp" in capsys.readouterr().err
    assert target.read_text(encoding="utf-8") == whole.read_text(encoding="utf-8")
    assert not unfinished(target).exists()


def test_what_failed_is_listed_and_tried_again_when_the_rest_is_done(
    texts: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (texts / "hỏng.docx").write_bytes(b"PK\x03\x04 word/document.xml")
    target, failed = tmp_path / "ra.jsonl", tmp_path / "lỗi.csv"
    command = ["extract", str(texts), "-o", str(target), "--resume", "--failed", str(failed)]
    assert main(command) == 2
    assert len(files(target)) == 8
    assert "hỏng.docx;damaged;" in failed.read_text(encoding="utf-8-sig").splitlines()[1]
    (texts / "hỏng.docx").write_text("Đã lấy lại tệp gốc.", encoding="utf-8")
    assert main(command) == 0
    assert files(target)[-1] == "hỏng.docx"
    assert len(files(target)) == 9
    assert failed.read_text(encoding="utf-8-sig").splitlines() == ["tep;ma;ly_do"]
    assert main(command) == 0
    assert len(files(target)) == 9


@pytest.mark.parametrize(
    ("before", "said"),
    [("{}", "không phải kết quả"), ('{"file": "a", "logic_version": "0"}\n', "do bộ quy tắc khác đọc")],
)
def test_what_is_no_earlier_result_is_left_alone(
    texts: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], before: str, said: str
) -> None:
    target = tmp_path / "ra.jsonl"
    target.write_text(before, encoding="utf-8")
    assert main(["extract", str(texts), "-o", str(target), "--resume"]) == 2
    assert said in capsys.readouterr().err
    assert target.read_text(encoding="utf-8") == before


def test_a_run_that_goes_on_needs_a_file(texts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", str(texts), "--resume"]) == 2
    assert "-o" in capsys.readouterr().err
