#!/bin/sh
# run.sh AIGCKB BUILD - the page of `aigckb report` in chromium.  The driver
# comes from npm, as the lock file says, and is kept in BUILD.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
AIGCKB=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
ARTICLES=$here/../../data/articles
export AIGCKB ARTICLES

for program in chromium node npm; do
    command -v "$program" >/dev/null || {
        echo "no $program: sh docs/packages.sh test" >&2
        exit 1
    }
done
mkdir -p "$2"
cd "$2"
# npm writes the inner lock file when all is there.
if ! cmp -s "$here/package-lock.json" package-lock.json ||
    [ ! -e node_modules/.package-lock.json ]; then
    cp "$here/package.json" "$here/package-lock.json" "$here/.npmrc" .
    npm ci --prefer-offline --no-audit --no-fund >npm.log 2>&1 || {
        tail -n 5 npm.log >&2
        exit 1
    }
fi
cp "$here"/*.mjs .
node --test report.test.mjs
