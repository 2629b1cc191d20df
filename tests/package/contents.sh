#!/bin/sh
# contents.sh SOURCE BUILD - packs what BUILD has, and looks into the packages:
# their names, what they depend on, and that the program runs from its own.
set -eu
build=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fail() {
    echo "contents.sh: $*"
    exit 1
}

# Stripping and packing well is tried in long runs.
cpack --config "$build/CPackConfig.cmake" -B "$work" \
    -D CPACK_STRIP_FILES=OFF -D CPACK_DEBIAN_COMPRESSION_TYPE=none \
    >"$work/said" 2>&1 || { cat "$work/said"; exit 1; }
for name in aigckb libaigckb0 libaigckb-dev; do
    set -- "$work/$name"_*.deb
    [ -f "$1" ] || fail "no package $name"
    dpkg-deb -x "$1" "$work/$name"
    dpkg-deb -f "$1" Depends | tr -d ' ' | tr ',' '\n' |
        sed 's/(.*//' >"$work/$name.depends"
    [ -n "$(find "$work/$name" -path "*/share/doc/$name/copyright")" ] ||
        fail "$name has no copyright"
done

# What the program loads late, it names: no tool of Debian sees that it needs it.
program=$(find "$work/aigckb" -path '*/bin/aigckb')
grep -aoE '\blib[a-z0-9_+-]+\.so\.[0-9]+' "$program" | sort -u >"$work/late"
[ "$(wc -l <"$work/late")" -ge 8 ] || fail "found $(wc -l <"$work/late") libraries"
while read -r library; do
    package=$(dpkg-query --search "*/$(gcc -print-multiarch)/$library" |
        sed -n '1s/:.*//p')
    [ "$package" != libc6 ] || continue
    grep -qxF "$package" "$work/aigckb.depends" ||
        fail "aigckb loads $library and does not depend on $package"
done <"$work/late"

share=$(dirname "$(dirname "$program")")/share
for file in bash-completion/completions/aigckb zsh/vendor-completions/_aigckb \
    fish/vendor_completions.d/aigckb.fish \
    locale/zh_CN/LC_MESSAGES/aigckb.mo; do
    [ -s "$share/$file" ] || fail "no $file"
done
bash -n "$share/bash-completion/completions/aigckb"
zsh -n "$share/zsh/vendor-completions/_aigckb"
fish -n "$share/fish/vendor_completions.d/aigckb.fish"

export HOME="$work" AIGCKB_DB="$work/kb.db"
"$program" ingest -q "$share/aigckb/articles"
"$program" show RAG | grep -q 检索增强生成 || fail "the program does not answer"
find "$work/libaigckb-dev" -name '*.h' | grep -q aigckb/store.h ||
    fail "libaigckb-dev has no headers"
