#!/usr/bin/env bash
# Print the folder that holds the OpenID Connect provider of the tests (its node_modules), installed there by its lock
# file where it is missing. Without Node it prints nothing, and the tests of single sign-on say so.
set -euo pipefail
cd "$(dirname "$0")/../tests/oidc"
command -v node >/dev/null && command -v npm >/dev/null || {
    printf '  Missing: node and npm (single sign-on is tested against a real provider)\n' >&2
    exit 0
}
folder=${XDG_CACHE_HOME:-$HOME/.cache}/dieuhanh/oidc-$(sha256sum package-lock.json | cut -c1-12)
if [ ! -e "$folder/ready" ]; then
    printf '  Installing the OpenID Connect provider of the tests\n' >&2
    mkdir -p "$folder"
    cp package.json package-lock.json "$folder"
    npm ci --prefix "$folder" --silent --no-audit --no-fund --ignore-scripts >&2 || {
        printf '  npm could not install the provider: the tests of single sign-on will say so\n' >&2
        exit 0
    }
    touch "$folder/ready"
fi
printf '%s\n' "$folder"
