"""What every stored record has in common: its own identifier; and for some of them, that they never change."""

from __future__ import annotations

from typing import Any, Never, TypeVar

from django.db import models

from dieuhanh.web.identifiers import uuid7


class UnchangeableError(TypeError):
    """Raised where code would change or delete a record that is only ever appended."""


class Record(models.Model):
    """A stored thing with a UUIDv7 made before the insert, so that encryption and audit can bind to it."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)

    class Meta:
        abstract = True


R = TypeVar("R", bound=models.Model)


class AppendOnlyQuerySet(models.QuerySet[R]):
    """A set of records that can be read and added to, nothing else."""

    def update(self, **kwargs: Any) -> Never:
        """Refuse: these records never change."""
        raise UnchangeableError(f"{self.model.__name__} is only ever appended")

    def delete(self) -> Never:
        """Refuse: these records are never deleted."""
        raise UnchangeableError(f"{self.model.__name__} is only ever appended")


class AppendOnly(Record):
    """A record that is written once."""

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Insert the record; refuse to write it a second time."""
        if not self._state.adding:
            raise UnchangeableError(f"{type(self).__name__} is only ever appended")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Never:
        """Refuse: the record is never deleted."""
        raise UnchangeableError(f"{type(self).__name__} is only ever appended")
