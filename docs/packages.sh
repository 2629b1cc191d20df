#!/bin/sh
# packages.sh build|test - installs what a build (or the tests) needs and is not
# there yet: Debian 12 packages.  Without the network it is enough that they are.
set -eu

build='gcc libc6-dev cmake ninja-build pkg-config gettext libsqlite3-dev libxml2-dev
       libcjson-dev libmd4c-dev libutf8proc-dev libuchardet-dev libmd-dev
       libcurl4-openssl-dev libarchive-dev libgraphviz-dev'
test="$build clang-14 libclang-rt-14-dev clang-format-14 clang-tidy-14 cppcheck
      pmccabe libcmocka-dev sqlite3 jq python3 nginx-light openssl
      7zip bzip2 xz-utils zstd zsh fish raptor2-utils libxml2-utils graphviz
      python3-networkx fonts-wqy-zenhei chromium g++ doxygen
      man-db mandoc fzf sqlite-utils parallel gawk miller cron valgrind libc6-dbg
      debootstrap dpkg-dev"
# The driver of the browser comes by npm; that of others conflicts with Debian's.
command -v npm >/dev/null || test="$test nodejs npm"

case ${1:-} in
build) wanted=$build ;;
test) wanted=$test ;;
*) echo "usage: packages.sh build|test" >&2; exit 2 ;;
esac

missing=
for package in $wanted; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null |
        grep -q 'ok installed' || missing="$missing $package"
done
if [ -n "$missing" ]; then
    as_root=
    [ "$(id -u)" -eq 0 ] || as_root=sudo
    if ! command -v apt-get >/dev/null || { [ -n "$as_root" ] &&
        ! command -v sudo >/dev/null; }; then
        echo "packages.sh: please install:$missing" >&2
        exit 1
    fi
    echo "installing:$missing"
    log=$(mktemp)
    export DEBIAN_FRONTEND=noninteractive
    # shellcheck disable=SC2086
    if ! { $as_root apt-get update && $as_root apt-get install -y \
        --no-install-recommends $missing; } >"$log" 2>&1 </dev/null; then
        tail -n 5 "$log" >&2
        echo "packages.sh: could not install:$missing" >&2
        exit 1
    fi
    rm -f "$log"
fi

major=$(gcc -dumpversion | cut -d. -f1)
if [ "$major" -lt 12 ]; then
    echo "packages.sh: gcc $major is too old: 12 or newer is needed" >&2
    exit 1
fi
