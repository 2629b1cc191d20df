#!/usr/bin/env python3
"""How well and how fast `search` finds what searchers came for, beside a peer.

usage: search.py AIGCKB STORE QUERIES.json [-n N] [--peer FOLDER]

QUERIES.json is [{"q": query, "artid": the article it was for}, ...]; the first
N are run (500 unless told).  Prints MRR@10, recall at 10 and the median time of
the whole process.  With --peer, `quest` of Xapian Omega is run after each query
on the index in FOLDER, which is made of the same articles if it is not there;
then the ratio of the two times, pair by pair, is printed too.
"""
import argparse
import json
import os
import sqlite3
import statistics
import subprocess
import time

RESULTS = 10
PEER_FIELDS = "id : boolean=Q unique=Q field\ntitle : field index=S index\ntext : index\n"


def run(command):
    """What a command prints, and how long it takes, in milliseconds."""
    begin = time.perf_counter()
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    return done.stdout, (time.perf_counter() - begin) * 1000


def make_peer(folder, store):
    """Indexes the articles of the store for quest: Han by n-grams."""
    os.makedirs(folder)
    fields = os.path.join(folder, "fields")
    with open(fields, "w", encoding="utf-8") as out:
        out.write(PEER_FIELDS)
    db = sqlite3.connect(f"file:{store}?mode=ro", uri=True)
    indexer = subprocess.Popen(
        ["scriptindex", os.path.join(folder, "index"), fields],
        stdin=subprocess.PIPE, text=True, encoding="utf-8")
    for artid, title, text in db.execute("SELECT id, title, text FROM v_article"):
        title = title.replace("\n", " ")
        text = text.replace("\n", "\n=")
        indexer.stdin.write(f"id={artid}\ntitle={title}\ntext={text}\n\n")
    indexer.stdin.close()
    indexer.wait()


def rank_of(printed, artid):
    """At which place the article stands; 0 for none."""
    try:
        found = [hit.get("artid") for hit in json.loads(printed)["results"]]
    except (ValueError, KeyError):
        return 0
    return found.index(artid) + 1 if artid in found[:RESULTS] else 0


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("aigckb")
    parser.add_argument("store")
    parser.add_argument("queries")
    parser.add_argument("-n", type=int, default=500)
    parser.add_argument("--peer")
    args = parser.parse_args()
    os.environ["XAPIAN_CJK_NGRAM"] = "1"
    with open(args.queries, encoding="utf-8") as file:
        queries = json.load(file)[: args.n]
    if args.peer and not os.path.exists(args.peer):
        make_peer(args.peer, args.store)

    ours = [args.aigckb, "--db", args.store, "search", "--json", "-n", str(RESULTS), "--"]
    peer = ["quest", f"--db={args.peer}/index", "--default-op=or",
            f"--msize={RESULTS}", "--"]
    ranks, took, peer_took = [], [], []
    for query in queries:
        printed, time_taken = run(ours + [query["q"]])
        ranks.append(rank_of(printed, query["artid"]))
        took.append(time_taken)
        if args.peer:
            peer_took.append(run(peer + [query["q"]])[1])

    found = [rank for rank in ranks if rank]
    print(f"{len(ranks)} queries: MRR@10 {sum(1 / r for r in found) / len(ranks):.3f}"
          f"  R@10 {len(found) / len(ranks):.3f}")
    print(f"aigckb median {statistics.median(took):.1f} ms")
    if args.peer:
        ratios = [a / b for a, b in zip(took, peer_took)]
        print(f"quest  median {statistics.median(peer_took):.1f} ms")
        print(f"ratio  median {statistics.median(ratios):.2f}")


if __name__ == "__main__":
    main()
