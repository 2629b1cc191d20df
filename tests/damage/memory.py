#!/usr/bin/env python3
"""memory.py AIGCKB FAIL_MEMORY ARTICLES SHELF [COMMAND...] - makes each
allocation of a command fail once, those of libraries as well.

The command ends with its usual answer, where it could do without, or with 71
and one line; never by a signal.  What it wrote to is a sound store, and the same
command again comes to the same export as a run that nothing disturbed.
KB_TEST_LONG=1 takes every allocation (with KB_TEST_EVERY=N each N-th one), else a
few of each command.  AIGCKB must have no sanitizer: these bring an allocator of
their own."""
import concurrent.futures
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

LONG = os.environ.get("KB_TEST_LONG") == "1"
SAMPLE = 6  # allocations of a command
EVERY = int(os.environ.get("KB_TEST_EVERY", "1"))
NO_MEMORY = 71
LINE = re.compile("aigckb( [a-z]+)?: out of memory")
NOT_FOUND = 1  # of what the command has removed or hidden already
# What else may come of it: exit code, and words of the first line.
OTHERWISE = [
    (127, "memory"),  # the loader of a library gives up by itself
    # glibc tells a conversion that it had no memory for from none that there is
    (3, "gbk.txt: not text"),
    # SQLite and libarchive tell our limits the same way
    (2, "takes more than 512 MB"),
    (3, "unpacking takes more than 1073741824 bytes of memory"),
]
# libarchive 3.6 writes to some of its own pieces without a look whether they are
# there: its allocations are left alone, not those of what unpacks for it.
SPARED = "libarchive"
TIMEOUT, JOBS = 120, 2

PAGE = """<html><head><title>大模型</title></head><body><article>
<h1>大模型的应用</h1><p>GPT-4由OpenAI推出，用于内容生成，参数超过1.8万亿。</p>
</article></body></html>"""

# Of a command: its name, whether it writes to the store, its words.
COMMANDS = [
    ("extract", False, ["extract", "--jsonl", "article.md"]),
    ("extract-html", False, ["extract", "--jsonl", "page.html"]),
    ("extract-gbk", False, ["extract", "--jsonl", "gbk.txt"]),
    ("extract-dict", False, ["extract", "--jsonl", "--dict", "own.tsv",
                             "page.html"]),
    ("ingest", True, ["ingest", "-q", "--jobs", "1", "article.md",
                      "page.html"]),
    ("ingest-threads", True, ["ingest", "-q", "--jobs", "2", "article.md",
                              "gbk.txt"]),
    ("ingest-archive", True, ["ingest", "-q", "--jobs", "1", "pages.tar.gz"]),
    ("load", True, ["load", "-q", "more.jsonl"]),
    ("load-packed", True, ["load", "-q", "more.jsonl.gz"]),
    ("rm", True, ["db", "rm", "s:900000101"]),
    ("curate", True, ["curate", "hide", "OpenAI"]),
    ("show", False, ["show", "OpenAI"]),
    ("show-json", False, ["show", "--json", "OpenAI"]),
    ("search", False, ["search", "--json", "模型"]),
    ("xref", False, ["xref", "OpenAI", "--evidence", "2"]),
    ("timeline", False, ["timeline", "--json"]),
    ("export", False, ["export", "--json"]),
    ("export-lines", False, ["export", "--jsonl"]),
    ("export-file", False, ["export", "-f", "ttl", "-o", "out.ttl"]),
    ("sql", False, ["db", "sql", "SELECT name FROM v_concept"]),
    ("configured", False, ["list", "--config", "conf"]),
]


