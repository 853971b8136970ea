#!/usr/bin/env bash
# Make or refresh the isolated environment in .venv from the hashed pins.
# usage: scripts/environment.sh core|dev     (dev holds core and the extras too)
set -euo pipefail
cd "$(dirname "$0")/.."
set_name=${1:?"say core or dev"}
say() { printf '  %s\n' "$*" >&2; }
fail() { printf 'ERROR: %s\n' "$*" >&2; exit 1; }

find_python() {
    local name
    for name in ${PYTHON:-} python3 python3.14 python3.13 python3.12 python3.11; do
        if "$name" -c 'import sys; raise SystemExit(sys.version_info < (3, 11))' 2>/dev/null; then
            "$name" -c 'import sys; print(sys.executable)'
            return
        fi
    done
    fail "Python 3.11 or newer was not found. Install it (Debian, Ubuntu: apt-get install python3 python3-venv)" \
        "or name it: make PYTHON=/path/to/python3.11 $set_name"
}

# Two makes at once must not fill the same folder.
mkdir -p .venv
exec 9>.venv/.make-lock
command -v flock >/dev/null && flock 9

pins=(requirements/core.txt)
[ "$set_name" = dev ] && pins+=(requirements/extras.txt requirements/dev.txt)
stamp=.venv/.stamp-$set_name
wanted=$(cat requirements/bootstrap.txt "${pins[@]}" pyproject.toml | sha256sum)
[ -x .venv/bin/dieuhanh ] && [ "$(cat "$stamp" 2>/dev/null)" = "$wanted" ] && exit 0

if ! .venv/bin/python -c pass 2>/dev/null; then
    python=$(find_python)
    say "Making the environment .venv with $python"
    "$python" -m venv --clear .venv || fail "python3 cannot make environments here (Debian, Ubuntu: apt-get install python3-venv)"
fi
if [ "$(cat .venv/.stamp-bootstrap 2>/dev/null)" != "$(sha256sum <requirements/bootstrap.txt)" ]; then
    say "Fetching the installer"
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/bootstrap.txt
    sha256sum <requirements/bootstrap.txt >.venv/.stamp-bootstrap
fi
say "Installing the locked versions ($set_name)"
quiet=--quiet
[ -t 2 ] && quiet= # at a terminal the installer shows how far it is
uv=(.venv/bin/uv pip install $quiet --python .venv/bin/python)
"${uv[@]}" --require-hashes "${pins[@]/#/--requirement=}"
"${uv[@]}" --no-deps --no-build-isolation --editable .
echo "$wanted" >"$stamp"
say "The environment stands: .venv/bin/dieuhanh"
