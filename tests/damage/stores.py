#!/usr/bin/env python3
"""stores.py AIGCKB ARTICLES SHELF [SEED] - damages stores in every way that it
knows, and asks them everything.

Whatever the file holds, a command ends with an answer or with one line that
names the store and says what to do; never by a signal, a report of a
sanitizer, more memory than MEMORY, or later than SECONDS.  KB_TEST_LONG=1 takes
10,000 flipped bits instead of 60, and of the rest as much more.
"""
import concurrent.futures
import os
import random
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile

LONG = os.environ.get("KB_TEST_LONG") == "1"
FLIPS = 10000 if LONG else 60
LENGTHS = 400 if LONG else 4
BLOBS = 2000 if LONG else 20
SECONDS = 60
MEMORY = 700 * 1024  # KB, of a process with its sanitizers
SANITIZER = 99

# A command each, and what it may end with besides 4 (damaged) and, where the
# damage hides what is asked for, 1.
READS = [
    ("show", "AIGC"), ("show", "--json", "大模型", "--conflicts", "--evidence", "3"),
    ("show", "--explain", "OpenAI"), ("list", "--json"),
    ("list", "articles", "--json"), ("list", "sites"),
    ("list", "concepts", "--new-since", "0"), ("list", "predicates"),
    ("search", "大模型", "应用"), ("search", "--json", "--explain", "--context", "2", "AIGC"),
    ("search", "--in", "concepts", "wxyy"), ("search", "--facet", "kind,site,year", "模型"),
    ("search", "--in", "passages", "--json", "风险"),
    ("xref", "AIGC", "--json", "--evidence", "2"), ("xref", "AIGC", "OpenAI"),
    ("xref", "--cooccur", "AIGC"), ("mentions", "AIGC", "--json"),
    ("path", "AIGC", "OpenAI"), ("compare", "AIGC", "大模型", "--json"),
    ("figures", "--json"), ("figures", "AIGC"), ("timeline", "--json"), ("timeline",),
    ("chain",), ("chain", "--json"), ("graph", "AIGC", "-f", "dot"),
    ("graph", "-f", "graphml"), ("brief", "AIGC"), ("brief", "--json", "OpenAI"),
    ("export", "-f", "jsonl"), ("export", "-f", "ttl"), ("export", "-f", "json"),
    ("export", "-f", "md", "--what", "concepts"),
    ("report", "-o", "/dev/null"), ("curate", "list"), ("db", "stats", "--json"),
("db", "revision"), ("db", "check"),
    ("db", "sql", "SELECT * FROM v_block"), ("db", "sql", "SELECT * FROM v_mention"),
    ("completion", "--names", "A"), ("show", "文新一言"), ("list", "clusters"),
]
WRITES = [("ingest", "-q", "ARTICLE"), ("load", "-q", "SHELF"),
          ("db", "rm", "s:900000001"), ("curate", "hide", "AIGC"),
          ("ingest", "-q", "--force", "ARTICLE")]

WHAT_TO_DO = ("run 'aigckb", "no store", "newer", "restore a backup")

tried = bad = 0
codes = {}


def complain(what, command, run, problem):
    global bad
    bad += 1
    print(f"{what}: {' '.join(command)}: {problem}", flush=True)
    for line in run.stderr.decode("utf-8", "replace").splitlines()[:12]:
        print("    " + line)


def run_one(program, work, store, command):
    """Runs a command; (what, command, result, problem or None)."""
    env = dict(os.environ, AIGCKB_DB=store, HOME=work, LC_ALL="C.UTF-8",
               ASAN_OPTIONS=f"detect_leaks=0:exitcode={SANITIZER}:allocator_may_return_null=0",
               UBSAN_OPTIONS=f"exitcode={SANITIZER}:print_stacktrace=1")
    # No leaks are looked for: a damaged run ends at the first line that fails.
    try:
        return subprocess.run([program, *command], env=env, cwd=work,
                              stdin=subprocess.DEVNULL, capture_output=True,
                              timeout=SECONDS)
    except subprocess.TimeoutExpired as late:
        return subprocess.CompletedProcess(command, "late", late.stdout or b"",
                                           late.stderr or b"")


