from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("intake", "0001_initial")]

    # The table goes over to the room of documents, rows and all; there it is taken in by 0002.
    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.AlterModelTable("pagemap", "documents_pagemap")],
            state_operations=[migrations.DeleteModel("PageMap")],
        )
    ]
