#!/bin/sh
# run.sh AIGCKB ARTICLE... - reads each article of data/articles or data and compares
# its document with NAME.doc.json and its facts with NAME.facts.json, a block or
# a fact a line.  UPDATE=1 rewrites those files.  To see what a change of the
# rules or the lexicon does to all:
#     UPDATE=1 ctest --preset gcc -R '^golden/' && git diff tests/golden
set -eu
[ -x "$1" ] || exit 99 # else a broken build would be the expected result
program=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
shift
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# An object, its lists with an element a line.
lines='def lines: "{" + (to_entries | map("\n" + (.key | tojson) + ": " +
    if (.value | type) == "array" and .value[0]
    then "[\n" + (.value | map(tojson) | join(",\n")) + "\n]"
    else (.value | tojson) end) | join(",")) + "\n}";'
doc='{schema, source, artid, title, url, site, author, origin,
      date, tags, hash, blocks}'

bad=0
for article; do
    name=${article%.*}
    mkdir -p "$work/$(dirname "$name")" "$(dirname "$name")"
    file=../../data/articles/$article
    [ -f "$file" ] || file=../../data/$article
    "$program" extract --jsonl "$file" >"$work/all"
    jq -r "$lines $doc | lines" "$work/all" >"$work/$name.doc.json"
    jq -r "$lines . as \$all | with_entries(select(.key as \$key |
        \$all | $doc | has(\$key) | not)) | lines" "$work/all" \
        >"$work/$name.facts.json"
    for view in doc facts; do
        file=$name.$view.json
        [ -z "${UPDATE:-}" ] || cp "$work/$file" "$file"
        diff -u "$file" "$work/$file" || bad=1
    done
done
exit $bad
