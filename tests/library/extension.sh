#!/bin/sh
# extension.sh PREFIX CC [FLAG...] - the extension in the sqlite3 shell and in
# Python, and what is said of the views.  The answers to extension.sql, asked of
# the four articles of tests/cli/shelf.jsonl, are in `extension`, which UPDATE=1
# rewrites.
set -eu
. "$(dirname "$0")/setup.sh"
shift
cd "$work"
"$prefix/bin/aigckb" --db kb.db load -q "$root/tests/cli/shelf.jsonl" >/dev/null
extension=$(pkg-config --variable=sqlite_extension aigckb)
bad=0

# It shows one function, and has no second SQLite in it or beside it.
if [ "$(nm -D --defined-only "$extension.so" | grep -v ' __' | awk '{ print $3 }')" \
    != sqlite3_aigckb_init ] || nm -D "$extension.so" | grep ' sqlite3_[^a]' ||
    objdump -p "$extension.so" | grep libsqlite3; then
    echo "^ symbols of the extension"
    bad=1
fi

preload=$(sanitizer "$extension.so" "$1")
{
    LD_PRELOAD=$preload sqlite3 -readonly kb.db ".load $extension" \
        '.nullvalue NULL' ".read $here/extension.sql" 2>&1 || :
    LD_PRELOAD=$preload sqlite3 :memory: ".load $extension" \
        "SELECT kb_fold('ＧＰＴ－４');" "SELECT * FROM kb_term('AIGC');" 2>&1 || :
} >actual
[ -z "${UPDATE:-}" ] || cp actual "$here/extension"
diff -u "$here/extension" actual || bad=1

cat >load.py <<'END'
import sqlite3, sys
db = sqlite3.connect("kb.db")
db.enable_load_extension(True)
db.load_extension(sys.argv[1])
asked = "SELECT r.object FROM kb_term(?) t JOIN v_relation r ON r.subject = t.name"
rows = db.execute(asked, ["擴散 模型"]).fetchall()
sys.exit(rows == [] or rows != [("文生图",)] * len(rows))
END
# Some are built without what loads extensions; Debian's has it.
python=python3
$python -c 'import sqlite3; sqlite3.Connection.enable_load_extension' 2>/dev/null ||
    python=/usr/bin/python3
LD_PRELOAD=$preload ASAN_OPTIONS=detect_leaks=0 $python load.py "$extension" || bad=1

python3 "$here/metadata.py" kb.db "$prefix/share/aigckb/metadata.json" \
    "$root/docs/data-model.md" || bad=1
exit $bad
