"""Which certificates an installation trusts for signatures, from the environment."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured


def read_trusted_folder(variables: Mapping[str, str] = os.environ) -> Path | None:
    """Return the folder of roots, certificates between and revocation lists; None where the operator gave none.

    Raises:
        ImproperlyConfigured: there is no such folder.
    """
    given = variables.get("DIEUHANH_TRUSTED_CERTIFICATES", "")
    if not given:
        return None
    folder = Path(given).absolute()
    if not folder.is_dir():
        raise ImproperlyConfigured(
            f"DIEUHANH_TRUSTED_CERTIFICATES: {folder} is no folder; make it or unset the variable"
        )
    return folder
