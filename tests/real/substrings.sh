#!/bin/sh
# substrings.sh AIGCKB SHARED SUBSTRINGS [STORE] - every piece of one to four
# Han characters of 1,000 sentences drawn from the real articles of the folder
# SHARED, or from a store, finds its article.  77 where there is no folder.
set -eu
if [ $# -gt 3 ]; then
    exec "$3" "$4" 1000
fi
if [ ! -d "$2/articles" ]; then
    echo "skipped: no shared folder"
    exit 77
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$1" ingest --quiet --db "$work/kb.db" "$2/articles"
"$3" "$work/kb.db" 1000
