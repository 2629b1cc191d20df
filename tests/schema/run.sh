#!/bin/sh
# run.sh AIGCKB BUILD TEST [SHARED] - the schemas beside what the program prints.
# The validator comes from npm, as the lock file says, and is kept in BUILD.  With
# SHARED real articles are asked; 77 where there is no such folder.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
AIGCKB=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
TESTS=$(dirname "$here")
ARTICLES=$TESTS/../data/articles
DOCS=$TESTS/../docs/json.md
if [ -n "${4-}" ]; then
    if [ ! -d "$4/articles" ]; then
        echo "skipped: no shared folder"
        exit 77
    fi
    ARTICLES=$(cd "$4/articles" && pwd)
    REAL=1
    export REAL
fi
# The build has printed them, unless only the program was made anew.
printed=$(dirname "$AIGCKB")/schemas
if [ "$printed/version.json" -nt "$AIGCKB" ]; then
    SCHEMAS=$(cd "$printed" && pwd)
    export SCHEMAS
fi
work=$2/$3${4:+-real}
mkdir -p "$work"
cd "$work"
sh "$here/../npm.sh" "$here"
cp "$here"/*.mjs .
rm -rf store
mkdir store
AIGCKB_DB=$PWD/store/kb.db
HOME=$PWD/store
TMPDIR=$PWD/store # of `demo`
export AIGCKB AIGCKB_DB ARTICLES DOCS HOME TESTS TMPDIR
"$AIGCKB" ingest -q "$ARTICLES" >ingested
cd store
node --test "../$3.test.mjs"
