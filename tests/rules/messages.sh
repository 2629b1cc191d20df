#!/bin/sh
# messages.sh - the Chinese messages are those of the sources: none is missing,
# fuzzy or left over, and each takes the values that its English one takes.
# UPDATE=1 puts what is new into their file, to be translated, and takes out
# what nothing says any more.
set -eu
cd "$(dirname "$0")/../.."
export LC_ALL=C.UTF-8
po=data/po/zh_CN.po
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
bad=0

find src -name '*.c' | LC_ALL=C sort |
    xgettext --files-from=- --from-code=UTF-8 --language=C \
        --keyword --keyword=N_ --keyword=kb_tr --keyword=kb_trn:1,2 --keyword=kb_fail:3 \
        --keyword=kb_cli_note:2 --keyword=kb_cli_warn:2 --keyword=mistake:2 \
        --output="$work/sources.pot" 2>"$work/errors" || bad=1
grep -v 'non-ASCII\|This will cause\|different from yours\|^   ' \
    "$work/errors" || : # of what each msgid says in Chinese, it warns
if [ -n "${UPDATE:-}" ]; then
    msgmerge --quiet --no-fuzzy-matching --no-location --width=80 \
        -o "$work/merged.po" $po "$work/sources.pot"
    msgattrib --no-obsolete --width=80 "$work/merged.po" |
        sed '/^"POT-Creation-Date/d; /^"Report-Msgid-Bugs-To/d' >$po
fi
msgfmt --check --statistics -o /dev/null $po 2>"$work/counts" || bad=1
if ! grep -qx '[0-9]* translated messages\.' "$work/counts"; then
    cat "$work/counts"
    bad=1
fi
if grep -n '^#~' $po; then
    echo "^ nothing says this any more"
    bad=1
fi
msgcmp $po "$work/sources.pot" || bad=1
# What only the translation has.
msgcomm --unique --no-location $po "$work/sources.pot" |
    grep "^msgid .." && bad=1
exit $bad
