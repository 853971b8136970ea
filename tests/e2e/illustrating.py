"""Run as a program: publish the demonstration's bulletin once more, with pictures under its first item."""

from __future__ import annotations

import io
import os

import django
from PIL import Image

SIZES = ((1600, 900), (900, 1600))


def _photograph(size: tuple[int, int]) -> bytes:
    stream = io.BytesIO()
    Image.effect_noise(size, 60).convert("RGB").save(stream, "JPEG")
    return stream.getvalue()


def main() -> None:
    """Draw, describe, check, submit and approve, as the two people of the Office would."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dieuhanh.web.settings")
    django.setup()
    from django.utils import timezone

    from dieuhanh.web.accounts.models import User
    from dieuhanh.web.bulletins import checks, editing, picturing, publishing
    from dieuhanh.web.bulletins.addresses import Week
    from dieuhanh.web.bulletins.models import Bulletin

    editor, leader = (User.objects.get(username=name).actor for name in ("chuyenvien", "lanhdao"))
    draft = editing.open_draft(actor=editor, week=Week(2023, 52), change_note="Thêm ảnh.")
    item = draft.items.select_related("bulletin").get(position=1)
    for number, size in enumerate(SIZES, start=1):
        picturing.add_picture(
            actor=editor,
            item=item,
            revision=Bulletin.objects.get(pk=draft.pk).revision,
            data=_photograph(size),
            name=f"anh-{number}.jpg",
            caption=f"Ảnh {number}: phiên họp",
            alternative="Phòng họp, nhìn từ cuối phòng.",
        )
    draft.refresh_from_db()
    for problem in checks.problems(draft):
        publishing.waive(actor=editor, bulletin=draft, finding=problem.key, reason="đã xem")
    waiting = publishing.submit(actor=editor, bulletin=draft)
    publishing.approve(actor=leader, bulletin=waiting, at=timezone.now())


if __name__ == "__main__":
    main()
