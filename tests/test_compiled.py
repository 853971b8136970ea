"""The compiled reading: used only for the very sources that it was made of, and it reads the same."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path

import pytest

from dieuhanh import compiled
from tests.conftest import ROOT, lacking

NAME = f"work{EXTENSION_SUFFIXES[0]}"
READ = """
import json, sys
from pathlib import Path
from dieuhanh.extraction import assemble, extract
print(Path(assemble.__file__).suffix)
for name in sys.argv[1:]:
    print(json.dumps(extract(Path(name).read_text(encoding="utf-8")).to_dict(), ensure_ascii=False))
"""


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A small package of two folders with sources, of which one module was compiled."""
    for folder in compiled.PACKAGES:
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "work.py").write_text("LIMIT = 1\n", encoding="utf-8")
    monkeypatch.setattr(compiled, "__file__", str(tmp_path / "compiled.py"))
    monkeypatch.setattr(compiled, "BUILT", str(tmp_path / "__pycache__" / "compiled"))
    (compiled.place() / "extraction").mkdir(parents=True)
    (compiled.place() / "extraction" / NAME).touch()
    compiled.modules.cache_clear()
    yield tmp_path
    compiled.modules.cache_clear()


def test_what_was_compiled_of_these_sources_is_found(package: Path) -> None:
    assert compiled.modules() == {"dieuhanh.extraction.work": compiled.place() / "extraction" / NAME}
    found = compiled.Finder.find_spec("dieuhanh.extraction.work")
    assert found is not None
    assert found.origin == str(compiled.place() / "extraction" / NAME)
    assert compiled.Finder.find_spec("dieuhanh.language.work") is None, "it was not compiled: Python looks on"


@pytest.mark.parametrize("changed", ["extraction/work.py", "language/work.py", "language/added.py"])
def test_after_any_change_of_the_sources_nothing_compiled_is_used(package: Path, changed: str) -> None:
    source = package / changed
    before = source.stat() if source.exists() else None
    source.write_text("LIMIT = 2\n", encoding="utf-8")
    if before:
        os.utime(source, ns=(before.st_atime_ns, before.st_mtime_ns))  # same size, same time: the words count
    assert compiled.modules() == {}


def test_undoing_the_change_brings_it_back(package: Path) -> None:
    kept = compiled.place()
    source = package / "extraction" / "work.py"
    source.write_text("LIMIT = 2\n", encoding="utf-8")
    assert compiled.place() != kept
    source.write_text("LIMIT = 1\n", encoding="utf-8")
    assert compiled.place() == kept


def test_a_library_that_does_not_load_leaves_the_plain_reading(package: Path) -> None:
    (compiled.place() / f"shared__mypyc{EXTENSION_SUFFIXES[0]}").write_bytes(b"\x7fELF but cut off")
    assert compiled.modules() == {}


@pytest.mark.parametrize("said", ["", "1"])
def test_it_is_turned_off_by_the_environment(package: Path, monkeypatch: pytest.MonkeyPatch, said: str) -> None:
    monkeypatch.setenv("DIEUHANH_PLAIN", said)
    monkeypatch.setattr(sys, "meta_path", list(sys.meta_path))
    before = len(sys.meta_path)
    compiled.use()
    assert len(sys.meta_path) - before == (0 if said else 1)


def test_where_there_is_no_compiler_one_line_says_that_it_stays_plain(tmp_path: Path) -> None:
    script = tmp_path / "scripts" / "compile_reading.py"
    script.parent.mkdir()
    script.write_bytes((ROOT / "scripts" / "compile_reading.py").read_bytes())
    package = tmp_path / "src" / "dieuhanh"
    package.mkdir(parents=True)
    for name in ("__init__.py", "compiled.py"):
        (package / name).write_bytes((ROOT / "src" / "dieuhanh" / name).read_bytes())
    environment = {"PATH": str(tmp_path), "PYTHONPATH": str(package.parent), "HOME": str(tmp_path)}
    for said, code in (((), 0), (("--must",), 1)):
        done = subprocess.run(
            [sys.executable, str(script), *said], env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == code
        assert "there is no C compiler" in done.stderr
        assert len(done.stderr.splitlines()) == 1


@pytest.mark.slow
def test_compiled_and_plain_read_the_same(root: Path) -> None:
    if not compiled.place().is_dir():
        lacking("the compiled reading (make compile)")
    texts = sorted(str(path) for folder in ("demo", "tests/data") for path in (root / folder).rglob("*.txt"))
    assert len(texts) > 20

    def read(said: str) -> tuple[str, list[str]]:
        command = [sys.executable, "-c", READ, *texts]
        environment = {**os.environ, "DIEUHANH_PLAIN": said}
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
        kind, *facts = done.stdout.splitlines()
        return kind, facts

    (plain, slowly), (native, quickly) = read("1"), read("")
    assert (plain, native) == (".py", ".so")
    assert [json.loads(facts)["items"] for facts in slowly if facts], "something was read"
    assert quickly == slowly
