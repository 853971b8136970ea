"""The values that a column of tasks has, for a list to choose from: one step in the index for each, not one a task."""

from __future__ import annotations

from typing import Literal

from django.db import connection

from dieuhanh.web.tasks.models import Task

_MOST = 100
_STEPS = """
WITH RECURSIVE step(value) AS (
    SELECT MIN({column}) FROM {table} WHERE {column} > ''
    UNION ALL
    SELECT (SELECT MIN({column}) FROM {table} WHERE {column} > step.value) FROM step WHERE step.value IS NOT NULL
)
SELECT value FROM step WHERE value IS NOT NULL LIMIT %s
"""


def values_of(column: Literal["leader", "field"]) -> list[str]:
    """Return the first hundred values that tasks have in a column, empty ones left out, in order."""
    quote = connection.ops.quote_name
    with connection.cursor() as cursor:
        cursor.execute(_STEPS.format(table=quote(Task._meta.db_table), column=quote(column)), [_MOST])
        return [value for (value,) in cursor.fetchall()]
