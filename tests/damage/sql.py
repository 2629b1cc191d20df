#!/usr/bin/env python3
"""sql.py AIGCKB SHELF - what a user's SQL must not do, a row each: it is refused,
or stopped by a limit, with one line."""
import os
import shutil
import subprocess
import sys
import tempfile

SANITIZER = 99
REFUSED = [
    "ATTACH 'x.db' AS x", "DETACH main", "PRAGMA user_version = 9",
    "PRAGMA journal_mode = DELETE", "PRAGMA query_only = OFF",
    "PRAGMA writable_schema = ON", "PRAGMA trusted_schema", "VACUUM INTO 'x.db'",
    "SELECT load_extension('x')", "SELECT fts3_tokenizer('simple')",
    "SELECT writefile('x', 'y')", "SELECT readfile('/etc/passwd')", "SELECT edit('x')",
    "CREATE TEMP TABLE x AS SELECT 1", "DELETE FROM concept", "REPLACE INTO meta VALUES (1, 2)",
    "INSERT INTO meta VALUES ('x', 1) RETURNING value", "EXPLAIN DELETE FROM concept",
    "REINDEX", "ANALYZE", "SAVEPOINT x", "SELECT 1; DROP TABLE concept",
    "SELECT * FROM pragma_wal_checkpoint", "SELECT * FROM dbstat",
    "UPDATE sqlite_schema SET sql = ''",
    # too large
    "SELECT zeroblob(2000000000)", "SELECT randomblob(900000000)",
    "SELECT hex(zeroblob(16000000))",
    "SELECT replace(hex(zeroblob(5000000)), '0', 'aaaaaaaa')",
    "SELECT '" + "a" * 300 + "' LIKE '" + "%a" * 300 + "b'",
    "SELECT '" + "a" * 300 + "' GLOB '" + "*a" * 300 + "b'",
    "SELECT " + "(" * 500 + "1" + ")" * 500,
    "SELECT " + "+".join(["1"] * 2000),
    "SELECT 1" + " UNION ALL SELECT 1" * 1000,
    "WITH RECURSIVE c(x) AS (SELECT 'a' UNION ALL SELECT x || x FROM c) SELECT x FROM c",
    "WITH RECURSIVE c(n) AS (SELECT 1 UNION SELECT n + 1 FROM c)"
    " SELECT n, zeroblob(1000000) AS z FROM c ORDER BY z, n DESC",
]
LONG = [  # they take the 30 seconds, or nearly so
    "WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c)"
    " SELECT group_concat(printf('%1000d', n)) FROM c",
    "WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c) SELECT count(*) FROM c",
    "SELECT count(*) FROM word a, word b, word c, word d, word e, word f, word g",
]
ANSWERED = [
    ("SELECT count(*) FROM v_concept", 2), ("SELECT 1 UNION SELECT 2", 3),
    ("SELECT * FROM v_block LIMIT 1", None), ("SELECT * FROM v_mention LIMIT 1", None),
    ("PRAGMA table_info(concept)", None),
    # endless, and 10,000 rows of it
    ("WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c) SELECT n FROM c", 10000),
]


def ask(program, work, sql, *options):
    env = dict(os.environ, AIGCKB_DB=os.path.join(work, "kb.db"), HOME=work,
               ASAN_OPTIONS=f"exitcode={SANITIZER}", UBSAN_OPTIONS=f"exitcode={SANITIZER}")
    return subprocess.run([program, "db", "sql", "--tsv", *options, sql], env=env, cwd=work, timeout=300,
                          capture_output=True)


def main():
    program, shelf = os.path.realpath(sys.argv[1]), os.path.realpath(sys.argv[2])
    work = tempfile.mkdtemp(prefix="sql.")
    bad = 0
    env = dict(os.environ, AIGCKB_DB=os.path.join(work, "kb.db"), HOME=work)
    subprocess.run([program, "load", "-q", shelf], env=env, check=True, capture_output=True)
    for sql in REFUSED + (LONG if os.environ.get("KB_TEST_LONG") == "1" else []):
        done = ask(program, work, sql)
        if done.returncode != 2 or len(done.stderr.splitlines()) != 1:
            bad += 1
            print(f"{sql[:100]}: exit code {done.returncode}: {done.stderr[:300]}")
    for sql, rows in ANSWERED:
        done = ask(program, work, sql)
        lines = len(done.stdout.splitlines())
        if done.returncode != 0 or (rows == 10000 and not rows <= lines <= rows + 1):
            bad += 1
            print(f"{sql[:100]}: exit code {done.returncode}, {lines} lines: {done.stderr[:300]}")
    done = ask(program, work, LONG[-1], "--timeout", "1")
    if done.returncode != 130:
        bad += 1
        print(f"--timeout: exit code {done.returncode}: {done.stderr[:300]}")
    if any(not name.startswith("kb.db") for name in os.listdir(work)):
        bad += 1
        print(f"files: {sorted(os.listdir(work))}")
    shutil.rmtree(work)
    print(f"{len(REFUSED)} refused, {len(ANSWERED)} answered, {bad} problems")
    sys.exit(bad > 0)


main()
