#!/bin/sh
# layers.sh - no layer includes upward or sideways (tests/layers.txt), and each
# library is included only where it belongs (tests/libraries.txt).
set -eu
cd "$(dirname "$0")/../.."
bad=0

while read -r layer allowed; do
    case $layer in '#'* | '') continue ;; esac
    pattern=$(echo "$allowed" | tr ' ' '|')
    if grep -rnE --include='*.[ch]' '#include "' "src/$layer" |
        grep -vE "#include \"($pattern)/"; then
        echo "^ src/$layer may include only: $allowed"
        bad=1
    fi
done <tests/layers.txt

while read -r header places; do
    case $header in '#'* | '') continue ;; esac
    found=$(grep -rln --include='*.[ch]' "#include <$header" src include || :)
    for file in $found; do
        ok=0
        for place in $places; do
            case $file in src/$place*) ok=1 ;; esac
        done
        if [ $ok = 0 ]; then
            echo "$file includes <$header>: only $places may"
            bad=1
        fi
    done
done <tests/libraries.txt
exit $bad
