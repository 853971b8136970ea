"""Whether program and database fit together: asked before anything is served, worked at or migrated."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

LAST_BACKUP = "last-backup.json"
_FRESH = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Structure:
    """The migrations that the database lacks, those that only a newer program knows, and whether it is empty."""

    pending: tuple[str, ...]
    unknown: tuple[str, ...]
    empty: bool


def structure() -> Structure:
    """Return how the database's structure stands to the program's."""
    executor = MigrationExecutor(connection)
    loader = executor.loader
    plan = executor.migration_plan(loader.graph.leaf_nodes())
    unknown = set(loader.applied_migrations) - set(loader.disk_migrations)
    return Structure(
        pending=tuple(f"{migration.app_label}.{migration.name}" for migration, _backwards in plan),
        unknown=tuple(sorted(f"{app}.{name}" for app, name in unknown)),
        empty=not loader.applied_migrations,
    )


def refusal(found: Structure) -> str:
    """Return why the program must not work with the database, and what to do; "" where it may."""
    if found.unknown:
        return (
            f"cơ sở dữ liệu mới hơn chương trình (có {', '.join(found.unknown[:3])}): "
            "hãy cài phiên bản mới hơn; không chạy phiên bản cũ trên dữ liệu này"
        )
    if found.pending:
        return "cơ sở dữ liệu chưa theo phiên bản này: hãy chạy `dieuhanh migrate` trước"
    return ""


def refusal_to_migrate(found: Structure, now: datetime, *, without_backup: bool) -> str:
    """Return why the database must not be migrated now, and what to do; "" where it may."""
    if found.unknown:
        return refusal(found)
    if found.empty or not found.pending:
        return ""
    if _jobs_under_way(now):
        return "còn việc nền đang chạy: hãy dừng `dieuhanh serve` và mọi `dieuhanh worker`, chờ nửa phút rồi chạy lại"
    if without_backup or settings.DEMO or settings.DEBUG or _has_fresh_backup(now):
        return ""
    return (
        "chưa có bản sao lưu trong 24 giờ qua: hãy chạy `dieuhanh backup` bằng phiên bản đang dùng, "
        "hoặc thêm --without-backup nếu đã sao chép cách khác"
    )


def last_backup() -> datetime | None:
    """Return when the last backup was made, None where nobody made one."""
    try:
        told = json.loads((settings.DATA_FOLDER / LAST_BACKUP).read_bytes())
        return datetime.fromisoformat(told["made_at"])
    except (OSError, ValueError, KeyError):
        return None


def _has_fresh_backup(now: datetime) -> bool:
    made = last_backup()
    return made is not None and now - made < _FRESH


def _jobs_under_way(now: datetime) -> bool:
    """Whether a worker holds a job; asked in plain SQL, as the table may be of an older structure."""
    if "jobs_job" not in connection.introspection.table_names():
        return False
    with connection.cursor() as cursor:
        moment = connection.ops.adapt_datetimefield_value(now)
        cursor.execute("SELECT count(*) FROM jobs_job WHERE state = 'running' AND lease_until > %s", [moment])
        return bool(cursor.fetchone()[0])
