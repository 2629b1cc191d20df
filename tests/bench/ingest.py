#!/usr/bin/env python3
"""How fast `ingest` is, beside peers that do less, in one run.

usage: ingest.py AIGCKB FOLDER [--rounds N] [--peers NAME,...]

Times whole processes, turn by turn: `ingest` of FOLDER into a new store; then
again over the unchanged files; and the peers:

read     reads every file, no more
fts5     reads every file and fills an FTS5 table with its pairs of Han
         characters and its words (tokenised here beforehand, which is not
         counted): what an index alone takes
omindex  of Xapian Omega, with XAPIAN_CJK_NGRAM=1, if it is installed: an index
         of words, and nothing extracted

Prints for each the wall time and the processor time (both in seconds), peak
memory and bytes written, as the system counts them, and the ratio of its wall
time to that of `ingest`; then how large the store is, and how large the visible
text in it.
"""
import argparse
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time

PEERS = ["read", "fts5", "omindex"]
TOKENS = re.compile(r"[\u3400-\u9fff]+|[0-9A-Za-z]+")
BLOCK = 512  # bytes that ru_oublock counts in
BATCH = 512  # rows in a transaction
OWN = "--as"  # this script runs itself as a peer


def files_below(folder):
    for root, _, names in os.walk(folder):
        for name in sorted(names):
            yield os.path.join(root, name)


def tokens_of(text):
    """Pairs of Han characters, and words."""
    for run in TOKENS.findall(text):
        if run[0] < "\u3400" or len(run) == 1:
            yield run.lower()
        else:
            for at in range(len(run) - 1):
                yield run[at:at + 2]


def read_all(folder):
    return sum(len(open(path, "rb").read()) for path in files_below(folder))


def tokenize_all(folder, out):
    """The tokens of each file, a line a file, in a database of their own."""
    db = sqlite3.connect(out)
    db.execute("CREATE TABLE article (tokens TEXT)")
    for path in files_below(folder):
        text = open(path, encoding="utf-8", errors="replace").read()
        db.execute("INSERT INTO article VALUES (?)", (" ".join(tokens_of(text)),))
    db.commit()


def fill_fts5(tokens, out):
    db = sqlite3.connect(out)
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("CREATE VIRTUAL TABLE t USING fts5"
               "(tokens, content='', tokenize=\"unicode61 remove_diacritics 0\")")
    source = sqlite3.connect(tokens)
    for n, row in enumerate(source.execute("SELECT tokens FROM article"), 1):
        db.execute("INSERT INTO t (rowid, tokens) VALUES (?, ?)", (n, row[0]))
        if n % BATCH == 0:
            db.commit()
    db.commit()
    db.close()


def run(command, env=None):
    """What a process took: wall and processor time, memory, bytes written."""
    begin = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL,
                             stderr=subprocess.DEVNULL, env=env)
    _, status, used = os.wait4(child.pid, 0)
    wall = time.perf_counter() - begin
    child.returncode = os.waitstatus_to_exitcode(status)
    return {"wall": wall, "cpu": used.ru_utime + used.ru_stime,
            "memory": used.ru_maxrss * 1024, "written": used.ru_oublock * BLOCK}


def peer_command(name, folder, work):
    own = [sys.executable, os.path.abspath(__file__), OWN, name]
    if name == "read":
        return own + [folder], None
    if name == "fts5":
        tokens = os.path.join(work, "tokens.db")
        if not os.path.exists(tokens):
            tokenize_all(folder, tokens)
        return own + [tokens, os.path.join(work, "fts5.db")], None
    index = os.path.join(work, "omindex")
    shutil.rmtree(index, ignore_errors=True)
    return (["omindex", "--db", index, "--url", "/", "--mime-type", "md:text/plain",
             folder], dict(os.environ, XAPIAN_CJK_NGRAM="1"))


def report(name, took, ingest):
    print(f"{name:14} {took['wall']:8.1f} {took['cpu']:8.1f} "
          f"{took['memory'] / 1e6:8.0f} {took['written'] / 1e6:8.0f} "
          f"{took['wall'] / ingest['wall']:8.2f}", flush=True)


def sizes(store):
    db = sqlite3.connect(f"file:{store}?mode=ro", uri=True)
    text = db.execute("SELECT sum(length(CAST(body AS BLOB))) FROM article_text")
    visible = text.fetchone()[0]
    print(f"store {os.path.getsize(store) / 1e6:.0f} MB, visible text "
          f"{visible / 1e6:.0f} MB, ratio {os.path.getsize(store) / visible:.2f}")


def one_round(arguments, work):
    store = os.path.join(work, "store.db")
    ingest = [arguments.aigckb, "ingest", "-q", "--db", store, arguments.folder]
    first = run(ingest)
    report("ingest", first, first)
    report("ingest again", run(ingest), first)
    for name in arguments.peers.split(","):
        if name == "omindex" and not shutil.which("omindex"):
            continue
        command, env = peer_command(name, arguments.folder, work)
        report(name, run(command, env), first)
    sizes(store)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("aigckb")
    parser.add_argument("folder")
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--peers", default=",".join(PEERS))
    arguments = parser.parse_args()
    print(f"{'':14} {'wall s':>8} {'cpu s':>8} {'MB peak':>8} {'MB out':>8} {'ratio':>8}")
    for _ in range(arguments.rounds):
        with tempfile.TemporaryDirectory() as work:
            one_round(arguments, work)


if __name__ == "__main__":
    if sys.argv[1:2] == [OWN]:
        {"read": read_all, "fts5": fill_fts5}[sys.argv[2]](*sys.argv[3:])
    else:
        main()
