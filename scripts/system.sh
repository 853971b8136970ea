#!/usr/bin/env bash
# Install the system's programs that some tests need, where we may; elsewhere say which tests will be skipped for want of them.
set -euo pipefail
list=$(dirname "$0")/system-packages.txt
missing=()
while IFS='|' read -r probe package purpose; do
    case $probe in '' | '#'*) continue ;; esac
    if [ -e "$probe" ] || command -v "$probe" >/dev/null; then continue; fi
    missing+=("$package")
    printf '  Missing: %s (%s)\n' "$package" "$purpose" >&2
done <"$list"
[ ${#missing[@]} = 0 ] && exit 0
if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
    printf '  The tests that need them will be skipped. To run them: sudo apt-get install %s\n' "${missing[*]}" >&2
    exit 0
fi
printf '  Installing %s\n' "${missing[*]}" >&2
export DEBIAN_FRONTEND=noninteractive
{ apt-get update -q && apt-get install -y -q --no-install-recommends "${missing[@]}"; } >/dev/null || {
    printf 'ERROR: apt-get could not install %s\n' "${missing[*]}" >&2
    exit 1
}
