"""`python -m dieuhanh` is the command line."""

from __future__ import annotations

import sys

from dieuhanh.cli import main

sys.exit(main())
