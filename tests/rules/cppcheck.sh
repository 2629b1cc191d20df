#!/bin/sh
# cppcheck.sh - cppcheck over src, clean without a list of exceptions.
set -eu
cd "$(dirname "$0")/../.."
cppcheck --quiet --std=c11 --enable=warning,style,performance,portability \
    --inline-suppr --error-exitcode=1 --suppress=missingIncludeSystem \
    --suppress=unmatchedSuppression --suppress=unusedStructMember -j "$(nproc)" \
    -Iinclude -Isrc -D_XOPEN_SOURCE=700 src
