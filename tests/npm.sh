#!/bin/sh
# npm.sh FOLDER - puts the packages that FOLDER's lock file names into the
# current folder, unless they are there.
set -eu
for program in node npm; do
    command -v "$program" >/dev/null || {
        echo "no $program: sh docs/packages.sh test" >&2
        exit 1
    }
done
# npm writes the inner lock file when all is there.
if ! cmp -s "$1/package-lock.json" package-lock.json ||
    [ ! -e node_modules/.package-lock.json ]; then
    cp "$1/package.json" "$1/package-lock.json" "$1/.npmrc" .
    npm ci --prefer-offline --no-audit --no-fund >npm.log 2>&1 || {
        tail -n 5 npm.log >&2
        exit 1
    }
fi
