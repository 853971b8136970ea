#!/bin/sh
# What a container runs first: a new database is made, an older one is refused until a person upgrades it.
set -e
if [ "$2" = serve ]; then dieuhanh migrate; fi
exec "$@"
