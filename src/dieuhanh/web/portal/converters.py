"""What may stand in addresses of the public site."""

from __future__ import annotations


class TwinConverter:
    """The form of a page's twin for machines."""

    regex = "json|csv"

    def to_python(self, value: str) -> str:
        """Return the form as it stands in the address."""
        return value

    def to_url(self, value: str) -> str:
        """Return the form as it stands in the address."""
        return value
