#!/bin/sh
# test.sh REPLAY TARGET - runs a target over its inputs in the repository; with
# KB_TEST_LONG=1 it is fuzzed for ten minutes as well.
set -eu
here=$(dirname "$0")
"$1" "$here/corpus/$2" >/dev/null
[ "${KB_TEST_LONG-}" = 1 ] || exit 0
sh "$here/run.sh" "$2" 600
