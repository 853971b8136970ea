"""On PostgreSQL each entry's words tell in which stretch of 64 days it lies: the top bits of its id."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

_INDEX = "CREATE INDEX search_entry_vector ON search_entry USING gin (vector)"
_WORDS = "words_title || ' qzz ' || words_body || ' qzz ' || marks"


def _made_of(words: str) -> tuple[str, ...]:
    return (
        "ALTER TABLE search_entry DROP COLUMN vector",
        f"""ALTER TABLE search_entry ADD COLUMN vector tsvector GENERATED ALWAYS AS (
            to_tsvector('simple'::regconfig, {words})) STORED""",
        "ALTER TABLE search_entry ALTER COLUMN vector SET STATISTICS 1000",
        _INDEX,
    )


def make(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    _run(editor, f"{_WORDS} || ' qzw' || (id >> 46)")


def unmake(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    _run(editor, _WORDS)


def _run(editor: BaseDatabaseSchemaEditor, words: str) -> None:
    if editor.connection.vendor == "postgresql":
        for statement in _made_of(words):
            editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("search", "0002_full_text")]

    operations = [migrations.RunPython(make, unmake)]
