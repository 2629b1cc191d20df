#!/bin/sh
# symbols.sh PREFIX CC [FLAG...] - the shared library shows the functions that
# the public headers declare, and nothing else; all that the static one has in
# common with the rest of a program begins with kb_; a program asks for the
# version of the interface and not of the release.
set -eu
. "$(dirname "$0")/setup.sh"
shift
cd "$work"
bad=0

for header in "$prefix"/include/aigckb/*.h; do
    echo "#include \"$header\""
done >all.c
"$@" -std=c17 -I"$prefix/include" -E -P all.c | tr '\n' ' ' | tr ';{}' '\n\n\n' |
    grep -v typedef | grep -oE '\bkb_[a-z0-9_]+ *\(' | tr -d ' (' | sort -u >declared
# What the sanitizers and the compiler add has no name of ours.
nm -D --defined-only "$libdir/libaigckb.so" | awk '{ print $3 }' |
    grep -vE '^(__|_init$|_fini$|_edata$|_end$)' | sort -u >shown
[ -s shown ] || { echo "no symbols"; bad=1; }
diff declared shown || { echo "^ <: only declared, >: only shown"; bad=1; }

if nm -g --defined-only "$libdir/libaigckb.a" 2>/dev/null |
    awk 'NF == 3 { print $3 }' | grep -vE '^(kb_|__|_?asan|DW\.)'; then
    echo "^ in libaigckb.a without kb_"
    bad=1
fi

soname=$(objdump -p "$libdir/libaigckb.so" | awk '/SONAME/ { print $2 }')
[ -L "$libdir/$soname" ] && echo "$soname" | grep -qxE 'libaigckb\.so\.[0-9]+' ||
    { echo "soname: $soname"; bad=1; }
exit $bad
