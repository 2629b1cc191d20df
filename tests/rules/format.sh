#!/bin/sh
# format.sh - every C file is formatted as .clang-format says.
set -eu
cd "$(dirname "$0")/../.."
find src include tests docs -name '*.[ch]' -exec \
    clang-format-14 --dry-run -Werror {} +
