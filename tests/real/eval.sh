#!/bin/sh
# eval.sh AIGCKB SHARED - `db eval` over the store must give the figures that
# the scorer of the folder SHARED gives for the same articles, to the third
# decimal.  77 where there is no folder.
set -eu
if [ ! -d "$2/gold" ]; then
    echo "skipped: no shared folder"
    exit 77
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The scorer keeps the forms of a concept in a set, which has no order.
sed 's/{\(norm(x) for x in .*\)}$/dict.fromkeys(\1)/' "$2/tools/score-gold" \
    >"$work/scorer"
"$1" extract --jsonl "$2/gold/dev-articles/md" >"$work/facts"
python3 "$work/scorer" "$2/gold/dev" "$work/facts" |
    sed -n -e 's/^\([a-z]*\)  *precision \([0-9.]*\) *recall \([0-9.]*\) *F1 \([0-9.]*\) *(\([0-9]*\) found, \([0-9]*\) .*/\1 \2 \3 \4 \5 \6/p' \
        -e 's/^kind right *\([0-9.]*\) of \([0-9]*\) .*layer right \([0-9.]*\)/kind \1 - - \2 -\nlayer \3 - - \2 -/p' \
        >"$work/want"

"$1" ingest --quiet --db "$work/kb.db" "$2/gold/dev-articles/md" >"$work/log"
"$1" db eval --db "$work/kb.db" --jsonl "$2/gold/dev" >"$work/rows"
jq -r 'def share: if . == null then "-" else "\(. * 1000 | round)" end;
       def count: . // "-" | tostring;
       select(.kind == null) | "\(.fact) \(.precision | share) \(.recall | share) \(.f1 | share) \(.found | count) \(.wanted | count)"' \
    "$work/rows" >"$work/got"
awk '{ for (i = 2; i <= 4; i++) if ($i != "-") $i = sprintf("%d", $i * 1000 + 0.5)
       print }' "$work/want" >"$work/thousandths"
[ "$(wc -l <"$work/got")" = 8 ]
diff "$work/thousandths" "$work/got"
