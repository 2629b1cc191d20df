#!/bin/sh
# names.sh - the root holds what it should, and nothing names a machine.
set -eu
cd "$(dirname "$0")/../.."
bad=0
known='src|include|data|tests|docs|build|CMakeLists.txt|CMakePresets.json|README.md|LICENSE'
for entry in *; do
    if ! echo "$entry" | grep -qxE "$known"; then
        echo "$entry: does not belong at the root"
        bad=1
    fi
done
if grep -rnIE '/(home|root|work|tmp)/[a-z]' src include docs README.md; then
    echo "^ a path of one machine"
    bad=1
fi
exit $bad
