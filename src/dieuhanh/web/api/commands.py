"""What the command line asks of open data and of keys. Each function sets Django up itself and returns an exit code."""

from __future__ import annotations

from datetime import timedelta

from dieuhanh.web.terminal import FAULT, complain, migrated, tell

_KEY_DAYS = 365


def make_opendata() -> int:
    """Make an edition of the public register and say what is in it."""
    migrated()
    from django.utils import timezone

    from dieuhanh.web.api.opendata.editions import folder, make
    from dieuhanh.web.api.opendata.writing import has_parquet
    from dieuhanh.web.audit.actor import command_line

    edition = make(actor=command_line(), at=timezone.localtime())
    for one in edition.files:
        tell(f"{folder() / edition.name / one.name}: {one.rows} dòng, {one.bytes} byte, sha256 {one.sha256}")
    if not has_parquet():
        tell("Không có tệp Parquet: hãy cài thêm pip install 'dieuhanh[corpus]'")
    return 0


def issue_key(body: str, name: str) -> int:
    """Make a key for a body's system and write it, the only time that it is seen."""
    migrated()
    from dieuhanh.web.api.keys import issue
    from dieuhanh.web.audit.actor import command_line
    from dieuhanh.web.clock import today
    from dieuhanh.web.organisations.models import Organisation

    organisation = Organisation.objects.filter(key=body).first()
    if organisation is None:
        complain(f"không có cơ quan nào có mã {body!r}: xem mã trong tệp to_chuc.csv")
        return FAULT
    expires = today() + timedelta(days=_KEY_DAYS)
    tell(issue(actor=command_line(), organisation=organisation, name=name, expires_on=expires))
    tell(f"Khóa có hiệu lực đến {expires:%d/%m/%Y} và chỉ hiện một lần này.")
    return 0


def revoke_keys(body: str) -> int:
    """Revoke all keys of a body."""
    migrated()
    from django.utils import timezone

    from dieuhanh.web.api.keys import revoke
    from dieuhanh.web.api.models import BodyKey
    from dieuhanh.web.audit.actor import command_line

    keys = list(BodyKey.objects.filter(organisation__key=body, revoked_at=None))
    for key in keys:
        revoke(actor=command_line(), key=key, at=timezone.now())
    tell(f"Đã thu hồi {len(keys)} khóa")
    return 0
