#!/bin/sh
# quickstart.sh - installs what is missing, builds a release, ingests the sample
# articles into a store of its own, and asks it four questions.
set -eu
cd "$(dirname "$0")/.."

sh docs/packages.sh build
[ -f build/release/build.ninja ] ||
    cmake --preset release -G Ninja -DBUILD_TESTING=OFF >build-log 2>&1 ||
    { tail -n 5 build-log >&2; exit 1; }
rm -f build-log
cmake --build --preset release | tail -n 1

aigckb=$PWD/build/release/aigckb
store=$PWD/build/quickstart.db
rm -f "$store" "$store-wal" "$store-shm"
ask() {
    printf '\n$ aigckb %s\n' "$*"
    "$aigckb" --db "$store" "$@"
}
ask ingest data/articles
ask list models -n 8
ask show 扩散模型
ask xref GPT-4
ask search 数据枯竭 -n 3

cat <<END

The program is $aigckb.
The store is $store: give it with --db, or set AIGCKB_DB.
Next: aigckb ingest YOUR-FOLDER, and aigckb help.
END
