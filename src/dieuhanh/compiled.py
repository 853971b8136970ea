"""The compiled reading is used where one was made of exactly these sources, else the modules themselves.

`make compile` (scripts/compile_reading.py) makes extension modules of `extraction` and `language` and puts them into a
folder that is named after its sources; a changed source has another name, so an old build is never found. Both read
the same; `DIEUHANH_PLAIN=1` leaves the compiled ones alone (docs/adr/0011-compiled-reading.md).
"""

from __future__ import annotations

import os
import sys
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from importlib.machinery import ModuleSpec
    from pathlib import Path
    from types import ModuleType

PACKAGES = ("extraction", "language")
BUILT = os.path.join(os.path.dirname(__file__), "__pycache__", "compiled")  # noqa: PTH118, PTH120 - pathlib costs a start more
_PREFIXES = tuple(f"{__package__}.{name}." for name in PACKAGES)


class Finder:
    """Finds the compiled modules before Python looks for their sources."""

    @staticmethod
    def find_spec(
        name: str, path: Sequence[str] | None = None, target: ModuleType | None = None, /
    ) -> ModuleSpec | None:
        """Return where the compiled module of that name is, None where Python shall look on."""
        if not name.startswith(_PREFIXES) or (file := modules().get(name)) is None:
            return None
        from importlib.util import spec_from_file_location

        return spec_from_file_location(name, file)


def use() -> None:
    """Let the compiled modules be found, where there may be some."""
    if os.path.isdir(BUILT) and not os.environ.get("DIEUHANH_PLAIN"):  # noqa: PTH112
        sys.meta_path.insert(0, Finder)


@cache
def modules() -> dict[str, Path]:
    """Return the files of the compiled modules by their names; none where they are of other sources or do not load."""
    from importlib.machinery import EXTENSION_SUFFIXES

    root, suffix = place(), EXTENSION_SUFFIXES[0]
    if not root.is_dir():
        return {}
    try:
        for library in root.glob(f"*{suffix}"):
            _load(library.name.removesuffix(suffix), library)
    except ImportError:
        return {}
    files = (file for package in PACKAGES for file in (root / package).glob(f"*{suffix}"))
    return {f"{__package__}.{file.parent.name}.{file.name.removesuffix(suffix)}": file for file in files}


def place() -> Path:
    """Return the folder for what is compiled of these sources by this interpreter; it need not exist."""
    from importlib.util import source_hash
    from pathlib import Path

    package = Path(__file__).parent
    told = [sys.version.encode()]
    for source in sorted(source for name in PACKAGES for source in (package / name).rglob("*.py")):
        told += [source.relative_to(package).as_posix().encode(), source.read_bytes()]
    return Path(BUILT, source_hash(b"\0".join(told)).hex())


def _load(name: str, file: Path) -> None:
    """Load the library that the compiled modules share; they look for it by its name."""
    from importlib.util import module_from_spec, spec_from_file_location

    spec = spec_from_file_location(name, file)
    if spec is None or spec.loader is None:
        raise ImportError(name=name, path=str(file))
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    sys.modules[name] = module
