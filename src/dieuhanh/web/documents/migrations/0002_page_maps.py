import django.db.models.deletion
from django.db import migrations, models

import dieuhanh.web.identifiers


class Migration(migrations.Migration):
    dependencies = [("documents", "0001_initial"), ("intake", "0002_page_maps_to_documents")]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.CreateModel(
                    name="PageMap",
                    fields=[
                        (
                            "id",
                            models.UUIDField(
                                default=dieuhanh.web.identifiers.uuid7,
                                editable=False,
                                primary_key=True,
                                serialize=False,
                            ),
                        ),
                        ("pages", models.PositiveIntegerField(null=True)),
                        ("boxes", models.JSONField(default=list)),
                        ("notes", models.JSONField(default=list)),
                        ("metadata", models.JSONField(default=dict)),
                        (
                            "text_version",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="page_map",
                                to="documents.textversion",
                            ),
                        ),
                    ],
                    options={"abstract": False},
                ),
            ]
        ),
        migrations.AddField("pagemap", "sizes", models.JSONField(default=list)),
    ]
