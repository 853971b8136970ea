"""Commands that read many texts: order, errors on the way, and outputs that appear whole or not at all."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from dieuhanh.commands.running import Wish, run
from dieuhanh.sources import SourceText


def render(source: SourceText, name: str | None) -> str:
    """Stand for a command: what it was given, on one line."""
    if source.text == "lỗi":
        raise ZeroDivisionError(source.text)
    if source.text == "ngắt":
        raise KeyboardInterrupt
    return f"{Path(name).name if name else '-'}:{source.text}\n"


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    for number in range(40):
        (folder / f"{number:02}.txt").write_text(f"văn bản {number}", encoding="utf-8")
    return folder


@pytest.mark.parametrize("jobs", [1, 3])
def test_results_keep_the_order_and_a_bad_file_stops_nothing(
    texts: Path, tmp_path: Path, jobs: int, capsys: pytest.CaptureFixture[str]
) -> None:
    (texts / "17.txt").write_bytes(b"\x00")
    target = tmp_path / "out.jsonl"
    assert run([str(texts), str(tmp_path / "khong-co.txt")], render, Wish(target, jobs)) == 2
    wanted = [f"{number:02}.txt:văn bản {number}" for number in range(40) if number != 17]
    assert target.read_text(encoding="utf-8").splitlines() == wanted
    errors = capsys.readouterr().err.splitlines()
    assert [Path(line.split(": ")[0]).name for line in errors] == ["17.txt", "khong-co.txt"]


def test_one_file_gives_one_result_without_its_name(texts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([str(texts / "03.txt")], render, Wish()) == 0
    assert capsys.readouterr().out == "-:văn bản 3\n"


def test_a_target_is_left_alone_when_nothing_could_be_read(tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    target.write_text("như cũ", encoding="utf-8")
    assert run([str(tmp_path / "khong-co.txt")], render, Wish(target)) == 2
    assert target.read_text(encoding="utf-8") == "như cũ"


def test_a_target_is_left_alone_when_the_work_breaks_off(texts: Path, tmp_path: Path) -> None:
    (texts / "39.txt").write_text("ngắt", encoding="utf-8")
    target = tmp_path / "out.jsonl"
    target.write_text("như cũ", encoding="utf-8")
    with pytest.raises(KeyboardInterrupt):
        run([str(texts)], render, Wish(target))
    assert target.read_text(encoding="utf-8") == "như cũ"
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["out.jsonl"]


def test_a_file_being_read_is_never_overwritten(texts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = texts / "05.txt"
    assert run([str(texts)], render, Wish(source)) == 2
    assert source.read_text(encoding="utf-8") == "văn bản 5"
    assert capsys.readouterr().err.count("\n") == 1


def test_a_target_in_no_folder_is_told_in_one_line(texts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([str(texts / "05.txt")], render, Wish(texts / "khong" / "out.json")) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_a_target_keeps_its_rights(texts: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    target.write_text("như cũ", encoding="utf-8")
    target.chmod(0o640)
    assert run([str(texts / "05.txt")], render, Wish(target)) == 0
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


def test_the_program_failing_on_one_of_several_files_stops_no_other_and_is_listed(
    texts: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (texts / "05.txt").write_text("lỗi", encoding="utf-8")
    (texts / "17.txt").write_bytes(b"\x00")
    target, failed = tmp_path / "out.jsonl", tmp_path / "loi.csv"
    assert run([str(texts)], render, Wish(target, failed=failed)) == 2
    assert len(target.read_text(encoding="utf-8").splitlines()) == 38
    rows = failed.read_text(encoding="utf-8-sig").splitlines()
    assert rows[0] == "tep;ma;ly_do"
    assert ";unexpected;" in rows[1]
    assert "ZeroDivisionError: lỗi" in capsys.readouterr().err
    with pytest.raises(ZeroDivisionError):  # a single file has nobody to wait for
        run([str(texts / "05.txt")], render, Wish())
