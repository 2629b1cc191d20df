#!/usr/bin/env python3
"""How long questions take as whole processes, beside `true`.

usage: answers.py AIGCKB STORE [-n RUNS]

Each command is run RUNS times (100 unless told), in turn with the others, so
that a slow moment of the machine falls on all of them; prints the medians in
milliseconds, and how often the time of `true` each is, run by run.
"""
import argparse
import statistics
import subprocess
import time

QUESTIONS = [
    ["version"],
    ["show", "文心一言"],
    ["show", "OpenAI", "--json"],
    ["show", "AIGC", "--explain"],
    ["curate", "list"],
    ["list", "models", "-n", "20"],
    ["list", "risks", "--json", "-n", "20"],
    ["list", "kinds"],
    ["list", "sources", "-n", "20"],
    ["list", "--prefix", "GPT", "--jsonl", "-n", "20"],
    ["list", "--new-since", "1", "-n", "20"],
    ["list", "articles", "--new-since", "1", "-n", "20"],
    ["list", "--sort", "first-seen", "-n", "20"],
    ["db", "revision"],
    ["xref", "GPT-4", "OpenAI"],
    ["xref", "OpenAI", "-n", "20"],
    ["xref", "AIGC"],
    ["xref", "AIGC", "--tree"],
    ["xref", "CLIP", "文心一言"],
    ["xref", "CLIP", "--cooccur"],
    ["path", "CLIP", "文心一言"],
    ["path", "AIGC", "人工智能"],
    ["graph", "GPT-4", "--dot"],
    ["mentions", "文心一言", "-n", "20"],
    ["figures", "AIGC", "-n", "20"],
    ["figures", "-n", "20"],
    ["figures", "--conflicts"],
    ["timeline", "ChatGPT"],
    ["timeline", "-n", "20"],
    ["compare", "GPT-4", "文心一言", "通义千问"],
    ["chain"],
    ["chain", "模型层", "--json"],
    ["brief", "GPT-4"],
    ["brief", "AIGC", "--md"],
    ["report", "文心一言", "-o", "/dev/null"],
]


def milliseconds(command):
    """How long a command takes, from its start to its end."""
    begin = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return (time.perf_counter() - begin) * 1000


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("aigckb")
    parser.add_argument("store")
    parser.add_argument("-n", type=int, default=100)
    args = parser.parse_args()

    commands = [["true"]] + [[args.aigckb, *q, "--db", args.store] for q in QUESTIONS]
    runs = [[milliseconds(c) for c in commands] for _ in range(args.n)]
    for i, command in enumerate([["true"], *QUESTIONS]):
        took = statistics.median(run[i] for run in runs)
        ratio = statistics.median(run[i] / run[0] for run in runs)
        print(f"{took:6.1f} ms {ratio:5.1f} × true  {' '.join(command)}")


if __name__ == "__main__":
    main()
