"""The full-text side of the index: an FTS5 table that triggers keep on SQLite, a generated column on PostgreSQL."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

SQLITE = (
    """CREATE VIRTUAL TABLE search_words USING fts5(
        words_title, words_body, marks,
        content='search_entry', content_rowid='id', columnsize=0, tokenize='ascii')""",
    """CREATE TRIGGER search_entry_added AFTER INSERT ON search_entry BEGIN
        INSERT INTO search_words (rowid, words_title, words_body, marks)
        VALUES (new.id, new.words_title, new.words_body, new.marks); END""",
    """CREATE TRIGGER search_entry_removed AFTER DELETE ON search_entry BEGIN
        INSERT INTO search_words (search_words, rowid, words_title, words_body, marks)
        VALUES ('delete', old.id, old.words_title, old.words_body, old.marks); END""",
    """CREATE TRIGGER search_entry_changed AFTER UPDATE ON search_entry BEGIN
        INSERT INTO search_words (search_words, rowid, words_title, words_body, marks)
        VALUES ('delete', old.id, old.words_title, old.words_body, old.marks);
        INSERT INTO search_words (rowid, words_title, words_body, marks)
        VALUES (new.id, new.words_title, new.words_body, new.marks); END""",
)
SQLITE_BACK = (
    "DROP TRIGGER search_entry_added",
    "DROP TRIGGER search_entry_removed",
    "DROP TRIGGER search_entry_changed",
    "DROP TABLE search_words",
)
# One word that no text has keeps the last word of a title from standing beside the first of the text.
POSTGRESQL = (
    """ALTER TABLE search_entry ADD COLUMN vector tsvector GENERATED ALWAYS AS (
        to_tsvector('simple'::regconfig, words_title || ' qzz ' || words_body || ' qzz ' || marks)) STORED""",
    "ALTER TABLE search_entry ALTER COLUMN vector SET STATISTICS 1000",
    "CREATE INDEX search_entry_vector ON search_entry USING gin (vector)",
)
POSTGRESQL_BACK = ("ALTER TABLE search_entry DROP COLUMN vector",)


def make(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    _run(editor, {"sqlite": SQLITE, "postgresql": POSTGRESQL})


def unmake(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    _run(editor, {"sqlite": SQLITE_BACK, "postgresql": POSTGRESQL_BACK})


def _run(editor: BaseDatabaseSchemaEditor, by_vendor: dict[str, tuple[str, ...]]) -> None:
    for statement in by_vendor[editor.connection.vendor]:
        editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]

    operations = [migrations.RunPython(make, unmake)]
