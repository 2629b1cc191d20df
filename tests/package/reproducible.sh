#!/bin/sh
# reproducible.sh SOURCE - builds the packages twice, of two copies of the sources
# in two folders, at two times: the same bytes.  Long runs only.
set -eu
source=$1
[ -n "${KB_TEST_LONG-}" ] || exit 77
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
SOURCE_DATE_EPOCH=1700000000
CCACHE_DISABLE=1 # the second build is to be one
export SOURCE_DATE_EPOCH CCACHE_DISABLE

for copy in one/here another/there; do
    mkdir -p "$work/$copy"
    tar -C "$source" --exclude=./build --exclude=./.git -cf - . |
        tar -C "$work/$copy" -xf -
    cd "$work/$copy"
    { cmake --preset package -G Ninja && cmake --build --preset package &&
        cd build/package && cpack; } >"$work/log" 2>&1 ||
        { tail "$work/log"; exit 1; }
    sha256sum ./*.deb >"$work/${copy%/*}.sums"
done
diff "$work/one.sums" "$work/another.sums"
[ "$(wc -l <"$work/one.sums")" -eq 3 ]
