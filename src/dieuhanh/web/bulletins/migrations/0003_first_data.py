"""Items know their text; the wordings of titles, and the topics that ship with the product."""

import tomllib
from datetime import date
from importlib.resources import files

from django.db import migrations
from django.db.migrations.state import StateApps

from dieuhanh.language import fold, slug

PATTERNS = (
    (date(2019, 1, 1), "Chỉ đạo, điều hành nổi bật của UBND tỉnh trong tuần (từ ngày {start} đến ngày {end})"),
    (
        date(2026, 1, 1),
        "Chỉ đạo, điều hành nổi bật của UBND tỉnh, lãnh đạo UBND tỉnh trong tuần (từ ngày {start} đến ngày {end})",
    ),
)


def fill(apps: StateApps, _editor: object) -> None:
    bulletin = apps.get_model("bulletins", "Bulletin")
    for row in bulletin.objects.filter(source__isnull=False):
        row.items.filter(text_version__isnull=True).update(text_version_id=row.source_id)
    pattern = apps.get_model("bulletins", "TitlePattern")
    for valid_from, text in PATTERNS:
        pattern.objects.create(valid_from=valid_from, text=text)
    topic = apps.get_model("bulletins", "Topic")
    table = tomllib.loads(files("dieuhanh.web.bulletins").joinpath("topics.toml").read_text(encoding="utf-8"))
    for position, (name, words) in enumerate(table["topics"].items(), start=1):
        topic.objects.create(slug=slug(name), name=name, words=[fold(word) for word in words], position=position)


class Migration(migrations.Migration):
    dependencies = [("bulletins", "0002_composing")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
