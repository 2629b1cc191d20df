"""parallel.py - many at once: forty readers beside a writer, two writers, a
reader beside one who brings the store up to date.  Nobody fails, and each
answer is of one state of the store."""
import json
import signal
import sqlite3
import threading
import time

import bench as b
import scenes

READERS = 40
SECONDS = 60 if b.LONG else 0    # 0: until each reader has one answer
ARTICLES = 400 if b.LONG else 40

QUESTIONS = (
    ["list", "--json", "--all"],
    ["show", "AIGC", "--json", "--evidence", "3"],
    ["xref", "AIGC", "--json", "--evidence", "3"],
    ["search", "AIGC", "--json"],
    ["mentions", "AIGC", "--json"],
    ["figures", "--json"],
    ["db", "sql", "SELECT count(*) AS n FROM v_mention", "--json"],
    ["export", "--json"],
)


class Readers:
    """Threads that ask in a loop, and judge the answers."""

    def __init__(self, bench, folder):
        self.bench, self.folder = bench, folder
        self.answers, self.failures = 0, []
        self.by_revision = {}
        self.lock = threading.Lock()
        self.ended = threading.Event()
        self.threads = [threading.Thread(target=self.ask, args=(n,))
                        for n in range(READERS)]

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_):
        self.ended.set()
        for thread in self.threads:
            thread.join()

    def ask(self, n):
        while True:
            args = QUESTIONS[n % len(QUESTIONS)]
            code, out, err = self.bench.run(self.folder, args)
            problem = self.judge(args, code, out, err)
            with self.lock:
                self.answers += 1
                if problem:
                    self.failures.append(f"{args}: {problem}")
            if self.ended.is_set() or self.failures:
                return
            n += 1

    def judge(self, args, code, out, err):
        if code not in (0, 1):
            return f"exit {code}: {err}"
        try:
            answer = json.loads(out)
        except ValueError as error:
            return f"no JSON: {error}: {out[:200]!r}"
        if code == 1:
            return None if answer["error"]["code"] == "not_found" else err
        if args[0] == "list":
            with self.lock:
                known = self.by_revision.setdefault(
                    answer["store"]["revision"], answer["results"])
            if known != answer["results"]:
                return "two answers of one revision"
        return disagreement(answer)


def disagreement(answer):
    """What cannot be in an answer of one state of the store."""
    if "results" not in answer:
        return None
    results = answer["results"]
    if answer["count"] != len(results):
        return "count is not the number of results"
    for record in walk(results):
        counts = [record.get(key) for key in ("sources", "articles",
                                              "mentions")]
        given = [n for n in counts if isinstance(n, int)]
        if given != sorted(given):
            return f"more sources than articles, or than mentions: {counts}"
        evidence = record.get("evidence")
        if isinstance(evidence, list) and "evidence_total" in record:
            if len(evidence) > record["evidence_total"]:
                return "more evidence than there is"
            if "p" in record and not evidence and record["sources"]:
                return "a fact without evidence"
            if record["evidence_total"] < record.get("articles", 0):
                return (f"{record['evidence_total']} sentences in "
                        f"{record['articles']} articles")
    return None


def walk(value):
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from walk(item)


def readers(bench, prepared):
    folder = bench.copy(prepared, "read")
    if b.LONG:
        bench.corpus(folder / "in", "aigc-md.tar.zst")
    bench.run(folder, ["ingest", "-q", "in"])
    files = sorted((folder / "in").rglob("*.md"))
    end = time.monotonic() + SECONDS
    rounds = 0
    with Readers(bench, folder) as asking:
        while rounds == 0 or (time.monotonic() < end and not asking.failures):
            for file in files[rounds % 3::3]:
                file.write_bytes(file.read_bytes() + b"\nAIGC %d\n" % rounds)
            args = ["ingest", "-q", "--timeout", "600", "in"]
            code, _, err = bench.run(folder, args)
            b.expect(code == 0, f"ingest beside readers: exit {code}: {err}")
            rounds += 1
    b.expect(not asking.failures, "\n".join(asking.failures[:3]))
    bench.check(folder)
    bench.count("answers beside a writer", asking.answers)
    bench.count("ingests beside readers", rounds)


def writers(bench, prepared):
    """Two at once, of the two halves of the articles."""
    folder = bench.copy(prepared, "two")
    (folder / "other").mkdir()
    files = sorted((folder / "in").iterdir())
    for file in files[::2]:
        file.rename(folder / "other" / file.name)
    both = [bench.start(folder, ["ingest", "-q", "--timeout", "300", name])
            for name in ("in", "other")]
    for process in both:
        _, err = process.communicate()
        b.expect(process.returncode == 0,
                 f"two writers: exit {process.returncode}: {err.decode()}")
    bench.check(folder)
    alone = bench.copy(prepared, "alone")
    bench.run(alone, ["ingest", "-q", "in"])
    b.expect(bench.export(folder) == bench.export(alone),
             "two writers come to something else than one")
    bench.count("pairs of writers")


class Holder:
    """Another process that writes, for all that one can see of it."""

    def __init__(self, folder):
        self.db = sqlite3.connect(folder / "kb.db", isolation_level=None)
        self.db.execute("BEGIN IMMEDIATE")

    def let_go(self):
        self.db.execute("ROLLBACK")
        self.db.close()


def waiting(bench, prepared):
    """Out of time: 75.  Let go in time: it works.  Told to end: it ends."""
    folder = bench.copy(prepared, "wait")
    bench.run(folder, ["ingest", "-q", "in"])
    holder = Holder(folder)
    begun = time.monotonic()
    for args in (["ingest", "-q", "--force", "in"], ["curate", "hide", "AIGC"],
                 ["db", "rm", "900000001"]):
        code, _, err = bench.run(folder, [*args, "--timeout", "1"])
        if code == -signal.SIGALRM:
            continue  # it took two seconds to end: a busy machine
        b.expect(code == 75, f"{args}: exit {code}: {err}")
        b.one_line(err, "another process writes to the store: try again")
    took = time.monotonic() - begun
    b.expect(took >= 3, f"three waits of a second took {took:.1f} s")

    process = bench.start(folder, ["ingest", "-q", "--force", "in"])
    time.sleep(1)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate()
    b.expect(process.returncode == 130,
             f"waiting, told to end: {process.returncode}: {err}")

    process = bench.start(folder, ["ingest", "-q", "--force", "in"])
    time.sleep(1)
    holder.let_go()
    _, err = process.communicate()
    b.expect(process.returncode == 0, f"waited: {process.returncode}: {err}")
    bench.check(folder)
    bench.count("waits for another writer", 5)


def upgrade(bench):
    """Beside who brings the store up to date a reader gets an answer, or is
    told that the store is older."""
    folder = bench.folder / "older"
    folder.mkdir()
    scenes.older(bench, folder, ARTICLES)
    writer = bench.start(folder, ["ingest", "-q", "in"])
    answers = 0
    while writer.poll() is None or answers == 0:
        code, _, err = bench.run(folder, ["list", "--json"])
        b.expect(code == 0 or (code == 4 and "older aigckb" in err),
                 f"beside an upgrade: exit {code}: {err}")
        answers += 1
    _, err = writer.communicate()
    b.expect(writer.returncode == 0, f"upgrade: {writer.returncode}: {err}")
    bench.check(folder)
    bench.count("answers beside an upgrade", answers)


def test(bench):
    prepared = bench.folder / "prepared"
    prepared.mkdir()
    scenes.nothing(bench, prepared, ARTICLES)
    readers(bench, prepared)
    writers(bench, prepared)
    waiting(bench, prepared)
    upgrade(bench)


b.main(test)
