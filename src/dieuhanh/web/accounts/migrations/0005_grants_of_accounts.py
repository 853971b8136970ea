from __future__ import annotations

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def grant(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Each account that there already is holds its one role as a grant."""
    users = apps.get_model("accounts", "User")
    grants = apps.get_model("accounts", "Grant")
    for user in users.objects.exclude(role="").iterator():
        grants.objects.create(user=user, role=user.role)


class Migration(migrations.Migration):
    dependencies = [("accounts", "0004_grants")]

    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
