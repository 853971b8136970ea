from typing import Any

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps


def tell_history(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Give the claims of before a history, and the queue its rows."""
    claim_model = apps.get_model("review", "Claim")
    decision_model = apps.get_model("review", "ReviewDecision")
    event_model = apps.get_model("review", "ClaimEvent")
    item_model = apps.get_model("review", "ReviewItem")
    text_model = apps.get_model("documents", "TextVersion")
    for text in text_model.objects.filter(claims__isnull=False).distinct().only("pk", "recorded_at"):
        claims = list(claim_model.objects.filter(text_version=text).order_by("item_index"))
        read = decision_model.objects.create(
            text_version=text,
            kind="read",
            actor_kind="job",
            actor_name="nâng cấp",
            at=text.recorded_at,
            logic_version=max(one.logic_version for one in claims),
        )
        event_model.objects.bulk_create(
            event_model(decision=read, claim=one, before="", after=one.status) for one in claims
        )
        rows: dict[int, Any] = {}
        for one in claims:
            row = rows.setdefault(one.item_index, item_model(text_version=text, item_index=one.item_index, start=0))
            row.waiting += one.status == "proposed"
            row.decided += one.status != "proposed"
            if one.kind == "item" and one.status in ("proposed", "accepted"):
                row.start, row.heading = one.value["start"], " ".join((one.value["heading"] or "").split())[:300]
        item_model.objects.bulk_create(rows.values())


class Migration(migrations.Migration):
    dependencies = [
        ("review", "0002_decisions"),
    ]

    operations = [
        migrations.RunPython(tell_history, migrations.RunPython.noop),
    ]
