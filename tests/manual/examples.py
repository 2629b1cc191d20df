#!/usr/bin/env python3
"""examples.py AIGCKB - every example of the manual pages, and in long runs of
--help, runs on the store of data/articles and some files that the examples name.

Each page begins anew, and its examples run in their order.  No program of a
line may fail or warn, and the line prints something unless its output goes to a
file.  What asks the web is given a proxy that is not there: it must be
understood, and find no server.
"""
import gzip
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile

PROGRAM = os.path.abspath(sys.argv[1])
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(
    os.path.abspath(__file__))))
ARTICLES = os.path.join(ROOT, "data", "articles")
GOLD = {"artid": "900000001", "relations": [], "definitions": [],
        "figures": [], "events": [], "promo": [], "concepts": [
            {"name": "AIGC", "surface": ["AIGC"], "kind": "technique",
             "layer": "none", "weight": "core"}]}
FEW = 3 # articles in the folder that examples read
NO_SERVER = 5
FAILS = "--json | jq -r '.error" # the example is about an error
TO_FILE = re.compile(r" -o | > | >> |^source ")
MAY_BE_QUIET = {"aigckb curate load", "aigckb --db kb.db mcp", "aigckb mcp --tools search,facts",
                "aigckb figures --conflicts --unit CNY"}


def environment(folder):
    env = {"PATH": os.path.dirname(PROGRAM) + os.pathsep + os.environ["PATH"],
           "HOME": folder, "TMPDIR": folder, "LC_ALL": "C.UTF-8",
           "AIGCKB_DB": os.path.join(folder, "kb.db"),
           "AIGCKB_CONFIG": os.path.join(folder, "config"),
           "https_proxy": "http://127.0.0.1:9"}
    # Graphviz keeps what it has; leaks of ours are for other tests to find.
    env["ASAN_OPTIONS"] = os.environ.get("ASAN_OPTIONS", "") + ":detect_leaks=0"
    return env


def make_shelf(folder):
    """The files that examples name."""
    inside = os.path.join(folder, "articles")
    os.mkdir(inside)
    for name in sorted(os.listdir(ARTICLES))[:FEW]:
        shutil.copy(os.path.join(ARTICLES, name), inside)
    one = os.path.join(inside, sorted(os.listdir(inside))[0])
    shutil.copy(one, os.path.join(folder, "one.md"))
    with zipfile.ZipFile(os.path.join(folder, "saved.zip"), "w") as archive:
        archive.write(one, "one.md")
    with open(os.path.join(folder, "config"), "w", encoding="utf-8") as file:
        file.write("[ingest]\nretries = 0\n")
    with open(os.path.join(folder, "words.tsv"), "w", encoding="utf-8") as file:
        file.write("星河模型\tmodel\t\t\t\t\t\n")
    os.mkdir(os.path.join(folder, "gold"))
    with open(os.path.join(folder, "gold", "1.json"), "w",
              encoding="utf-8") as file:
        json.dump(GOLD, file)
    env = environment(folder)
    subprocess.run([PROGRAM, "ingest", "-q", ARTICLES], cwd=folder, env=env,
                   check=True, stdout=subprocess.DEVNULL)
    facts = subprocess.run([PROGRAM, "extract", "--jsonl", "one.md"],
                           cwd=folder, env=env, check=True,
                           capture_output=True).stdout
    with open(os.path.join(folder, "facts.jsonl"), "wb") as file:
        file.write(facts)
    with gzip.open(os.path.join(folder, "facts.jsonl.gz"), "wb") as file:
        file.write(facts)
    for store in ("copy.db", "both.db"):
        subprocess.run([PROGRAM, "--db", store, "load", "-q", "facts.jsonl"],
                       cwd=folder, env=env, check=True,
                       stdout=subprocess.DEVNULL)


def examples_of_pages():
    folder = os.path.join(ROOT, "docs", "man")
    for name in sorted(os.listdir(folder)):
        with open(os.path.join(folder, name), encoding="utf-8") as file:
            lines = re.findall(r'^\.\\"= example (.*)$', file.read(), re.M)
        yield name, lines


def examples_of_help():
    text = subprocess.run([PROGRAM, "help", "--json"], capture_output=True,
                          text=True, check=True).stdout
    for command in json.loads(text)["results"]:
        yield f"{command['name']} --help", command["examples"]


def problem_of(line, folder):
    """What is wrong with it, or None."""
    script = f"{line}\necho \"codes ${{PIPESTATUS[*]}}\" >&2\n"
    done = subprocess.run(["bash", "-c", script], cwd=folder, text=True,
                          env=environment(folder), capture_output=True,
                          stdin=subprocess.DEVNULL, timeout=120, check=False)
    *errors, last = done.stderr.splitlines()
    codes = last.split()[1:]
    if "://" in line:
        return None if codes == [str(NO_SERVER)] else last
    if FAILS in line:
        return None if codes[0] == "1" and done.stdout else last
    if set(codes) != {"0"}:
        return f"{last}: {errors[:1]}"
    if any(": warning: " in e for e in errors):
        return str(errors)
    if done.stdout or errors or line in MAY_BE_QUIET or TO_FILE.search(line):
        return None
    return "prints nothing"


def main():
    bad = 0
    with tempfile.TemporaryDirectory() as base:
        shelf = os.path.join(base, "shelf")
        os.mkdir(shelf)
        make_shelf(shelf)
        examples = [*examples_of_pages()]
        if "KB_TEST_LONG" in os.environ:
            examples += examples_of_help()
        for where, lines in examples:
            work = os.path.join(base, "work")
            shutil.copytree(shelf, work)
            for line in lines:
                problem = problem_of(line, work)
                if problem:
                    print(f"{where}: {line}\n    {problem}")
                    bad += 1
            shutil.rmtree(work)
    sys.exit(bad > 0)


main()