def problem_of(run, store, allowed):
    lines = run.stderr.decode("utf-8", "replace").splitlines()
    said = [line for line in lines if ": warning: " not in line]
    if run.returncode == "late":
        return f"not done after {SECONDS} s"
    if run.returncode < 0 or run.returncode == SANITIZER or any(
            "runtime error" in line or "Sanitizer" in line for line in lines):
        return f"ended by {run.returncode}"
    if run.returncode not in allowed | ({0} if run.args[1] == "completion" else set()):
        return f"exit code {run.returncode}"
    if run.returncode == 4:
        if not said or store not in said[-1]:
            return "no line that names the store"
        if not any(word in said[-1] for word in WHAT_TO_DO):
            return "no word of what to do"
    return None


class Shop:
    """Where stores are damaged: a sound one, and copies of it."""

    def __init__(self, program, articles, shelf, seed):
        self.program, self.articles, self.shelf = program, articles, shelf
        self.random = random.Random(seed)
        self.work = os.path.realpath(tempfile.mkdtemp(prefix="damage."))
        self.sound = os.path.join(self.work, "sound.db")
        self.article = os.path.join(articles, sorted(os.listdir(articles))[0])
        made = run_one(program, self.work, self.sound, ("ingest", "-q", articles))
        more = run_one(program, self.work, self.sound, ("load", "-q", shelf))
        kept = run_one(program, self.work, self.sound, ("curate", "merge", "AIGC", "生成式AI"))
        if made.returncode or more.returncode:
            sys.exit(f"no store: {made.stderr}{more.stderr}")
        del kept
        os.unlink(self.sound + ".curate") if os.path.exists(self.sound + ".curate") else None
        self.pool = concurrent.futures.ThreadPoolExecutor(2 if LONG else 2)
        self.number = self.next = self.turn = 0

    def copy(self):
        self.number += 1
        folder = os.path.join(self.work, str(self.number))
        os.mkdir(folder)
        path = os.path.join(folder, "kb.db")
        shutil.copyfile(self.sound, path)
        return path

    def commands(self, count):
        """The next so many of all, in a circle, and always db check."""
        some = [READS[(self.next + i) % len(READS)] for i in range(count)]
        self.next += count
        return some

    def ask(self, what, store, commands, allowed):
        """Runs the commands on a store, which is then thrown away."""
        global tried
        if not LONG:  # the next one of those, and of some the last: it writes
            self.turn += 1
            keep = {self.turn % len(commands)}
            if self.turn % 8 == 0:
                keep.add(len(commands) - 1)
            commands = [commands[i] for i in sorted(keep)]
        for command in commands:
            words = tuple({"ARTICLE": self.article, "SHELF": self.shelf}.get(w, w)
                          for w in command)
            run = run_one(self.program, os.path.dirname(store), store, words)
            tried += 1
            codes[run.returncode] = codes.get(run.returncode, 0) + 1
            problem = problem_of(run, store, allowed)
            if problem:
                complain(what, words, run, problem)
                if os.environ.get("KEEP") and os.path.isfile(store):
                    shutil.copyfile(store, os.path.join(os.environ["KEEP"], f"bad{bad}.db"))
        shutil.rmtree(os.path.dirname(store))

    def start(self, what, store, commands, allowed):
        return self.pool.submit(self.ask, what, store, commands, allowed)


# ---- ways to damage ------------------------------------------------------------

def pages_by_table(path):
    """The numbers of the pages of each table and index."""
    db = sqlite3.connect(path)
    pages = {}
    for name, page in db.execute("SELECT name, pageno FROM dbstat"):
        pages.setdefault(name, []).append(page)
    size = db.execute("PRAGMA page_size").fetchone()[0]
    db.close()
    return pages, size


def truncated(shop):
    size = os.path.getsize(shop.sound)
    lengths = {100, 4096, size - 1} | ({0, 1, 15, 16, 99, 101, 511, 512, 4095} if LONG else set())
    while len(lengths) < LENGTHS:
        lengths.add(shop.random.randrange(size))
    for length in sorted(lengths):
        store = shop.copy()
        os.truncate(store, length)
        yield (f"cut to {length} bytes", store,
               shop.commands(3) + [("db", "check")], {0, 1, 4})


