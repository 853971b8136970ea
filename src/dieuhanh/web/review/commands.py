"""What the command line asks of the review; each function sets Django up itself and returns an exit code."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING
from uuid import UUID

from dieuhanh.web.terminal import FAULT, complain, migrated, tell

if TYPE_CHECKING:
    from dieuhanh.web.review.actions import Comparison
    from dieuhanh.web.review.models import Claim


def reread(texts: list[str], *, everything: bool, facts: bool, apply: bool) -> int:
    """Show what today's rules read otherwise in texts of older rules, and take it over with `apply`.

    2 where a text that was named is not there.
    """
    migrated()
    from django.utils import timezone

    from dieuhanh.extraction import LOGIC_VERSION
    from dieuhanh.web.audit.actor import command_line
    from dieuhanh.web.review import actions
    from dieuhanh.web.review.outdated import outdated_texts

    wanted = _identifiers(texts)
    if wanted is None:
        return FAULT
    found = outdated_texts("" if everything or wanted else LOGIC_VERSION, wanted)
    missing = set(wanted) - {text.pk for text in found}
    for identifier in missing:
        complain(f"{identifier}: không có văn bản này, hoặc dữ kiện của nó không do luật đọc của hệ thống đọc")
    tell(f"Luật đọc nay: {LOGIC_VERSION}. {len(found)} văn bản cần đọc lại.")
    for number, text in enumerate(found, start=1):
        compared = actions.compare(text)
        if apply:
            compared = actions.reread(actor=command_line(), text_version=text, at=timezone.now())
        _tell(f"[{number}/{len(found)}]", compared, facts=facts)
    if found and not apply:
        tell("Chưa thay đổi gì. Thêm --apply để áp dụng; điều người đã xác nhận được giữ nguyên.")
    return FAULT if missing else 0


def _identifiers(texts: Iterable[str]) -> list[UUID] | None:
    try:
        return [UUID(text) for text in texts]
    except ValueError as fault:
        complain(f"mã văn bản không đúng ({fault}): hãy chép mã trong danh sách của lệnh này")
        return None


def _tell(progress: str, compared: Comparison, *, facts: bool) -> None:
    text = compared.text_version
    tell(
        f"{progress} {text.pk} {text.document}: thêm {len(compared.gained)}, mất {len(compared.lost)}, "
        f"giữ {len(compared.kept)} điều đã xác nhận mà luật nay không đọc ra"
    )
    if facts:
        for sign, claims in (("+", compared.gained), ("-", compared.lost), ("=", compared.kept)):
            for claim in claims:
                tell(f"  {sign} {_said(claim)}")


def _said(claim: Claim) -> str:
    from dieuhanh.web.review.shown import line

    return f"{claim.get_kind_display()}: {line(claim.kind, claim.value)}"
