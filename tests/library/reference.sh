#!/bin/sh
# reference.sh - Doxygen makes the reference without a warning, and every
# function, type and macro in it is told of; fields may speak for themselves, and
# so may the functions that callers give.  Its first page names each header.
set -eu
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

for header in include/aigckb/*.h; do
    name=${header##*/}
    [ "$name" = api.h ] || grep -q "\`$name\`" docs/api.md ||
        { echo "docs/api.md does not name $name"; exit 1; }
    grep -q KB_API_BEGIN "$header" || { echo "$name: not for C++"; exit 1; }
done
{
    cat docs/Doxyfile
    printf '%s\n' "OUTPUT_DIRECTORY=$work" WARN_IF_UNDOCUMENTED=YES \
        WARN_AS_ERROR=NO
} | doxygen - >"$work/out" 2>&1
if grep -vE 'is not documented\.$' "$work/out" ||
    grep -vE '\((variable|enumeration value)\)|_fn\(' "$work/out"; then
    exit 1
fi
for page in index store_8h structkb__concept; do
    [ -s "$work/html/$page.html" ] || { echo "no page $page"; exit 1; }
done
grep -q 'typical wording' "$work/html/structkb__definition.html" ||
    { echo "no comments behind members"; exit 1; }
