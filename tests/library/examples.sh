#!/bin/sh
# examples.sh PREFIX CC [FLAG...] - the programs of docs/examples and of the
# README against an installed library: shared, static, and by ctypes.  What they
# print of the four articles of tests/cli/shelf.jsonl is in `expected`, which
# UPDATE=1 rewrites.
set -eu
. "$(dirname "$0")/setup.sh"
shift
cd "$work"
"$prefix/bin/aigckb" --db kb.db load -q "$root/tests/cli/shelf.jsonl" >/dev/null
sed -n '/^#include <stdio.h>/,/^```/p' "$root/README.md" | sed '$d' >models.c
cp "$root"/docs/examples/look.* .

# Where a package has no shared library, the linker takes the static one.
mkdir static
cp "$libdir/libaigckb.a" static
static() {
    pkg-config --static "$@" aigckb | sed "s|-L[^ ]*|-L$work/static|"
}
strict='-std=c17 -Wall -Wextra -Wpedantic -Werror'
# shellcheck disable=SC2046,SC2086
{
    "$@" $strict models.c -o models $(pkg-config --cflags --libs aigckb)
    "$@" $strict look.c -o look $(pkg-config --cflags --libs aigckb)
    "$@" $strict look.c -o look.static $(static --cflags --libs)
}
if objdump -p look.static | grep libaigckb; then
    echo "^ look.static needs the shared library"
    exit 1
fi

preload=$(sanitizer "$libdir/libaigckb.so" "$1")
python() {
    LD_PRELOAD=$preload ASAN_OPTIONS=detect_leaks=0 python3 look.py "$@"
}

ask() { # COMMAND: of a concept, its alias, something near some, nothing
    for word in 扩散模型 人工智能生成内容 模 没有这个词; do
        printf '\n$ look kb.db %s\n' "$word"
        "$1" kb.db "$word" 2>errors || echo "= $?"
        sed 's/^/! /' errors
    done
}
{
    echo '$ models'
    ./models
    ask ./look
} >actual
[ -z "${UPDATE:-}" ] || cp actual "$here/expected"
diff -u "$here/expected" actual
sed 1,/^$/d actual >look.expected
for way in ./look.static python; do
    ask $way | sed 1d | diff -u look.expected - || { echo "^ $way"; exit 1; }
done
