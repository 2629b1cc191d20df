#!/bin/sh
# run.sh TARGET|all [SECONDS] - fuzzes with libFuzzer, 60 seconds a target, and
# prints a row for each: how many inputs were tried and how many a second, edges
# and features covered, inputs kept, findings.  What it finds lies in
# build/fuzz/findings, the inputs it keeps in build/fuzz/corpus.  Exits 1 where
# there were findings.
set -eu
cd "$(dirname "$0")/../.."
target=${1:?TARGET or all}
seconds=${2:-60}
here=tests/fuzz
build=build/fuzz
mkdir -p $build

# Bytes of an input: what is slow shows at 4 kB; smaller ones are tried sooner.
length() {
    case $1 in
    archive | html | mhtml) echo 8192 ;;
    extract) echo 2048 ;;
    query | robots | markup) echo 512 ;;
    *) echo 4096 ;;
    esac
}

# Half of the time went into memory that ASan fills and holds back, and into
# libFuzzer's figures of how rare a feature is.
export ASAN_OPTIONS=quarantine_size_mb=8:max_malloc_fill_size=0

fuzz() {
    kept=$build/corpus/$1 found=$build/findings/$1 log=$build/findings/$1.log
    rm -rf "$found"
    mkdir -p "$kept" "$found"
    set -- "$1" -max_total_time="$seconds" -max_len="$(length "$1")" \
        -entropic=0 -timeout=20 -rss_limit_mb=1536 -print_final_stats=1 \
        -artifact_prefix="$found/" "$kept" "$here/corpus/$1"
    name=$1
    shift
    [ ! -f "$here/$name.dict" ] || set -- -dict="$here/$name.dict" "$@"
    "$build/tests/fuzz/fuzz_$name" "$@" >"$log" 2>&1 || true
    row "$name" "$log" "$kept" "$found"
}

# The last line of libFuzzer's log with "cov:" in it, and its final figures.
row() {
    awk -v name="$1" -v kept="$(ls "$3" | wc -l)" -v found="$(ls "$4" | wc -l)" '
        / cov: / { for (i = 1; i < NF; i++) {
                       if ($i == "cov:") cov = $(i + 1)
                       if ($i == "ft:") ft = $(i + 1) } }
        /^stat::number_of_executed_units/ { runs = $2 }
        /^stat::average_exec_per_sec/ { speed = $2 }
        END { printf "%-12s %10d %6d/s %6d %6d %6d %3d\n", name, runs, speed,
                     cov, ft, kept, found }' "$2"
    if [ "$(ls "$4" | wc -l)" -gt 0 ]; then
        bad=1
        grep -E 'does not hold|runtime error|ERROR: ' "$2" || true
        ls "$4"/*
    elif ! grep -q '^stat::number_of_executed_units' "$2"; then
        bad=1
        tail -n 5 "$2"
    fi
}

(
    flock 9 # several may run beside each other
    [ -f $build/CMakeCache.txt ] || cmake --preset fuzz -G Ninja >/dev/null
    cmake --build --preset fuzz >/dev/null
) 9>build/fuzz.lock

[ "$target" = all ] || [ -f "$here/$target.c" ] || {
    echo "run.sh: no target $target" >&2
    exit 2
}
bad=0
printf '%-12s %10s %8s %6s %6s %6s %3s\n' \
    target inputs speed edges feats kept bad
for source in "$here"/*.c; do
    name=$(basename "$source" .c)
    [ "$name" != replay ] || continue
    [ "$target" = all ] || [ "$target" = "$name" ] || continue
    fuzz "$name"
done
exit $bad
