"""Phrases of one syllable find other words, since marks are not compared: "thuế" found "thuê", "bão" found "báo"."""

from django.db import migrations
from django.db.migrations.state import StateApps

PHRASES: dict[str, dict[str, tuple[str, ...]]] = {
    "tai-chinh-ngan-sach": {"thue": ("cuc thue", "no thue")},
    "phong-chong-thien-tai": {"bao": ("mua bao",), "lu": ("lu lut", "lu quet")},
}


def lengthen(apps: StateApps, _editor: object) -> None:
    for topic in apps.get_model("bulletins", "Topic").objects.filter(slug__in=PHRASES):
        longer = PHRASES[topic.slug]
        words = [phrase for word in topic.words for phrase in longer.get(word, (word,))]
        topic.words = list(dict.fromkeys(words))
        topic.save(update_fields=["words"])


class Migration(migrations.Migration):
    dependencies = [("bulletins", "0004_picture_sizes")]

    operations = [migrations.RunPython(lengthen, migrations.RunPython.noop)]
