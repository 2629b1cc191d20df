#!/bin/sh
# threads.sh AIGCKB ARTICLES - what works in several threads, under the thread
# sanitizer: no report.  A long run only: it takes a build of its own, the preset
# tsan, which tests/run.sh --long makes.
set -eu
if [ "${KB_TEST_LONG:-}" != 1 ]; then
    echo "threads.sh: only in long runs"
    exit 77
fi
if [ ! -x "$1" ] || ! grep -q __tsan_init "$1"; then
    echo "$1: build it: cmake --preset tsan -G Ninja && cmake --build --preset tsan"
    exit 1
fi
program=$(realpath "$1")
articles=$(realpath "$2")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
export AIGCKB_DB="$work/kb.db" HOME="$work" LC_ALL=C.UTF-8
export TSAN_OPTIONS="exitcode=99 halt_on_error=0"

run() {
    "$program" "$@" >out 2>errors && code=0 || code=$?
    if [ $code -ne 0 ] || grep -q ThreadSanitizer errors; then
        head -n 60 errors
        echo "threads.sh: exit code $code: $*"
        exit 1
    fi
    echo "no report: $*"
}

# Enough files that each thread has work: what is read twice is a copy.
for n in 1 2 3 4; do
    mkdir "$n"
    for file in "$articles"/*.md "$articles"/html/*.html; do
        sed "s/模型/模型$n/2" "$file" >"$n/$(basename "$file")"
    done
done
tar -czf packed.tar.gz 3 4
run ingest -q --jobs 4 1 2 packed.tar.gz
run ingest -q --jobs 4 --force --prune 1 2 packed.tar.gz
run ingest -q --jobs 4 --prune 1
run db check
run show AIGC --json
run search 模型