def flipped(shop):
    """One to four bits of a page: of the header, then of each table in turn."""
    pages, size = pages_by_table(shop.sound)
    names = sorted(pages)
    for n in range(FLIPS):
        store = shop.copy()
        if n % 10 == 0:
            name, first, last = "header", 0, 100
        else:
            name = names[n % len(names)]
            first = (shop.random.choice(pages[name]) - 1) * size
            last = first + (size if n % 3 else 24)
        places = [shop.random.randrange(first, last)
                  for _ in range(shop.random.choice((1, 1, 2, 4)))]
        with open(store, "r+b") as file:
            for place in places:
                file.seek(place)
                byte = file.read(1)[0] ^ 1 << shop.random.randrange(8)
                file.seek(place)
                file.write(bytes([byte]))
        commands = shop.commands(2)
        if n % 8 == 0:
            commands += [WRITES[n // 8 % len(WRITES)]]
        yield f"bits flipped at {places} ({name})", store, commands, {0, 1, 3, 4}


BLOB_COLUMNS = [
    ("index_block", "terms"), ("index_title", "words"), ("name_pack", "names"),
    ("imprint", "bands"), ("article_text", "blocks"), ("article_text", "body"),
    ("article_concept", "places"), ("article_concept", "kind"),
    ("concept", "kind"), ("concept", "layer"), ("concept", "name"),
    ("concept", "fold"), ("edge", "p"), ("edge", "basis"), ("edge", "start"),
    ("edge", "end"), ("relation", "start"), ("relation", "end"),
    ("definition", "end"), ("definition", "words"), ("figure", "dated"),
    ("figure", "start"), ("figure", "value"), ("figure", "date"),
    ("event", "date"), ("event", "what"), ("article", "date"),
    ("article", "title"), ("article", "key"), ("article", "chars"),
    ("form", "form"), ("spelling", "letters"), ("meta", "value"),
    ("tally", "value"), ("index_term", "first"), ("index_term", "block"),
    ("input", "status"), ("tag", "name"), ("word", "name"),
]


def worse(rng, value):
    """What a column might hold instead."""
    huge = [0, -1, 2**31, 2**32 - 1, 2**62, -2**63, 1e308, float("inf"), None, "",
            b"", b"\xff" * 9, "\x1b[31m", "9" * 40, "[" * 3000, "[[0,0,2147483647]]",
            b"\xe6\xa8", "[[1,4294967295,4294967295]]", "[]", "[[5,0,1,99999999,7]]"]
    kind = rng.randrange(4)
    if kind == 0 or value is None or not isinstance(value, (bytes, str)) or len(value) < 2:
        return rng.choice(huge)
    text = isinstance(value, str)
    data = bytearray(value.encode() if text else value)
    if kind == 1:
        del data[rng.randrange(len(data)):]
    elif kind == 2:
        at = rng.randrange(len(data))
        data[at:at] = bytes(rng.choice((0xff, 0x80, 0x00, 0x7f)) for _ in range(5))
    else:
        for _ in range(rng.choice((1, 3, 20))):
            data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
    return sqlite3.Binary(bytes(data)) if not text else (bytes(data), True)


def rewritten(shop):
    """Values that no store would hold, in rows that SQLite finds sound."""
    for n in range(BLOBS):
        store = shop.copy()
        table, column = BLOB_COLUMNS[n % len(BLOB_COLUMNS)]
        db = sqlite3.connect(store)
        db.execute("PRAGMA ignore_check_constraints = 1")
        keys = [r[1] for r in sorted(db.execute(f"PRAGMA table_info({table})"),
                                     key=lambda r: r[5]) if r[5]]
        rows = db.execute(f"SELECT {','.join(keys)}, {column} FROM {table}").fetchall()
        if not rows:
            db.close()
            shutil.rmtree(os.path.dirname(store))
            continue
        where = " AND ".join(f"{key} IS ?" for key in keys)
        few = shop.random.choice((1, 1, len(rows)))
        value = None
        for row in shop.random.sample(rows, few):
            value = worse(shop.random, row[-1])
            text = isinstance(value, tuple)
            try:
                db.execute(f"UPDATE {table} SET {column} = "
                           f"{'CAST(? AS TEXT)' if text else '?'} WHERE {where}",
                           ((value[0] if text else value), *row[:-1]))
            except sqlite3.Error:
                pass
        db.commit()
        db.close()
        yield (f"{table}.{column} is {str(value)[:60]}", store,
               shop.commands(3) + [("db", "check")], {0, 1, 3, 4})


SCHEMES = {
    "somebody else's": "CREATE TABLE cats (name TEXT); INSERT INTO cats VALUES ('Tom');",
    "with our mark and nothing else": "PRAGMA application_id = 0x61696b62; PRAGMA user_version = 99999;",
    "with our mark and version, and no tables":
        "PRAGMA application_id = 0x61696b62; PRAGMA user_version = VERSION; CREATE TABLE a (b);",
}

# What a stranger may have planted into a store.
PLANTS = {
    "a trigger that erases": "CREATE TRIGGER t AFTER INSERT ON input BEGIN DELETE FROM concept; END;",
    "a view for a table": "ALTER TABLE concept RENAME TO c2; CREATE VIEW concept AS "
        "WITH RECURSIVE b(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM b) "
        "SELECT id, id AS fold, id AS name, 0 AS kind, 0 AS layer, 1 AS mentions, 1 AS articles, 1 AS sources FROM b;",
    "a view for the articles": "ALTER TABLE article RENAME TO a2; CREATE VIEW article AS SELECT * FROM a2;",
    "a virtual table": "ALTER TABLE meta RENAME TO m2; CREATE VIRTUAL TABLE meta USING fts5(key, value);",
    "a view that never ends": "DROP VIEW v_alias; CREATE VIEW v_alias AS "
        "WITH RECURSIVE b(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM b) SELECT id FROM b;",
    "a table without columns": "DROP TABLE edge; CREATE TABLE edge (x);",
    "no index": "DROP INDEX edge_out; DROP INDEX article_brief; DROP INDEX article_concept_doc;",
    "a column that is computed": "ALTER TABLE meta ADD COLUMN w AS (hex(zeroblob(90000)));",
    "a check that is huge": "DROP TABLE touched; CREATE TABLE touched (concept, fold, "
        "CHECK (hex(zeroblob(90000))));",
    "an index over a function": "CREATE INDEX x ON concept (printf('%.*c', sources * 9, name));",
    "a schema that is no SQL": "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = 'CREATE TABLE (' WHERE name = 'edge';",
    "two roots that are one": "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET rootpage = "
        "(SELECT rootpage FROM sqlite_schema WHERE name = 'concept') WHERE name = 'edge';",
    "a newer schema": "PRAGMA user_version = 4000;",
    "a schema of before all": "PRAGMA user_version = 0;",
    "an older schema": "PRAGMA user_version = 3;",
    "a negative schema": "PRAGMA user_version = -5;",
}
NO_WRITE = {"an older schema", "a schema of before all", "a negative schema"}


def foreign(shop):
    version = str(sqlite3.connect(shop.sound).execute("PRAGMA user_version").fetchone()[0])
    for name, script in SCHEMES.items():
        store = shop.copy()
        os.unlink(store)
        sqlite3.connect(store).executescript(script.replace("VERSION", version)).close()
        yield f"a database {name}", store, READS[::6] + WRITES[:2], {4}
    for name, script in PLANTS.items():
        store = shop.copy()
        db = sqlite3.connect(store)
        db.executescript(script)
        db.close()
        commands = READS[::(1 if LONG else 7)] + WRITES + [("db", "check"),
                   ("db", "sql", "SELECT count(*) FROM v_concept")]
        yield f"{name} planted", store, commands, {0, 1, 3, 4}


def no_database(shop):
    for name, data in {
            "an empty file": b"", "a line of text": "这不是数据库。\n".encode(),
            "zeros": bytes(8192), "noise": shop.random.randbytes(65536),
            "a header alone": open(shop.sound, "rb").read(100),
            "a PNG": b"\x89PNG\r\n\x1a\n" + bytes(5000)}.items():
        store = shop.copy()
        with open(store, "wb") as file:
            file.write(data)
        writes = [] if not data else WRITES[:1]
        yield name, store, READS[::10] + writes, {4}
    store = shop.copy()
    os.unlink(store)
    os.mkdir(store)
    yield "a folder", store, READS[::10] + WRITES[:1], {4}
    store = shop.copy()
    os.unlink(store)
    os.symlink("kb.db", store)
    yield "a link to itself", store, READS[::20] + WRITES[:1], {4}
    store = shop.copy()
    os.unlink(store)
    os.mkfifo(store)
    yield "a pipe", store, READS[::20] + WRITES[:1], {4}


def logs(shop):
    """A store with a log behind it that is damaged, or of another one."""
    own = os.path.join(shop.work, "own.db")
    shutil.copyfile(shop.sound, own)
    db = sqlite3.connect(own)
    db.execute("PRAGMA wal_autocheckpoint = 0")
    db.execute("UPDATE meta SET value = value + 1 WHERE key = 'revision'")
    db.execute("UPDATE concept SET sources = sources")
    db.commit()
    log = open(own + "-wal", "rb").read()
    index = open(own + "-shm", "rb").read()
    db.close()
    rng = shop.random

    def flip(data, n):
        data = bytearray(data)
        for _ in range(n):
            data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
        return bytes(data)
    cases = {"its own log": (log, None), "half a log": (log[:len(log) // 2], None),
             "a log that is noise": (rng.randbytes(40000), None),
             "a log of zeros": (bytes(40000), None),
             "text for a log": ("日志\n".encode() * 3000, None),
             "a log of 32 bytes": (log[:32], None),
             "an index that is noise": (log, rng.randbytes(32768)),
             "an index of zeros": (log, bytes(32768)),
             "an old index": (log, index), "an index cut off": (log, index[:100])}
    for n in range(300 if LONG else 3):
        cases[f"a log with flipped bits, {n}"] = (flip(log, rng.choice((1, 5, 100))), None)
    for name, (wal, shm) in cases.items():
        store = shop.copy()
        with open(store + "-wal", "wb") as file:
            file.write(wal)
        if shm is not None:
            with open(store + "-shm", "wb") as file:
                file.write(shm)
        yield name, store, shop.commands(2) + WRITES[:1] + [("db", "check")], {0, 1, 3, 4}
    # The log of another store: its salts and checksums fit, its pages do not.
    other = shop.copy()
    db = sqlite3.connect(other)
    db.executescript("DELETE FROM concept; VACUUM;")
    db.close()
    with open(other + "-wal", "wb") as file:
        file.write(log)
    yield "the log of another store", other, READS[::4] + [("db", "check")], {0, 1, 4}


def main():
    program = os.path.realpath(sys.argv[1])
    seed = int(sys.argv[4]) if len(sys.argv) > 4 else 20261122
    shop = Shop(program, os.path.realpath(sys.argv[2]), os.path.realpath(sys.argv[3]), seed)
    counts = {}
    try:
        for way in (no_database, foreign, truncated, logs, rewritten, flipped):
            print(way.__name__, tried, codes, flush=True)
            waiting = set()
            for case in way(shop):
                counts[way.__name__] = counts.get(way.__name__, 0) + 1
                waiting.add(shop.start(*case))
                if len(waiting) > 8:
                    done, waiting = concurrent.futures.wait(
                        waiting, return_when=concurrent.futures.FIRST_COMPLETED)
                    for future in done:
                        future.result()
            for future in waiting:
                future.result()
    finally:
        shutil.rmtree(shop.work)
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    print(f"{sum(counts.values())} damaged stores ({counts}), {tried} commands, "
          f"exit codes {codes}, {most // 1024} MB at most")
    if most > MEMORY:
        print(f"more than {MEMORY // 1024} MB of memory")
    sys.exit(bad > 0 or most > MEMORY)


main()