class Bench:
    def __init__(self, program, library, articles, shelf):
        self.program, self.library = program, library
        self.home = pathlib.Path(tempfile.mkdtemp())
        self.base = self.home / "base"
        self.base.mkdir()
        self.fill(pathlib.Path(articles), pathlib.Path(shelf))
        self.number = 0

    def fill(self, articles, shelf):
        first = min(articles.glob("*.md"), key=lambda p: p.stat().st_size)
        shutil.copy(first, self.base / "article.md")
        (self.base / "page.html").write_text(PAGE)
        (self.base / "gbk.txt").write_bytes(
            "大模型的应用。扩散模型是指一种生成模型。".encode("gb18030") * 5)
        (self.base / "own.tsv").write_text("甲模型\tmodel\t\t甲\n")
        (self.base / "conf").write_text("limit = 3\n[alias]\na = list\n")
        lines = shelf.read_text().splitlines(keepends=True)
        (self.base / "half.jsonl").write_text("".join(lines[:2]))
        (self.base / "more.jsonl").write_text("".join(lines))
        for args in (["tar", "-czf", "pages.tar.gz", "page.html"],
                     ["gzip", "-k", "more.jsonl"]):
            subprocess.run(args, cwd=self.base, check=True)
        made = self.run(self.base, ["load", "-q", "half.jsonl"])
        if made.returncode:
            sys.exit(made.stderr.decode())

    def run(self, folder, words, **faults):
        env = {"PATH": os.environ["PATH"], "HOME": str(folder),
               "AIGCKB_DB": "kb.db", "LC_ALL": "C.UTF-8"}
        if faults:
            env.update(LD_PRELOAD=self.library, FAIL_NOT=SPARED, **faults)
        try:
            return subprocess.run([self.program, *words], env=env, cwd=folder,
                                  timeout=TIMEOUT, stdin=subprocess.DEVNULL,
                                  capture_output=True)
        except subprocess.TimeoutExpired as late:
            return subprocess.CompletedProcess(words, "late", b"",
                                               late.stderr or b"")

    def folder(self):
        self.number += 1
        return pathlib.Path(shutil.copytree(self.base,
                                            self.home / str(self.number)))

    def export(self, folder):
        return self.run(folder, ["export", "--jsonl"]).stdout + \
            self.run(folder, ["export", "--json"]).stdout


class Trial:
    """One command, and what it comes to where nothing fails."""

    def __init__(self, bench, name, writes, words):
        self.bench, self.name, self.writes, self.words = \
            bench, name, writes, words
        self.place = bench.folder()
        count = self.place / "count"
        self.usual = bench.run(self.place, words, FAIL_COUNT=str(count))
        if self.usual.returncode:
            sys.exit(f"{name}: {self.usual.stderr.decode()}")
        self.count = int(count.read_text())
        self.export = bench.export(self.place) if writes else b""

    def points(self):
        if LONG:
            return range(1, self.count + 1, EVERY)
        step = max(1, self.count // (SAMPLE - 1))
        return sorted({*range(step // 2 + 1, self.count + 1, step), self.count})

    def how_it_ended(self, done):
        said = done.stderr.decode("utf-8", "replace").splitlines()
        if done.returncode == self.usual.returncode:
            same = self.writes or done.stdout == self.usual.stdout
            return None if same else "another answer"
        if done.returncode == NO_MEMORY and len(said) == 1 and \
                LINE.fullmatch(said[0]):
            return None
        if any(done.returncode == code and words in " ".join(said[:1])
               for code, words in OTHERWISE):
            return None
        return f"exit code {done.returncode}: " + " / ".join(said[:4])

    def what_is_left(self, folder):
        for words in (["db", "check"], self.words, ["db", "check"]):
            done = self.bench.run(folder, words)
            fine = b"wait to be counted" in done.stderr or \
                (words is self.words and done.returncode == NOT_FOUND)
            if done.returncode and not fine:
                return f"{words}: {done.returncode}: {done.stderr.decode()}"
        same = self.bench.export(folder) == self.export
        return None if same else "another export after the same command again"

    def one(self, at):
        folder = self.bench.folder() if self.writes else self.place
        try:
            done = self.bench.run(folder, self.words, FAIL_AT=str(at))
            wrong = self.how_it_ended(done)
            if not wrong and self.writes:
                wrong = self.what_is_left(folder)
            return wrong and f"{self.name}, allocation {at}: {wrong}"
        finally:
            if self.writes:
                shutil.rmtree(folder)


def main(program, library, articles, shelf, *chosen):
    if not os.access(program, os.X_OK):
        sys.exit(f"{program}: build it: cmake --preset gcc -G Ninja && "
                 "cmake --build --preset gcc")
    bench = Bench(program, library, articles, shelf)
    tried = failed = 0
    try:
        with concurrent.futures.ThreadPoolExecutor(JOBS) as pool:
            for name, writes, words in COMMANDS:
                if chosen and name not in chosen:
                    continue
                trial = Trial(bench, name, writes, words)
                points = trial.points()
                for wrong in pool.map(trial.one, points):
                    tried += 1
                    if wrong:
                        failed += 1
                        print(wrong, flush=True)
                print(f"{name}: {len(points)} of {trial.count}", flush=True)
    finally:
        shutil.rmtree(bench.home)
    print(f"{tried} allocations failed, {failed} were met badly")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(*map(os.path.realpath, sys.argv[1:5]), *sys.argv[5:]))
