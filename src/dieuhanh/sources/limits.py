"""How much a source may be and cost; whatever goes past a limit is refused before it can take the machine down."""

from __future__ import annotations

from dataclasses import dataclass

from dieuhanh.sources.errors import EmptyError, TooLargeError

MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """Bytes of one source; what an archive may hold and unpack to; seconds and bytes of memory for a program."""

    size: int = 200 * MEGABYTE
    entries: int = 10_000
    unpacked: int = 500 * MEGABYTE
    ratio: int = 200
    seconds: float = 60.0
    memory: int = 2048 * MEGABYTE
    output: int = 100 * MEGABYTE


LIMITS = Limits()


def check_size(content: bytes, limits: Limits = LIMITS) -> None:
    """Refuse an empty source and one of too many bytes.

    Raises:
        EmptyError: there is not a byte in it.
        TooLargeError: there are more than `limits.size`.
    """
    if not content:
        raise EmptyError("Tệp rỗng. Hãy chọn tệp có nội dung.", "The file is empty. Choose a file with content.")
    if len(content) > limits.size:
        most = limits.size // MEGABYTE
        raise TooLargeError(
            f"Tệp lớn hơn {most} MB. Hãy chia nhỏ tệp rồi gửi từng phần.",
            f"The file is larger than {most} MB. Split it and send the parts.",
        )
