#!/usr/bin/env bash
# Find the browser that the tests drive, or install the system's Chromium where we may. Prints its path.
set -euo pipefail
found() {
    local name
    for name in "${DIEUHANH_BROWSER:-}" chromium chromium-browser google-chrome; do
        [ -n "$name" ] && command -v "$name" && return 0
    done
    return 1
}
found && exit 0
advice="The tests need a Chromium browser. Install it (Debian, Ubuntu: sudo apt-get install chromium)
or say where it is: DIEUHANH_BROWSER=/path/to/chromium make test"
if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
    printf 'ERROR: %s\n' "$advice" >&2
    exit 1
fi
printf '  Installing the system package chromium\n' >&2
export DEBIAN_FRONTEND=noninteractive
{ apt-get update -q && apt-get install -y -q --no-install-recommends chromium; } >/dev/null || {
    printf 'ERROR: apt-get could not install chromium. %s\n' "$advice" >&2
    exit 1
}
found
