#!/bin/sh
# run.sh AIGCKB CASE - runs CASE/cmd in a copy of its folder and compares what
# it printed (stdout, stderr, exit code) with CASE/expected.  UPDATE=1 rewrites
# that file.  Beside the cases lies what they share: shelf.jsonl, four small
# articles to load, whose facts no change of the extraction touches.
set -eu
[ -x "$1" ] || exit 99 # else a broken build would be the expected result
programs=$(cd "$(dirname "$1")" && pwd)
case=$(cd "$2" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp -R "$case/." "$work"
for shared in "$case"/../shelf.* "$case"/../*.py; do
    [ ! -f "$shared" ] || cp "$shared" "$work"
done
cd "$work"
PATH=$programs:$PATH
export PATH AIGCKB_DB="$work/kb.db" HOME="$work" LC_ALL=C.UTF-8
unset XDG_DATA_HOME XDG_CONFIG_HOME NO_COLOR CLICOLOR_FORCE COLUMNS

code=0
sh -eu ./cmd >out 2>errors </dev/null || code=$?
{
    cat out
    sed 's/^/! /' errors
    echo "= $code"
} | sed "s|$work|WORK|g; s/\"uuid\":\"[0-9a-f-]*\"/\"uuid\":\"U\"/" >actual

[ -z "${UPDATE:-}" ] || cp actual "$case/expected"
diff -u "$case/expected" actual
