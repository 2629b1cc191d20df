#!/bin/sh
# tables.sh AIGCKB FOLDER - the lexicon and the rules that were made ready when
# the program was built say the same as their tables do: a lexicon of the user's,
# though empty, makes the program read these.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
find "$2" -type f -name '*.md' | LC_ALL=C sort >"$work/articles"
xargs "$1" extract --jsonl <"$work/articles" >"$work/image"
xargs "$1" extract --jsonl --dict /dev/null <"$work/articles" >"$work/tables"
[ -s "$work/image" ]
cmp "$work/image" "$work/tables"
