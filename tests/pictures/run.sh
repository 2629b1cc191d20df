#!/bin/sh
# run.sh AIGCKB ARTICLES... - draws graphs in every format, and reads them with
# what people read them with: Graphviz, xmllint, NetworkX.
set -eu
aigckb=$1
shift
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export LC_ALL=C.UTF-8
# The libraries that write the text of a picture keep what they have found.
export ASAN_OPTIONS="${ASAN_OPTIONS:-}:detect_leaks=0"

# check NAME ARGUMENT...: `graph ARGUMENT...` of the store at hand
check() {
    name=$1
    shift
    "$aigckb" graph -q --json "$@" >"$work/$name.json"
    for kind in dot svg png graphml mermaid; do
        "$aigckb" graph -q -f $kind -o "$work/$name.$kind" "$@"
        python3 "$here/read.py" $kind "$work/$name.$kind" "$work/$name.json"
    done
    xmllint --noout "$work/$name.svg" "$work/$name.graphml"
    "$aigckb" graph -q -f svg "$@" >"$work/again.svg"
    python3 "$here/again.py" "$work/again.svg" "$work/$name.svg"
}

AIGCKB_DB=$work/hostile.db
export AIGCKB_DB
python3 "$here/hostile.py" >"$work/hostile.jsonl"
"$aigckb" load -q "$work/hostile.jsonl" >"$work/log"
check hostile 甲
check communities --cluster --max-nodes 0

AIGCKB_DB=$work/articles.db
"$aigckb" ingest -q "$@" >"$work/log"
check neighbourhood 大语言模型 --depth 2 --max-nodes 40
check whole --max-nodes 80 --cluster --max-edges 0
