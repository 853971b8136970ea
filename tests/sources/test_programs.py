"""Programs of others that die, hang, talk nonsense, write without end, or are not there."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from dieuhanh.sources import antiword, programs
from dieuhanh.sources.doc import DocReader
from dieuhanh.sources.errors import SourceError
from dieuhanh.sources.limits import Limits

OLE = bytes.fromhex("d0cf11e0a1b11ae1") + "WordDocument".encode("utf-16-le")
QUICK = Limits(seconds=1, memory=1 << 30, output=1 << 20)


@pytest.fixture
def plug(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that goes before the system's programs."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")
    return folder


def put(folder: Path, name: str, script: str) -> None:
    file = folder / name
    file.write_text(f"#!/bin/sh\n{script}\n")
    file.chmod(0o755)


@pytest.mark.parametrize(
    ("script", "code"),
    [
        ("kill -9 $$", "program-failed"),
        ("exit 3", "program-failed"),
        ("printf '\\377\\376\\300'", "program-failed"),
        ("sleep 30", "program-timeout"),
        ("exec yes", "too-large"),
        ("echo 'source.doc is encrypted' >&2; exit 1", "protected"),
    ],
    ids=["killed", "fails", "bad utf-8", "hangs", "writes without end", "password"],
)
def test_a_failing_program_is_told_by_what_to_do(plug: Path, script: str, code: str) -> None:
    put(plug, "antiword", script)
    with pytest.raises(SourceError) as refused:
        antiword.text_of(OLE, QUICK)
    assert refused.value.code == code
    assert "Hãy" in refused.value.message_vi


def test_a_missing_program_names_its_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(SourceError, match="libreoffice-writer") as refused:
        DocReader().read(OLE, "a.doc")
    assert refused.value.code == "program-missing"
    assert refused.value.retry


def test_what_a_program_started_ends_with_it(plug: Path, tmp_path: Path) -> None:
    put(plug, "antiword", f"(sleep 1.3; touch {tmp_path}/late) & sleep 30")
    with pytest.raises(SourceError):
        antiword.text_of(OLE, QUICK)
    time.sleep(0.6)
    assert not (tmp_path / "late").exists()


def test_where_libreoffice_fails_antiword_reads_and_says_so(plug: Path) -> None:
    put(plug, "soffice", "exit 77")
    put(plug, "antiword", "printf 'Giao Sở Tài chính'")
    source = DocReader().read(OLE, "a.doc")
    assert source.text == "Giao Sở Tài chính"
    assert [note.code for note in source.notes] == ["numbers-and-tables-doubtful"]


def test_a_program_gets_a_home_of_its_own_and_no_secrets(
    plug: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DIEUHANH_SECRET_KEY", "geheim")
    put(plug, "show", 'printf "$HOME $DIEUHANH_SECRET_KEY"')
    done = programs.run(programs.Program("show", "show"), [], tmp_path, QUICK)
    assert done.output.decode().split() == [str(tmp_path)]
