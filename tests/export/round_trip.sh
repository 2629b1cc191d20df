#!/bin/sh
# round_trip.sh AIGCKB ARTICLES - a store of what another one exported gives the
# same bytes, in whatever order the lines came, and so does all that is derived.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
aigckb=$1
one="$work/one.db" two="$work/two.db"

"$aigckb" --db "$one" ingest -q "$2" >/dev/null
"$aigckb" --db "$one" export --jsonl -o "$work/one.jsonl"
sort "$work/one.jsonl" | gzip | "$aigckb" --db "$two" export --import - -q
"$aigckb" --db "$two" export --jsonl | cmp - "$work/one.jsonl"
"$aigckb" --db "$two" db check >/dev/null

for what in all aliases mentions summary; do
    "$aigckb" --db "$one" export --json --what $what >"$work/one.json"
    "$aigckb" --db "$two" export --json --what $what | cmp - "$work/one.json"
done
for format in ttl graphml md; do
    "$aigckb" --db "$one" export -f $format >"$work/one.$format"
    "$aigckb" --db "$two" export -f $format | cmp - "$work/one.$format"
done

# Once more into the same store: nothing is new, and nothing else.
"$aigckb" --db "$two" export --import "$work/one.jsonl" --fields added |
    grep -qx 0
"$aigckb" --db "$two" export --jsonl | cmp - "$work/one.jsonl"
