"""Why a file is held, in words for the person who looks after it; no database."""

from __future__ import annotations

from dieuhanh.sources.door import Seen
from dieuhanh.web.intake.models import QuarantinedFile, StuckFile
from dieuhanh.web.review.facts import FactError

SECRECY = "secrecy"
_LONGEST = 10_000


def of(seen: Seen, file: QuarantinedFile) -> StuckFile:
    """Return what the reading of a file found that holds it: a doubtful mark, or a part that cannot be read."""
    part = next(part for part in seen.parts if (part.marks if seen.doubt else part.fault))
    inner = "" if part is seen.parts[0] else part.name[-255:]
    if seen.doubt or part.fault is None:
        return StuckFile(
            file=file,
            part=inner,
            code=SECRECY,
            message_vi="Có chỗ giống dấu chỉ độ mật. Hãy xem bản gốc, rồi cho vào hoặc từ chối.",
            message_en="Something looks like a mark of secrecy. Look at the original, then let it in or refuse it.",
        )
    fault = part.fault
    return StuckFile(
        file=file,
        part=inner,
        code=fault.code,
        message_vi=fault.message_vi,
        message_en=fault.message_en,
        retry=fault.retry,
    )


def misread(file: QuarantinedFile, fault: FactError) -> StuckFile:
    """Return the reason of a text whose facts could not be kept."""
    return StuckFile(
        file=file,
        code="facts",
        message_vi="Đọc được chữ nhưng không ghi được dữ kiện. Hãy báo người vận hành, rồi thử lại sau khi nâng cấp.",
        message_en=f"The text was read but its facts could not be kept ({fault}). Tell the operator; retry later.",
        retry=True,
    )


def unexpected(file: QuarantinedFile, fault: Exception, told: str) -> StuckFile:
    """Return the reason of a file on which the program itself failed; `told` is the traceback, for the operator."""
    kind = type(fault).__name__
    return StuckFile(
        file=file,
        code="unexpected",
        message_vi=f"Chương trình gặp lỗi ngoài dự kiến ({kind}). Tệp vẫn được giữ nguyên. "
        "Hãy báo người vận hành, rồi đọc lại sau khi nâng cấp.",
        message_en=f"The program failed on this file in a way that nobody foresaw ({kind}). The file is kept. "
        "Tell the operator, and read it again after an upgrade.",
        retry=True,
        traceback=told[-_LONGEST:],
    )


def fatal(file: QuarantinedFile) -> StuckFile:
    """Return the reason of a file whose reading ended the process each time."""
    return StuckFile(
        file=file,
        code="fatal",
        message_vi=f"Đã thử đọc {file.attempts} lần, lần nào tiến trình cũng dừng đột ngột (có thể thiếu bộ nhớ). "
        "Hãy chia nhỏ tệp hoặc lưu dạng khác rồi gửi lại, hoặc bấm Đọc lại khi máy rảnh hơn.",
        message_en=f"Reading it was tried {file.attempts} times and ended the process each time (perhaps for want of "
        "memory). Split the file or save it in another form, or read it again when the machine is less busy.",
        retry=True,
    )
