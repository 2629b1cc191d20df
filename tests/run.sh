#!/bin/sh
# run.sh [--long] [CTEST-OPTION...] - installs what is missing, builds with gcc
# and, under the address and undefined-behaviour sanitizers, with clang, and
# runs all tests.  --long sets KB_TEST_LONG=1: tests that kill, damage, fuzz and
# analyse then try all that docs/reliability.md counts, and take hours.
set -eu
cd "$(dirname "$0")/.."
if [ "${1-}" = --long ]; then
    shift
    KB_TEST_LONG=1
    export KB_TEST_LONG
    set -- --timeout 14400 "$@"
    long=yes
fi

sh docs/packages.sh test

build() {
    cmake --preset "$1" -G Ninja >/dev/null
    cmake --build --preset "$1"
}
build gcc
build asan
[ -z "${long-}" ] || build tsan
# No strict_string_checks: each strncmp() of md4c would read on to the end of the
# article, and what is linear would take minutes.
export ASAN_OPTIONS=detect_leaks=1
export UBSAN_OPTIONS=print_stacktrace=1
ctest --preset asan -j "$(nproc)" "$@"
