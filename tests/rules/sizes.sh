#!/bin/sh
# sizes.sh - files up to 500 lines, headers up to 250, functions up to 60 lines
# and complexity 15.
set -eu
cd "$(dirname "$0")/../.."
bad=0

for file in $(find src -name '*.c'); do
    lines=$(wc -l <"$file")
    if [ "$lines" -gt 500 ]; then
        echo "$file: $lines lines: a second noun is hiding in it"
        bad=1
    fi
done
for file in $(find src include -name '*.h'); do
    lines=$(wc -l <"$file")
    if [ "$lines" -gt 350 ]; then
        echo "$file: $lines lines"
        bad=1
    fi
done
# pmccabe prints: modified complexity, complexity, statements, first line,
# lines, file(line): name.
if find src -name '*.c' -exec pmccabe {} + |
    awk '$1 > 15 || $5 > 60 { print $6, $7 ": complexity " $1 ", " $5 " lines"
                              bad = 1 } END { exit !bad }'; then
    bad=1
fi
exit $bad
