"""A progress bar on the terminal, silent where standard error is no terminal."""

from __future__ import annotations

import shutil
import sys
import time

_EVERY_SECONDS = 0.1


class Progress:
    """Counts what is done out of `total`; `note` prints a line without breaking the bar."""

    def __init__(self, total: int, *, wanted: bool = True) -> None:
        self._total = total
        self._done = 0
        self._drawn_at = 0.0
        self._visible = wanted and sys.stderr.isatty()

    def advance(self, name: str) -> None:
        """Count one more done; `name` is what it was."""
        self._done += 1
        now = time.monotonic()
        if self._visible and (now - self._drawn_at >= _EVERY_SECONDS or self._done == self._total):
            self._drawn_at = now
            self._draw(name)

    def show(self, line: str) -> None:
        """Draw a line in the bar's place, where the total is not known."""
        now = time.monotonic()
        if self._visible and now - self._drawn_at >= _EVERY_SECONDS:
            self._drawn_at = now
            width = shutil.get_terminal_size().columns
            sys.stderr.write(f"\r\x1b[K{line[: width - 1]}")
            sys.stderr.flush()

    def note(self, line: str) -> None:
        """Print one line on standard error."""
        self.clear()
        sys.stderr.write(f"{line}\n")

    def clear(self) -> None:
        """Take the bar off the screen."""
        if self._visible:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()

    def _draw(self, name: str) -> None:
        width = shutil.get_terminal_size().columns
        bar_width = max(10, min(30, width // 4))
        filled = bar_width * self._done // max(1, self._total)
        head = f"[{'#' * filled}{'.' * (bar_width - filled)}] {self._done}/{self._total} "
        sys.stderr.write(f"\r\x1b[K{head}{name[: max(0, width - len(head) - 1)]}")
        sys.stderr.flush()
