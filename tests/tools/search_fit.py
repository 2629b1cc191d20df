#!/usr/bin/env python3
"""Finds the weights of the ranking of `search` (src/query/search.c).

usage: search_fit.py AIGCKB STORE QUERIES.json [-n N] [--folds K]

QUERIES.json is [{"q": query, "artid": the article it was for}, ...].  Each
query is run once with --explain, which tells the parts of each candidate's
score.  The weights maximise the likelihood that the right article is drawn from
among the candidates, a softmax over their scores (conditional logit, McFadden
1974).  Prints the weights of all queries; before them the MRR@10 and recall at
10 that weights found without the query reach on it (cross-validation), and what
the present weights reach.  Needs NumPy.
"""
import argparse
import json
import subprocess

import numpy as np

CANDIDATES = 150
STEPS, RATE, RIDGE = 300, 0.5, 1e-3


def candidates_of(aigckb, store, query):
    """The features of the candidates, their articles, and the weights."""
    command = [aigckb, "--db", store, "search", "--json", "--explain",
               "--in", "articles", "-n", str(CANDIDATES), "--", query]
    printed = subprocess.run(command, capture_output=True, check=False).stdout
    try:
        hits = json.loads(printed)["results"]
    except (ValueError, KeyError):
        return None
    parts = [hit["explain"] for hit in hits]
    if not parts:
        return None
    features = np.array([[part["value"] for part in row] for row in parts])
    weights = np.array([part["weight"] for part in parts[0]])
    names = [part["name"] for part in parts[0]]
    return features, [hit.get("artid") for hit in hits], weights, names


def read(args):
    """(features, index of the right article or -1) of each query."""
    with open(args.queries, encoding="utf-8") as file:
        queries = json.load(file)[: args.n]
    rows, weights, names = [], None, None
    for query in queries:
        found = candidates_of(args.aigckb, args.store, query["q"])
        if found is None:
            rows.append((np.zeros((0, 0)), -1))
            continue
        features, articles, weights, names = found
        right = articles.index(query["artid"]) if query["artid"] in articles else -1
        rows.append((features, right))
    return rows, weights, names


def reach(rows, weights):
    """MRR@10 and recall at 10, summed."""
    mrr = recall = 0
    for features, right in rows:
        if right < 0:
            continue
        scores = features @ weights
        rank = 1 + int(np.sum(scores > scores[right]))
        if rank <= 10:
            mrr += 1 / rank
            recall += 1
    return np.array([mrr, recall])


def fit(rows, size):
    """The weights, by gradient ascent over standardised features."""
    rows = [row for row in rows if row[1] >= 0]
    everything = np.vstack([features for features, _ in rows])
    mean, spread = everything.mean(axis=0), everything.std(axis=0) + 1e-9
    rows = [((features - mean) / spread, right) for features, right in rows]
    weights = np.zeros(size)
    for _ in range(STEPS):
        gradient = -RIDGE * weights
        for features, right in rows:
            scores = features @ weights
            share = np.exp(scores - scores.max())
            share /= share.sum()
            gradient += (features[right] - share @ features) / len(rows)
        weights += RATE * gradient
    return weights / spread


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("aigckb")
    parser.add_argument("store")
    parser.add_argument("queries")
    parser.add_argument("-n", type=int)
    parser.add_argument("--folds", type=int, default=5)
    args = parser.parse_args()

    rows, present, names = read(args)
    unseen = np.zeros(2)
    for fold in range(args.folds):
        rest = [row for i, row in enumerate(rows) if i % args.folds != fold]
        unseen += reach(rows[fold:: args.folds], fit(rest, len(present)))
    for what, (mrr, recall) in (("present", reach(rows, present)), ("unseen", unseen)):
        print(f"{what}: MRR@10 {mrr / len(rows):.4f}  R@10 {recall / len(rows):.4f}")
    for name, weight in zip(names, fit(rows, len(present))):
        print(f"{name:10} {weight:.2f}")


if __name__ == "__main__":
    main()
