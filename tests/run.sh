#!/bin/sh
# run.sh [CTEST-OPTION...] - installs what is missing, builds with gcc
# and, under the address and undefined-behaviour sanitizers, with clang, and
# runs all tests.
set -eu
cd "$(dirname "$0")/.."

sh docs/packages.sh test

build() {
    cmake --preset "$1" -G Ninja >/dev/null
    cmake --build --preset "$1"
}
build gcc
build asan
export ASAN_OPTIONS=detect_leaks=1:strict_string_checks=1
export UBSAN_OPTIONS=print_stacktrace=1
ctest --preset asan -j "$(nproc)" "$@"
