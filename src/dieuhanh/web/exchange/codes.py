"""Codes of bodies as we keep them, and as a correspondent's system wants them written."""

from __future__ import annotations

from dieuhanh.sources.edxml_model import Organ
from dieuhanh.sources.organ_codes import read_code
from dieuhanh.web.exchange.models import Correspondent


def kept(code: str) -> str:
    """Return a code in the form of QĐ 20/2020/QĐ-TTg; one that is in no known form stays as it was written."""
    known = read_code(code)
    return known.new if known else code.strip().upper()


def written(organ: Organ, receiver: Correspondent) -> tuple[Organ, str]:
    """Return a body as it is written to a receiver, and a warning in Vietnamese where its system may not take it."""
    known = read_code(organ.code)
    code = (known.old if receiver.old_form else known.new) if known else organ.code
    warning = ""
    if code is None:
        code = known.new if known else organ.code
        warning = f"Mã {code} không viết được theo QCVN 102:2016; đã gửi theo Quyết định 20/2020/QĐ-TTg."
    if len(code) > receiver.longest:
        warning = f"Mã {code} dài {len(code)} ký tự, hệ thống của {receiver.name} chỉ nhận {receiver.longest}."
    return Organ(code, organ.name), warning
