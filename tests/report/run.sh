#!/bin/sh
# run.sh AIGCKB BUILD - the page of `aigckb report` in chromium.  The driver
# comes from npm, as the lock file says, and is kept in BUILD.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
AIGCKB=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
ARTICLES=$here/../../data/articles
export AIGCKB ARTICLES

command -v chromium >/dev/null || {
    echo "no chromium: sh docs/packages.sh test" >&2
    exit 1
}
mkdir -p "$2"
cd "$2"
sh "$here/../npm.sh" "$here"
cp "$here"/*.mjs .
node --test report.test.mjs
