"""Compile the reading with mypyc, where a C compiler and Python's headers are; the plain modules do the same, slower.

What is made belongs to the very sources and is kept beside them (`dieuhanh/compiled.py` says where), so a second run
costs nothing. Where it cannot be made, one line says why and nothing else changes; `--must` makes that a failure.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "src" / "dieuhanh"
PINS = ROOT / "requirements" / "compile.txt"
# The facts are plain dataclasses, which travel between processes; the rest is not needed for reading one text.
PLAIN = frozenset(
    {"__init__.py", "model.py", "prepared.py", "keystrokes.py", "searching.py", "spoken.py", "syllables.py"}
)
MYPY = ("--strict", "--config-file=", "--namespace-packages", "--explicit-package-bases", "--hide-error-context")
# Higher levels take longer and gain nothing here: what remains is spent in Python's own functions.
FLAGS = ("-O1", "-g0", "-fPIC", "-fwrapv", "-DNDEBUG", "-w")


class Unable(Exception):  # noqa: N818 - no error: the plain reading is used
    """Why the reading cannot be compiled here."""


class Job(NamedTuple):
    """One C file, what it is compiled to, and where its headers are."""

    source: str
    made: str
    headers: tuple[str, ...]


def main(arguments: list[str]) -> int:
    """Make what is missing; return 1 only where that was not possible and `--must` was said."""
    # This process must be able to throw the modules away that it replaces.
    os.environ["DIEUHANH_PLAIN"] = "1"
    from dieuhanh.compiled import place

    target = place()
    if target.is_dir():
        return 0
    try:
        compiler = _compiler()
        sys.stderr.write("  Compiling the reading, one to three minutes; only after it changed\n")
        _make(target, compiler)
    except Unable as reason:
        sys.stderr.write(f"  The reading stays plain Python, which finds the same but takes longer: {reason}\n")
        return int("--must" in arguments)
    for other in target.parent.iterdir():
        if other != target:
            shutil.rmtree(other, ignore_errors=True)
    return 0


def _compiler() -> str:
    for name in (os.environ.get("CC"), "cc", "gcc", "clang"):
        if name and (found := shutil.which(name)):
            break
    else:
        raise Unable("there is no C compiler (Debian, Ubuntu: apt-get install gcc)")
    if not Path(sysconfig.get_path("include"), "Python.h").is_file():
        raise Unable("Python's headers are missing (Debian, Ubuntu: apt-get install python3-dev)")
    return found


def _make(target: Path, compiler: str) -> None:
    """Compile a copy of the sources and put the finished folder in place in one step."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="compiling-", dir=target.parents[1]) as name:
        work = Path(name)
        tools = work / "tools"
        _fetch(tools)
        for package in ("extraction", "language"):
            shutil.copytree(PACKAGE / package, work / "src" / "dieuhanh" / package)
        shutil.copy(PACKAGE / "__init__.py", work / "src" / "dieuhanh")
        shutil.copy(PACKAGE / "compiled.py", work / "src" / "dieuhanh")
        child = subprocess.run(  # noqa: S603
            [sys.executable, __file__, "--inside", compiler],
            check=False,
            cwd=work,
            env={**os.environ, "MYPYPATH": "src", "PYTHONPATH": str(tools)},
            capture_output=True,
            text=True,
        )
        if child.returncode:
            raise Unable(f"compiling failed: {(child.stdout + child.stderr).strip()[-1500:]}")
        if not target.is_dir():
            (work / "made").rename(target)


def _fetch(tools: Path) -> None:
    """Put the compiler of Python into a folder of its own where the environment has none: the site runs without it."""
    if find_spec("mypyc") is not None:
        return
    installer = [str(Path(sys.executable).with_name("uv")), "pip", "install", "--quiet", "--python", sys.executable]
    command = [*installer, "--target", str(tools), "--require-hashes", "-r", str(PINS)]
    if subprocess.run(command, check=False, capture_output=True).returncode:  # noqa: S603
        raise Unable("mypyc could not be fetched")


def _inside(compiler: str) -> None:
    """Make the folder `made` of the sources in `src`, both in the current folder."""
    sources = [str(file) for file in sorted(Path("src").rglob("*.py")) if file.name not in PLAIN]
    wanted = [name for name in sources if Path(name).parent.name in {"extraction", "language"}]
    extensions = import_module("mypyc.build").mypycify([*MYPY, *wanted], opt_level="1", multi_file=True)
    jobs = [_job(extension, source) for extension in extensions for source in extension.sources]
    with ThreadPoolExecutor(os.cpu_count()) as workers:
        list(workers.map(lambda job: _run(compiler, "-c", *FLAGS, *job.headers, job.source, "-o", job.made), jobs))
        list(workers.map(lambda extension: _link(compiler, extension), extensions))


def _job(extension: Any, source: str) -> Job:
    folders = (sysconfig.get_path("include"), *extension.include_dirs)
    return Job(source, f"{source}.o", tuple(f"-I{folder}" for folder in folders))


def _link(compiler: str, extension: Any) -> None:
    """Link one extension module: those of the packages into folders of their own, what they share beside these."""
    name = extension.name.removeprefix("dieuhanh.").replace(".", "/")
    made = Path("made", name + sysconfig.get_config_var("EXT_SUFFIX"))
    made.parent.mkdir(parents=True, exist_ok=True)
    _run(compiler, "-shared", "-s", *(f"{source}.o" for source in extension.sources), "-o", str(made))


def _run(*command: str) -> None:
    subprocess.run(command, check=True)  # noqa: S603


if __name__ == "__main__":
    if sys.argv[1:2] == ["--inside"]:
        _inside(sys.argv[2])
    else:
        sys.exit(main(sys.argv[1:]))
