"""The corpus job: any input, every document a row, the same rows whoever reads them and however often it starts."""

from __future__ import annotations

import gzip
import io
import json
import random
import subprocess
import sys
import tarfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import fsspec
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from dieuhanh.cli import main
from dieuhanh.corpus.engines import Processes, Serial
from dieuhanh.corpus.job import run
from dieuhanh.corpus.model import Chunk, Columns, CorpusError, Total
from dieuhanh.corpus.parts import Output
from dieuhanh.corpus.planning import Sizes, plan
from dieuhanh.corpus.reading import documents, halves
from dieuhanh.corpus.working import Work
from dieuhanh.extraction import extract
from tests.sources.making import docx, letter, paragraph, zipped

SMALL = Sizes(documents=3, size=700)
WORD = docx(paragraph("Công văn số 45/UBND-KT ngày 05/01/2024: giao Sở Tài chính báo cáo trước ngày 15/02/2024."))


def texts(count: int) -> list[str]:
    """Small directives, no two alike."""
    bodies = ("Sở Tài chính", "Sở Y tế", "UBND huyện Cao Lộc", "Sở Nội vụ")
    return [
        f"Ngày {n % 28 + 1:02}/01/2024, UBND tỉnh ban hành Công văn số {n}/UBND-KT: giao {bodies[n % 4]} chủ trì, "
        f"báo cáo trước ngày {n % 28 + 1:02}/02/2024."
        for n in range(1, count + 1)
    ]


def lines(given: Iterable[str]) -> bytes:
    rows = (json.dumps({"id": f"vb-{n}", "text": text}, ensure_ascii=False) for n, text in enumerate(given, 1))
    return ("\n".join(rows) + "\n").encode()


def sorted_rows(output: Path | str) -> list[dict[str, object]]:
    rows = Output(str(output)).rows()
    return sorted(rows, key=lambda row: (row["source"], row["member"] or "", row["offset"]))


