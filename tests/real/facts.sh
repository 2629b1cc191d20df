#!/bin/sh
# facts.sh AIGCKB SHARED - reads the real articles of the folder SHARED, and
# says which rows of facts.tsv no article states.  77 where there is no folder.
set -eu
if [ ! -d "$2/articles" ]; then
    echo "skipped: no shared folder"
    exit 77
fi
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"$1" ingest --quiet --db "$work/kb.db" "$2/articles"
"$1" extract --jsonl "$2/articles" >"$work/facts"

bad=0
while IFS="$(printf '\t')" read -r check name what other; do
    case $check in '#'* | '') continue ;; esac
    if ! jq -e --arg check "$check" --arg name "$name" --arg what "$what" \
        --arg other "$other" -n 'any(inputs; '"$(cat "$here/facts.jq")"')' \
        "$work/facts" >/dev/null; then
        echo "no article states: $check $name $what $other"
        bad=1
    fi
done <"$here/facts.tsv"
exit $bad
