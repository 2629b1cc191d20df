#!/bin/sh
# copies.sh AIGCKB SHARED COPIES [STORE] - the clusters of the real articles of
# the folder SHARED, or of a store, against every two of them compared in full;
# and the clusters that readers have found must be there.  77 where there is no
# folder.
set -eu
if [ $# -gt 3 ]; then
    exec "$3" "$4"
fi
if [ ! -f "$2/corpus/aigc-md.tar.zst" ]; then
    echo "skipped: no shared folder"
    exit 77
fi
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

tar -xf "$2/corpus/aigc-md.tar.zst" -C "$work"
"$1" ingest --quiet --db "$work/kb.db" "$work/aigc-md" >"$work/log"
"$1" list clusters --all --db "$work/kb.db" --jsonl |
    jq -r '[.members[].id | ltrimstr("s:")] | sort | join(" ")' >"$work/clusters"

bad=0
while read -r members; do
    case $members in '#'* | '') continue ;; esac
    wanted=$(printf '%s\n' $members | sort | paste -sd ' ')
    if ! grep -qxF "$wanted" "$work/clusters"; then
        echo "no cluster $members"
        bad=1
    fi
done <"$here/copies.txt"
"$3" "$work/kb.db" || bad=1
exit $bad
