"""Triggers by which the database itself writes down that a row of the audit log was changed or removed.

They only append to the table of witnesses, on SQLite and on PostgreSQL; an action never makes them fire.
"""

from __future__ import annotations

from django.db.backends.base.schema import BaseDatabaseSchemaEditor

_WATCHED = {"audit_auditevent": "id", "audit_auditlink": "sequence"}
_OPERATIONS = ("UPDATE", "DELETE")

_SQLITE = """
CREATE TRIGGER {name} AFTER {operation} ON {table} BEGIN
  INSERT INTO audit_auditwitness (at, table_name, operation, row_id)
  VALUES (strftime('%Y-%m-%d %H:%M:%f', 'now'), '{table}', '{operation}', OLD.{key});
END
"""
_POSTGRES_FUNCTION = """
CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  INSERT INTO audit_auditwitness (at, table_name, operation, row_id)
  VALUES (now(), '{table}', '{operation}', OLD.{key}::text);
  RETURN NULL;
END $$
"""
_POSTGRES_TRIGGER = "CREATE TRIGGER {name} AFTER {operation} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()"


def watch(_apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    """Make the triggers."""
    postgres = editor.connection.vendor == "postgresql"
    templates = (_POSTGRES_FUNCTION, _POSTGRES_TRIGGER) if postgres else (_SQLITE,)
    for table, key in _WATCHED.items():
        for operation in _OPERATIONS:
            name = f"{table}_{operation.lower()}_seen"
            for template in templates:
                editor.execute(template.format(name=name, table=table, operation=operation, key=key), None)


def unwatch(_apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    """Remove the triggers."""
    for table in _WATCHED:
        for operation in _OPERATIONS:
            name = f"{table}_{operation.lower()}_seen"
            if editor.connection.vendor == "postgresql":
                editor.execute(f"DROP FUNCTION {name}() CASCADE")
            else:
                editor.execute(f"DROP TRIGGER {name}")
