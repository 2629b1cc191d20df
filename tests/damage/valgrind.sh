#!/bin/sh
# valgrind.sh AIGCKB ARTICLES SHELF - runs under memcheck: no error, nothing
# lost.  KB_TEST_LONG=1 runs more commands, and ingests all articles.  AIGCKB must
# have no sanitizer.
set -eu
if [ ! -x "$1" ]; then
    echo "$1: build it: cmake --preset gcc -G Ninja && cmake --build --preset gcc"
    exit 1
fi
program=$(realpath "$1")
articles=$(realpath "$2")
shelf=$(realpath "$3")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
export AIGCKB_DB="$work/kb.db" HOME="$work" LC_ALL=C.UTF-8

# run LEAKS COMMAND...
run() {
    leaks=$1
    shift
    valgrind --quiet --error-exitcode=99 --leak-check="$leaks" \
        --errors-for-leak-kinds=definite,indirect "$program" "$@" \
        >out 2>errors && code=0 || code=$?
    if [ $code -ne 0 ] || grep -q '^==' errors; then
        head -n 60 errors
        echo "valgrind.sh: exit code $code: $*"
        exit 1
    fi
    echo "no error: $*"
}

writes() {
    run full "$@"
}

# What only reads leaves all it has to the system when it ends, where it is not
# built for a sanitizer: there the leaks of these are looked for.
reads() {
    run no "$@"
}

if [ "${KB_TEST_LONG:-}" != 1 ]; then
    # shellcheck disable=SC2046
    cp $(find "$articles" -name '*.md' -size -7k | sort | head -n 2) .
    set -- *.md
    writes ingest -q --jobs 2 "$@"
    reads search 模型
    reads show AIGC
    exit 0
fi
writes extract --jsonl "$articles"
writes ingest -q --jobs 2 "$articles"
writes ingest -q --force "$articles"
writes load -q "$shelf"
reads show AIGC
reads show --json OpenAI
reads search 模型 应用
reads search --json 模型 --in concepts
reads xref AIGC --evidence 2
reads path AIGC OpenAI
reads timeline
reads figures
reads chain
reads graph OpenAI -f json
reads export --json
reads export --jsonl -o all.jsonl
writes export --import all.jsonl
writes curate hide OpenAI
writes curate undo
reads db check
reads db stats
