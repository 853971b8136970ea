"""What others install: the wheel holds all it needs, and the library works where nothing else is installed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.conftest import ROOT

pytestmark = pytest.mark.slow
SOURCES = ("*.py", "*.toml", "*.csv", "*.txt", "*.html", "*.css", "*.js", "*.woff2", "*.po", "py.typed")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy of the tree as it stands."""
    folder = tmp_path_factory.mktemp("wheel")
    source = folder / "source"
    for name in ("src", "pyproject.toml", "README.md", "LICENSE", "NOTICE"):
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        subprocess.run(["cp", "-r", str(ROOT / name), str(source / name)], check=True)
    uv = str(Path(sys.executable).with_name("uv"))
    command = [uv, "build", "--wheel", "--no-build-isolation", "--out-dir", str(folder), "--python", sys.executable]
    subprocess.run([*command, str(source)], check=True, capture_output=True)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def bare(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program in an environment that holds the wheel and nothing else."""
    place = tmp_path_factory.mktemp("bare") / "venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(place)], check=True)
    uv = str(Path(sys.executable).with_name("uv"))
    install = [uv, "pip", "install", "--no-deps", "--offline", "--python", str(place / "bin" / "python"), str(wheel)]
    subprocess.run(install, check=True, capture_output=True)
    return place / "bin" / "dieuhanh"


def run(program: Path, *arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "DIEUHANH_LANGUAGE": "vi"}
    return subprocess.run(
        [str(program), *arguments], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


def test_the_wheel_holds_every_file_of_the_package(wheel: Path) -> None:
    source = ROOT / "src"
    wanted = {str(path.relative_to(source)) for pattern in SOURCES for path in (source / "dieuhanh").rglob(pattern)}
    packed = set(zipfile.ZipFile(wheel).namelist())
    assert wanted - packed == set()


def test_texts_are_read_where_nothing_else_is_installed(bare: Path, demo: Path, tmp_path: Path) -> None:
    done = run(bare, "extract", str(demo / "thong-bao-ket-luan.txt"), folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["items"][0]["assignments"]
    assert run(bare, "proof", str(demo / "thong-bao-ket-luan.txt"), folder=tmp_path).returncode == 0


def test_the_site_says_what_is_missing(bare: Path, tmp_path: Path) -> None:
    for command in (["serve"], ["migrate"], ["demo"], ["import", "x.txt"]):
        done = run(bare, *command, folder=tmp_path)
        assert done.returncode == 1
        assert done.stderr.count("\n") == 1
        assert "dieuhanh[web]" in done.stderr
