#!/bin/sh
# tidy.sh BUILD - clang-tidy over every file of src, one process a file: several
# in one process give false reports with version 14.  The analyzer, which walks
# the paths through each function, takes 20 times as long as all other checks: it
# belongs to the long runs.
set -eu
cd "$(dirname "$0")/../.."
checks=-clang-analyzer-*
[ -z "${KB_TEST_LONG-}" ] || checks=
find src -name '*.c' -print0 |
    xargs -0 -n 1 -P "$(nproc)" \
        clang-tidy-14 --quiet -p "$1" "--checks=$checks" 2>/dev/null