def all_of(path: Path, sizes: Sizes = SMALL) -> list[tuple[str, int, bytes | str]]:
    found = (one for chunk in plan([str(path)], sizes) for one in documents(chunk, Columns()))
    return [(one.identifier or one.member or one.source.rpartition("/")[2], one.offset, one.content) for one in found]


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A folder with documents of every kind, and some that cannot be read."""
    folder = tmp_path / "kho"
    (folder / "lẻ").mkdir(parents=True)
    for n, text in enumerate(texts(4)):
        (folder / "lẻ" / f"{n}.txt").write_text(text, encoding="utf-8")
    (folder / "lẻ" / "b.docx").write_bytes(WORD)
    (folder / "lẻ" / "hỏng.docx").write_bytes(WORD[:150])
    (folder / "lẻ" / "trống.txt").touch()
    (folder / "dòng.jsonl").write_bytes(lines(texts(9)) + b"{broken\n" + b'{"id": 1}\n\n' + lines(texts(2)))
    (folder / "nén.zip").write_bytes(zipped({f"a/{n}.txt": text.encode() for n, text in enumerate(texts(5))}))
    with tarfile.open(folder / "gói.tar", "w") as archive:
        for n, text in enumerate(texts(4)):
            member = tarfile.TarInfo(f"{n}.txt")
            member.size = len(text.encode())
            archive.addfile(member, io.BytesIO(text.encode()))
    table = pa.table({"id": [f"p{n}" for n in range(7)], "text": [*texts(6), None], "other": [0] * 7})
    pq.write_table(table, folder / "bảng.parquet", row_group_size=4)
    return folder


def test_every_document_is_a_row_with_its_facts_or_its_error(corpus: Path, tmp_path: Path) -> None:
    total = run([str(corpus)], Work(str(tmp_path / "ra")), Serial(), SMALL)
    rows = sorted_rows(tmp_path / "ra")
    assert (total.documents, len(rows)) == (7 + 13 + 5 + 4 + 7, 36)
    errors = sorted(str(row["error"]) for row in rows if row["error"])
    assert errors == ["bad-line", "damaged", "empty", "no-text", "no-text"]
    assert total.errors == 5
    row = next(row for row in rows if row["id"] == "p0")
    assert json.loads(str(row["facts"])) == extract(texts(1)[0]).to_dict()
    assert (row["assignments"], row["citations"], row["error"]) == (1, 1, None)
    word = next(row for row in rows if str(row["source"]).endswith("b.docx"))
    assert (word["reader"], "Sở Tài chính" in str(word["text"])) == ("docx", True)


def test_lines_that_only_some_programs_take_are_read_too(tmp_path: Path) -> None:
    given = [
        "Giao Sở Y tế \ud800 báo cáo.",
        "Chỉ tiêu thu đạt 1" + "0" * 30 + " tỷ đồng.",
        "Giao Sở Tài chính báo cáo.",
    ]
    rows = [
        json.dumps({"id": name, "text": text}) for name, text in zip([1.5, 10**30, float("nan")], given, strict=True)
    ]
    (tmp_path / "a.jsonl").write_text("\n".join([*rows, "[" * 5000, '"a"']) + "\n", encoding="utf-8")
    total = run([str(tmp_path / "a.jsonl")], Work(str(tmp_path / "ra")), Serial(), Sizes())
    told = sorted_rows(tmp_path / "ra")
    assert [row["error"] for row in told] == [None, None, None, "bad-line", "no-text"]
    assert [row["id"] for row in told[:3]] == ["1.5", str(10**30), "nan"]
    assert total.errors == 2
    for row, text in zip(told, given, strict=False):
        assert json.loads(str(row["facts"])) == extract(text.replace("\ud800", "\ufffd")).to_dict()


def test_a_row_of_parquet_that_is_no_utf_8_spoils_no_other(tmp_path: Path) -> None:
    given = [texts(1)[0].encode(), b"Giao S\xe1\xbb b\xe1o c\xe1o"]
    table = pa.table({"text": pa.array(given, pa.binary()).view(pa.string()), "id": [1, 2]})
    pq.write_table(table, tmp_path / "a.parquet")
    assert run([str(tmp_path / "a.parquet")], Work(str(tmp_path / "ra")), Serial(), SMALL).errors == 0
    rows = sorted_rows(tmp_path / "ra")
    assert [row["id"] for row in rows] == ["1", "2"]
    assert json.loads(str(rows[0]["facts"])) == extract(texts(1)[0]).to_dict()


def test_ranges_of_bytes_hold_every_line_once(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_bytes(lines(texts(7)))
    whole = all_of(file, Sizes(size=1 << 20))
    assert [name for name, _, _ in whole] == [f"vb-{n}" for n in range(1, 8)]
    for size in (1, 7, 199, 200, 201, 1000):
        assert all_of(file, Sizes(size=size)) == whole
    file.with_suffix(".jsonl.gz").write_bytes(gzip.compress(file.read_bytes()))
    assert all_of(file.with_suffix(".jsonl.gz")) == whole


def test_halves_hold_the_same_documents(corpus: Path) -> None:
    def leaves(chunk: Chunk) -> Iterator[Chunk]:
        smaller = halves(chunk)
        yield from (leaf for half in smaller for leaf in leaves(half)) if smaller else [chunk]

    for chunk in plan([str(corpus)], SMALL):
        whole = list(documents(chunk, Columns()))
        single = [list(documents(leaf, Columns())) for leaf in leaves(chunk)]
        assert max(map(len, single)) <= 1
        assert [one for leaf in single for one in leaf] == whole


def test_a_job_that_was_cut_off_goes_on_and_repeats_nothing(corpus: Path, tmp_path: Path) -> None:
    run([str(corpus)], Work(str(tmp_path / "ganz")), Serial(), SMALL)
    work = Work(str(tmp_path / "ra"))

    class CutOffError(Exception):
        pass

    def stop(total: Total) -> None:
        if total.parts == 4:
            raise CutOffError

    with pytest.raises(CutOffError):
        run([str(corpus)], work, Serial(), SMALL, stop)
    assert Output(work.output).manifest() is None
    written = {path.name: path.stat().st_mtime_ns for path in (tmp_path / "ra" / "parts").iterdir()}
    total = run([str(corpus)], work, Serial(), SMALL)
    assert total.parts - total.fresh == len(written) == 4
    assert all((tmp_path / "ra" / "parts" / name).stat().st_mtime_ns == at for name, at in written.items())
    assert sorted_rows(tmp_path / "ra") == sorted_rows(tmp_path / "ganz")
    assert run([str(corpus)], work, Serial(), SMALL).fresh == 0


def test_input_that_changed_is_read_again(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_bytes(lines(texts(2)))
    work = Work(str(tmp_path / "ra"))
    run([str(file)], work, Serial(), SMALL)
    file.write_bytes(lines(texts(3)))
    assert run([str(file)], work, Serial(), SMALL).documents == len(sorted_rows(tmp_path / "ra")) == 3


@pytest.mark.slow
def test_a_document_that_kills_its_workers_becomes_a_row_and_the_others_are_read(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_bytes(lines(texts(11)))
    command = [sys.executable, "-m", "tests.corpus.dying", str(file), str(tmp_path / "ra")]
    first, again = (subprocess.run(command, check=True, capture_output=True, text=True).stdout for _ in range(2))
    rows = sorted_rows(tmp_path / "ra")
    assert [row["error"] for row in rows] == [None] * 6 + ["killed"] + [None] * 4
    assert first.split()[:2] == ["11", "1"]
    assert again.split() == ["11", "1", "0"]


@pytest.mark.slow
def test_processes_give_the_rows_of_one(corpus: Path, tmp_path: Path) -> None:
    run([str(corpus)], Work(str(tmp_path / "eins")), Serial(), SMALL)
    run([str(corpus)], Work(str(tmp_path / "zwei")), Processes(2), SMALL)
    assert sorted_rows(tmp_path / "zwei") == sorted_rows(tmp_path / "eins")


SECRETS = {
    "mật.txt": "TỐI MẬT\nSố: 12/BC-UBND kế hoạch bố phòng".encode(),
    "thư.eml": letter("Gửi", "Kèm theo", {"a.docx": docx(paragraph("MẬT") + paragraph("kế hoạch bố phòng"))}),
    "nghi.txt": "MAT\nCông văn số 46/UBND-KT ngày 05/01/2024: kế hoạch bố phòng".encode(),
}


def test_of_a_document_with_a_mark_of_secrecy_only_its_place_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "kho"
    folder.mkdir()
    for name, content in SECRETS.items():
        (folder / name).write_bytes(content)
    (folder / "dòng.jsonl").write_bytes(lines(["MẬT\nCông văn số 7/BC-UBND: kế hoạch bố phòng", *texts(1)]))
    total = run([str(folder)], Work(str(tmp_path / "ra")), Serial(), SMALL)
    rows = sorted_rows(tmp_path / "ra")
    assert (total.documents, total.errors) == (5, 4)
    refused = [row for row in rows if row["error"]]
    assert [row["error"] for row in refused] == ["secret", "secret", "secrecy", "secret"]
    assert {row[name] for row in refused for name in ("sha256", "facts", "text", "traceback")} == {None}
    assert not any("bố phòng" in str(value) for row in refused for value in row.values())


def test_another_store_than_the_disk(tmp_path: Path) -> None:
    with fsspec.open("memory://kho/a.jsonl", "wb") as stream:
        stream.write(lines(texts(5)))
    total = run(["memory://kho/a.jsonl"], Work("memory://ra"), Serial(), SMALL)
    assert (total.documents, total.errors) == (5, 0)
    assert len(sorted_rows("memory://ra")) == 5


def test_the_program_failing_on_a_document_is_a_row(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(text: str) -> None:
        raise ZeroDivisionError(random.random())  # noqa: S311

    monkeypatch.setattr("dieuhanh.corpus.rows.extract_cleaned", fail)
    (tmp_path / "a.jsonl").write_bytes(lines(texts(1)))
    run([str(tmp_path / "a.jsonl")], Work(str(tmp_path / "ra")), Serial(), SMALL)
    (row,) = sorted_rows(tmp_path / "ra")
    assert row["error"] == "unexpected"
    assert "ZeroDivisionError" in str(row["traceback"])


@pytest.mark.parametrize(
    ("name", "content"), [("a.zip", b"PK\x03\x04"), ("a.parquet", b"PAR1"), ("a.tgz", b"\x1f\x8b")]
)
def test_a_damaged_input_is_told(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(CorpusError, match="Hãy"):
        list(plan([str(tmp_path / name)]))
    with pytest.raises(CorpusError, match="không tìm thấy"):
        list(plan([str(tmp_path / "gone.zip")]))


def test_the_command(corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = str(tmp_path / "ra")
    assert main(["corpus", "extract", str(corpus / "nén.zip"), "-o", out]) == 0
    assert "5 văn bản, 0 lỗi" in capsys.readouterr().out
    assert main(["corpus", "status", out]) == 0
    assert main(["corpus", "extract", str(corpus), "-o", out]) == 2
    assert main(["corpus", "errors", out]) == 2
    assert "damaged" in capsys.readouterr().out
    assert main(["corpus", "extract", str(tmp_path / "gone"), "-o", out]) == 2
    assert "không tìm thấy" in capsys.readouterr().err
