#!/bin/sh
# run.sh AIGCKB BUILD - `aigckb mcp` as real clients of both eras see it.  They
# come from npm, as the lock file says, and are kept in BUILD.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
AIGCKB=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
mkdir -p "$2"
cd "$2"
sh "$here/../npm.sh" "$here"
AIGCKB_DB=$PWD/articles.db
export AIGCKB AIGCKB_DB HOME="$PWD"
rm -f "$AIGCKB_DB"*
"$AIGCKB" ingest -q "$here/../../data/articles" >ingested
cp "$here"/*.mjs "$here/../schema/strict.mjs" .
node --test mcp.test.mjs
