"""Clocks for the benchmarks of reading: CPU seconds of calls, a figure with its goal, the bare pattern."""

from __future__ import annotations

import json
import math
import re
import signal
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dieuhanh.extraction import extract

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

LIMIT = 60
_TYPES = (
    "Chương trình hành động|Thông tư liên tịch|Chương trình|Nghị quyết|Nghị định|Quyết định|Thông báo|Thông tư|"
    "Công điện|Công văn|Kế hoạch|Kết luận|Hướng dẫn|Chỉ thị|Báo cáo|Tờ trình|Quy chế|Quy định|Pháp lệnh|Văn bản|"
    "văn bản|Luật|Đề án"
)
_LETTER = "A-ZĐÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
_BARE = re.compile(
    rf"(?:{_TYPES})\s+số:?\s*\d+(?:\s?/\s?\d{{4}})?(?:\s?[/-]\s?[{_LETTER}][{_LETTER}a-zđð&]*)*"
    r"(?:,?\s*ngày\s+\d{1,2}/\d{1,2}/\d{4})?"
)


class TooSlowError(Exception):
    """A call took longer than the limit."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table: what was measured, the figure, and the goal that it should not exceed (None: no goal)."""

    name: str
    value: float
    goal: float | None = None

    @property
    def missed(self) -> bool:
        """Whether the figure exceeds its goal."""
        return self.goal is not None and not self.value <= self.goal


def read(text: str) -> str:
    """Do the whole work on a text: facts and their JSON."""
    return json.dumps(extract(text).to_dict(), ensure_ascii=False)


def bare(text: str) -> int:
    """The yardstick: count the matches of one citation pattern."""
    return sum(1 for _ in _BARE.finditer(text))


def seconds(task: Callable[[], object], least: float = 0.3) -> float:
    """Return the best CPU seconds of one call, over calls of at least `least` seconds together."""
    best = math.inf
    begun = time.process_time()
    while best is math.inf or time.process_time() - begun < least:
        start = time.process_time()
        task()
        best = min(best, time.process_time() - start)
    return best


def limited(task: Callable[[], object]) -> float:
    """Return the CPU seconds of one call, infinity where it takes longer than the limit."""

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise TooSlowError

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(LIMIT)
    try:
        return seconds(task, 0.1)
    except TooSlowError:
        return math.inf
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
