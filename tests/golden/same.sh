#!/bin/sh
# same.sh AIGCKB MARKDOWN HTML - two forms of one article give the same blocks
# and the same facts.
set -eu
articles=$(cd "$(dirname "$0")/../../data/articles" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

facts() {
    "$1" extract --jsonl "$articles/$2" |
        jq -c '.artid, del(.schema, .source, .artid, .title, .url, .site,
                           .author, .origin, .date, .tags, .hash)[][]'
}
facts "$1" "$2" >"$work/markdown"
facts "$1" "$3" >"$work/html"
[ -s "$work/markdown" ]
diff -u "$work/markdown" "$work/html"
