"""The command line as a person or a script meets it: real processes, real files."""

from __future__ import annotations

import json
import os
import pty
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from dieuhanh import __version__

PROGRAM = str(Path(sys.executable).with_name("dieuhanh"))


def dieuhanh(
    *arguments: str | Path, given: bytes | None = None, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    """Run the program and return what it said."""
    return subprocess.run(
        [PROGRAM, *map(str, arguments)],
        input=given,
        stdin=None if given is not None else subprocess.DEVNULL,
        capture_output=True,
        env={**os.environ, "DIEUHANH_LANGUAGE": "vi", **environment},
        check=False,
        timeout=120,
    )


def test_it_tells_its_version() -> None:
    assert dieuhanh("--version").stdout.decode() == f"dieuhanh {__version__}\n"


def test_it_speaks_the_language_of_the_locale() -> None:
    said = {
        language: dieuhanh("extract", "khong-co.txt", DIEUHANH_LANGUAGE=language).stderr.decode()
        for language in ("vi_VN.UTF-8", "en_GB.UTF-8")
    }
    assert said == {
        "vi_VN.UTF-8": "khong-co.txt: không tìm thấy. Hãy kiểm tra lại đường dẫn.\n",
        "en_GB.UTF-8": "khong-co.txt: not found. Check the path.\n",
    }


def test_one_file_becomes_one_document(demo: Path) -> None:
    done = dieuhanh("extract", demo / "cong-van-tai-san-cong.txt")
    assert done.returncode == 0
    facts = json.loads(done.stdout)
    assert facts["schema"] == "dieuhanh-extract/1"
    assert "file" not in facts
    announced = facts["items"][0]["citations"][facts["items"][0]["document"]]
    assert announced["number"] == "45/UBND-KT"


def test_standard_input_reads_like_a_file(demo: Path) -> None:
    file = demo / "thong-bao-ket-luan.txt"
    wanted = dieuhanh("extract", file).stdout
    assert dieuhanh("extract", given=file.read_bytes()).stdout == wanted
    assert dieuhanh("extract", "-", given=file.read_bytes()).stdout == wanted


def test_offsets_count_a_byte_order_mark_and_carriage_returns(demo: Path, tmp_path: Path) -> None:
    text = "\ufeff" + (demo / "cong-van-tai-san-cong.txt").read_text(encoding="utf-8").replace("\n", "\r\n")
    file = tmp_path / "bom-crlf.txt"
    file.write_bytes(text.encode())
    item = json.loads(dieuhanh("extract", file).stdout)["items"][0]
    announced = item["citations"][item["document"]]
    assert text[announced["start"] : announced["end"]] == "Số: 45/UBND-KT"


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_folder_becomes_lines_in_order_with_the_files_names(demo: Path, tmp_path: Path, jobs: str) -> None:
    target = tmp_path / "facts.jsonl"
    assert dieuhanh("extract", demo, "-o", target, "--jobs", jobs).returncode == 0
    names = [json.loads(line)["file"] for line in target.read_text(encoding="utf-8").splitlines()]
    assert names == sorted(str(path) for path in demo.glob("*.txt"))


def test_a_bad_file_among_good_ones_is_told_and_passed_over(demo: Path, tmp_path: Path) -> None:
    bad = tmp_path / "anh.txt"
    bad.write_bytes(b"\x89PNG\r\n\x1a\n\x00")
    done = dieuhanh("extract", bad, demo / "quyet-dinh-kien-toan.txt")
    assert done.returncode == 2
    assert len(done.stdout.splitlines()) == 1
    assert done.stderr.decode().startswith(f"{bad}: ")
    assert done.stderr.count(b"\n") == 1


def test_the_table_is_for_people(demo: Path) -> None:
    said = dieuhanh("extract", demo / "ke-hoach-cau-nong-thon.txt", "--format", "table", COLUMNS="80").stdout.decode()
    assert "Kế hoạch số 18/KH-UBND ngày 15/01/2024" in said
    assert "Nhiệm vụ" in said
    assert max(map(len, said.splitlines())) <= 80
    assert "{" not in said


def test_a_reader_that_goes_away_is_no_error(demo: Path) -> None:
    with subprocess.Popen(
        [PROGRAM, "extract", *[str(demo / "ban-tin-2023-tuan-52.txt")] * 20],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(1)
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(timeout=60) == 141


@pytest.mark.parametrize(
    "arguments",
    [
        ["extract", "--jobs", "0"],
        ["extract", "--jobs", "x"],
        ["serve", "--port", "99999"],
        ["demo", "--until", "mai"],
        [],
    ],
)
def test_a_wrong_option_is_refused_before_anything_is_done(arguments: list[str]) -> None:
    done = dieuhanh(*arguments)
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr


def test_findings_of_the_proofreader_are_a_result_and_no_failure(tmp_path: Path) -> None:
    file = tmp_path / "loi.txt"
    file.write_text("Dòng một.\nChủtịch UBND tỉnh chỉ đạo  các sở.\n", encoding="utf-8")
    table = dieuhanh("proof", file)
    assert table.returncode == 0
    assert table.stdout.decode().startswith("2:1 LỖI ")
    findings = json.loads(dieuhanh("proof", file, "--format", "json").stdout)["findings"]
    assert ("Chủtịch", "error") in {(finding["quote"], finding["severity"]) for finding in findings}


def test_a_full_disk_is_told_in_one_line(demo: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [PROGRAM, "extract", str(demo / "cong-van-tai-san-cong.txt")],
            stdin=subprocess.DEVNULL,
            stdout=full,
            stderr=subprocess.PIPE,
            env={**os.environ, "DIEUHANH_LANGUAGE": "vi"},
            check=False,
        )
    assert done.returncode == 1
    assert done.stderr.decode().startswith("Không ghi được kết quả (No space left on device). Hãy ")
    assert done.stderr.count(b"\n") == 1


def test_a_terminal_shows_how_far_it_is(demo: Path, tmp_path: Path) -> None:
    screen, terminal = pty.openpty()
    done = subprocess.run(
        [PROGRAM, "extract", str(demo), "-o", str(tmp_path / "out.jsonl")],
        stdin=subprocess.DEVNULL,
        stderr=terminal,
        env={**os.environ, "COLUMNS": "60"},
        check=True,
    )
    os.close(terminal)
    shown = os.read(screen, 65536).decode()
    os.close(screen)
    assert done.returncode == 0
    count = len(list(demo.glob("*.txt")))
    assert f"{count}/{count}" in shown
    assert all(len(part) < 60 for part in shown.split("\r\x1b[K"))
    assert shown.endswith("\r\x1b[K")


def test_a_taken_port_is_told_before_anything_starts(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = dieuhanh("serve", "--port", str(port), DIEUHANH_HOME=str(tmp_path))
    assert done.returncode == 1
    assert done.stdout == b""
    assert done.stderr.decode().startswith(f"Không mở được 127.0.0.1:{port} ")
    assert done.stderr.count(b"\n") == 1
