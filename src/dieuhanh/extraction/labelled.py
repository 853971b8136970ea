"""Stage 3: tasks told by labelled lines: the task, then "- Đơn vị thực hiện: …", "- Phối hợp: …", "- Thời gian: …"."""

from __future__ import annotations

from typing import NamedTuple

from dieuhanh.extraction.deadlines import read_cell
from dieuhanh.extraction.model import Assignment
from dieuhanh.extraction.segment import Span
from dieuhanh.extraction.speakers import numbering
from dieuhanh.extraction.tables import bodies_of
from dieuhanh.extraction.tokens import has_any
from dieuhanh.language.prepared import compiled

_LABEL = compiled(
    r"(?:[-–+•*]\s{1,3})?(?:"
    r"(?P<lead>(?:Đơn vị|Cơ quan|Sở, ngành)\s(?:chủ trì|thực hiện|chịu trách nhiệm)(?:\s(?:thực hiện|chính))?|Chủ trì)|"
    r"(?P<support>(?:Đơn vị|Cơ quan|Sở, ngành)\sphối hợp(?:\sthực hiện)?|Phối hợp)|"
    r"(?P<when>(?:Thời gian|Thời hạn|Tiến độ)(?:\s(?:thực hiện|hoàn thành))?)|"
    r"(?P<product>Sản phẩm|Kết quả|Kinh phí|Nguồn kinh phí))\s?:\s"
)


# What a label of the lead holds; most documents hold none of these.
_LEADS = ("vị thực hiện", "vị ch", "quan thực hiện", "quan ch", "ngành ch", "ngành thực hiện", "Chủ trì:", "Chủ trì :")


class _Line(NamedTuple):
    """A labelled line: which label, what it says, and where it ends."""

    label: str
    words: str
    end: int


def read_labelled_tasks(
    text: str, paragraphs: tuple[Span, ...], document_date: str | None
) -> tuple[list[Assignment], tuple[Span, ...]]:
    """Return the tasks of labelled lines, and the paragraphs that are no part of one."""
    if not paragraphs or not has_any(text, paragraphs[0][0], paragraphs[-1][1], _LEADS):
        return [], paragraphs
    lines = [_line(text, *paragraph) for paragraph in paragraphs]
    if not any(line is not None and line.label == "lead" for line in lines):
        return [], paragraphs
    tasks: list[Assignment] = []
    rest: list[Span] = []
    at = 0
    while at < len(paragraphs):
        block = _block(lines, at + 1) if lines[at] is None else []
        if any(line.label == "lead" for line in block):
            tasks.append(_task(text, paragraphs[at], block, document_date))
            at += len(block)
        else:
            rest.append(paragraphs[at])
        at += 1
    return tasks, tuple(rest)


def _line(text: str, start: int, end: int) -> _Line | None:
    label = _LABEL.match(text, start, end)
    return _Line(label.lastgroup or "", text[label.end() : end].strip(" .;"), end) if label else None


def _block(lines: list[_Line | None], at: int) -> list[_Line]:
    """Return the labelled lines that stand together from index `at` on."""
    block: list[_Line] = []
    for line in lines[at:]:
        if line is None:
            break
        block.append(line)
    return block


def _task(text: str, what: Span, block: list[_Line], document_date: str | None) -> Assignment:
    said = {line.label: line.words for line in block}
    numbered = numbering(text, *what)
    due = read_cell(said["when"], document_date) if "when" in said else None
    return Assignment(
        bodies_of(said["lead"]), bodies_of(said.get("support", "")), "document",
        due.iso if due else None, due.recurrence if due else None, due.text if due else None,
        numbered.end() if numbered else what[0], block[-1].end, "task.labelled", False,
        due.due if due else None, said.get("product"),
    )  # fmt: skip
