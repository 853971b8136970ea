#!/usr/bin/env bash
# Load the demonstration province and serve it on this machine only, at port $PORT (8000).
set -euo pipefail
cd "$(dirname "$0")/.."
export DIEUHANH_DEMO=1
export DIEUHANH_TODAY=${DIEUHANH_TODAY:-2024-01-02}
.venv/bin/dieuhanh demo
exec .venv/bin/dieuhanh serve --port "${PORT:-8000}"
