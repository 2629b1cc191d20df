#!/bin/sh
# run.sh MAKE_CASE CHECK_ARTICLE AIGCKB CASE read|refused|either - writes the
# article of one case, checks what the library makes of it, and gives it to the
# program: to `extract`, to `ingest`, and what `extract` printed to `load`.
# KB_TEST_LONG=1 takes the article whole, else it is a quarter as large.
set -eu
make=$1 check=$2 aigckb=$3 case=$4 expected=$5
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
article=$work/article.${case%%-*}
lines=$work/lines.jsonl

# Runs a command and checks its exit code: 0 where the article is read, 3 where
# it is bad input.
program() {
    code=0
    "$aigckb" "$@" >"$work/out" 2>"$work/errors" || code=$?
    case $expected$code in
    read0 | refused3 | either0 | either3) return ;;
    esac
    echo "aigckb $1: exit code $code"
    cat "$work/errors"
    exit 1
}

case ${KB_TEST_LONG-} in
1) size=1 ;;
*) size=/4 ;;
esac
"$make" "$case" "$size" >"$article"
"$check" "$expected" "$article"

AIGCKB_DB=$work/ingest.db
export AIGCKB_DB HOME="$work"
program extract --jsonl "$article"
mv "$work/out" "$lines"
program ingest "$article"
[ -s "$lines" ] || exit 0
AIGCKB_DB=$work/load.db
program load "$lines"
