#!/bin/sh
# formats.sh AIGCKB ARTICLES - what is exported is read by the parsers of
# others: Turtle by rapper, GraphML by xmllint, CSV by Python.
set -eu
for program in rapper xmllint python3; do
    command -v $program >/dev/null || exit 77
done
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
aigckb=$1
export AIGCKB_DB="$work/kb.db"

"$aigckb" ingest -q "$2" >/dev/null
concepts=$("$aigckb" list --count)
relations=$("$aigckb" export --what relations --jsonl | wc -l)

"$aigckb" export -f ttl -o "$work/kb.ttl"
rapper -q -i turtle -o ntriples "$work/kb.ttl" >"$work/kb.nt"
python3 "$here/skos.py" "$concepts" "$relations" <"$work/kb.nt"

"$aigckb" export -f graphml -o "$work/kb.graphml"
xmllint --noout "$work/kb.graphml"
[ "$(grep -c '<node ' "$work/kb.graphml")" -eq "$concepts" ]
[ "$(grep -c '<edge ' "$work/kb.graphml")" -eq "$relations" ]

"$aigckb" export --csv -o "$work/tables"
python3 "$here/tables.py" "$work/tables" "$concepts" "$relations"
