#!/usr/bin/env python3
"""outputs.py AIGCKB - every command in every format over a store of hostile
articles: what goes to a terminal and what goes to a file.

Commands and formats are those that the program names, so a new one is tried
too; a command that needs operands of its own has a row in FORMS."""
import concurrent.futures
import fcntl
import json
import os
import pty
import shutil
import struct
import subprocess
import sys
import tempfile
import termios

import readers
from strings import HUB, STRINGS, unsafe

HERE = os.path.dirname(os.path.abspath(__file__))
LONG = "KB_TEST_LONG" in os.environ
ROWS, COLUMNS = 40, 80

# What an operand may be that looks like something else.
ODD = ["--help", "-rf", "<script>alert(1)</script>", "=cmd|' /C calc'!A0",
       "\x1b[31;1m红\x1b[0m", "\u0301\u0302\u0303\u0489", "\\"]
VIEWS = ["concept", "alias", "article", "block", "mention", "relation",
         "definition", "figure", "event"]

# Operands, and options where they change what is printed.  {copy}: a store of
# one's own, for what writes; {new}: a file that there is not.
FORMS = {
    "ingest": [["--db", "{copy}", "--force", "files"],
               ["--db", "{copy}", "--", "-rf.md", "--help.md"]],
    "extract": [["files"], ["--show-promo", "--", "-rf.md"]],
    "load": [["--db", "{copy}", "lines.jsonl"]],
    "search": [["模型", "--context", "1"], ["alert", "--in", "concepts"],
               ["--facet", "site,year", "大模型"], ["--explain", "--", *ODD[:2]],
               ["--in", "passages", "--", ODD[2]]],
    "show": [["--", HUB, *ODD], ["--explain", "--conflicts", HUB],
             ["s:00000000000000000", "--", "s:0" + STRINGS[0]]],
    "list": [["--all"], ["articles"], ["sources"], ["sites"], ["kinds"],
             ["layers"], ["predicates"], ["--prefix", "<"]],
    "brief": [["--", HUB], ["--", "--help"]],
    "xref": [["--all", HUB], ["--tree", HUB], ["--cooccur", HUB],
             ["--evidence", "2", "--", HUB, "-rf"]],
    "compare": [["--", HUB, *ODD[:3]]],
    "figures": [[], ["--conflicts", "--", HUB, "-rf"], ["--plot", HUB]],
    "timeline": [[], ["--by", "year", HUB], ["--plot", "--", HUB, "-rf"]],
    "path": [["--", "-rf", "--help"]],
    "chain": [[], ["--members", "9"]],
    "graph": [[HUB], ["--cluster"], ["--", "-rf", "--help"]],
    "report": [["-o", "{new}.html"]],
    "export": [[], ["--what", "all"], ["--what", "summary"],
               ["--what", "aliases,mentions"]],
    "curate": [["list"], ["dump"],
               ["--db", "{copy}", "alias", "--", "--help", "--<b>新"],
               ["--db", "{copy}", "hide", "--", "-rf"],
               ["--db", "{copy}", "rename", "--", "\\", "\"\\"]],
    "db": [["stats"], ["revision"], ["check"], ["config"],
           *(["sql", f"SELECT * FROM v_{view}"] for view in VIEWS),
           ["--db", "{copy}", "rm", "--", "s:0" + STRINGS[0]]],
    "completion": [["bash"], ["--names", ""], ["fish", "--", "show", ""],
                   ["zsh", "--", "show", "-"]],
    "help": [[], ["show"]],
    "demo": [[]],
    "mcp": [[]],
    "version": [[]],
}
NO_RECORDS = {"mcp"}  # it prints messages: tests/mcp
EXTRA = {"export": ["ttl"]}  # formats that completion does not offer
DRAWS = ("graph", "export")  # a short run tries all formats of these
AUTO = None  # what the program chooses
BINARY = {"png"}


class Case:
    def __init__(self, program, folder):
        self.program, self.folder = program, folder
        self.problems, self.count, self.answered = [], 0, set()
        self.environment = {
            "PATH": os.environ["PATH"], "HOME": folder, "TMPDIR": folder,
            "TERM": "xterm",
            "LC_ALL": "C.UTF-8", "AIGCKB_DB": os.path.join(folder, "kb.db"),
            "ASAN_OPTIONS": os.environ.get("ASAN_OPTIONS", "") + ":detect_leaks=0",
            "UBSAN_OPTIONS": os.environ.get("UBSAN_OPTIONS", "")}

    def run(self, *arguments):
        done = subprocess.run([self.program, *arguments], cwd=self.folder,
                              env=self.environment, stdin=subprocess.DEVNULL,
                              capture_output=True, check=False)
        self.count += 1
        return done.returncode, done.stdout, done.stderr

    def run_on_terminal(self, *arguments):
        """Both streams on a terminal that changes nothing."""
        ours, theirs = pty.openpty()
        modes = termios.tcgetattr(theirs)
        modes[1] &= ~termios.OPOST
        termios.tcsetattr(theirs, termios.TCSANOW, modes)
        fcntl.ioctl(theirs, termios.TIOCSWINSZ,
                    struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        with subprocess.Popen([self.program, "--no-pager", *arguments],
                              cwd=self.folder, env=self.environment,
                              stdin=subprocess.DEVNULL, stdout=theirs,
                              stderr=theirs) as child:
            os.close(theirs)
            shown = bytearray()
            while True:
                try:
                    piece = os.read(ours, 1 << 16)
                except OSError:  # the other end is closed
                    piece = b""
                if not piece:
                    break
                shown += piece
        os.close(ours)
        self.count += 1
        return child.returncode, bytes(shown)

    def wrong(self, arguments, what):
        self.problems.append(f"aigckb {' '.join(map(ascii, arguments))[:200]}: {what}")

    def prepared(self, form):
        """The form with files of its own."""
        made = tempfile.mkdtemp(dir=self.folder)
        names = {"{copy}": os.path.join(made, "store", "kb.db"),
                 "{new}.html": os.path.join(made, "new.html")}
        if "{copy}" in form:
            os.mkdir(os.path.join(made, "store"))
            shutil.copy(os.path.join(self.folder, "kb.db"), names["{copy}"])
        return made, [names.get(word, word) for word in form]

    def check(self, command, form, kind):
        """One command in one format, to a file."""
        made, form = self.prepared(form)
        how = [] if kind is AUTO else ["--format", kind]
        if kind in BINARY:
            how += ["-o", os.path.join(made, "out." + kind)]
        if command == "export" and kind in ("csv", "tsv"):
            how += ["-o", os.path.join(made, "tables")]
        arguments = [command, *how, *form]
        code, out, errors = self.run(*arguments)
        if code not in (0, 1, 3) and not (code == 2 and kind is not AUTO):
            self.wrong(arguments, f"exit code {code}: {errors[-300:]}")
        if problem := unsafe(errors):
            self.wrong(arguments, f"stderr: {problem}")
        if code in (0, 3):
            self.answered.add((command, kind))
        outputs = [out] + [read(path) for path in files_below(made)]
        for data in filter(None, outputs):
            if data.startswith((b"<!doctype html", b"\x89PNG")):
                problem = readers.read("html" if data[1] == 33 else "png", data)
            else:
                problem = unsafe(data) or readers.read(kind, data)
            if problem and code in (0, 1, 3):
                self.wrong(arguments, f"{kind}: {problem}")

    def check_on_terminal(self, command, form, kind):
        _, form = self.prepared(form)
        arguments = [command, *([] if kind is AUTO else ["--format", kind]), *form]
        code, shown = self.run_on_terminal(*arguments)
        if code not in (0, 1, 2, 3):
            self.wrong(arguments, f"on a terminal: exit code {code}")
        if problem := unsafe(shown, terminal=True):
            self.wrong(arguments, f"on a terminal: {problem}")


def read(path):
    with open(path, "rb") as file:
        return file.read()


def files_below(folder):
    """What was printed into files; a store has a folder of its own."""
    return [os.path.join(place, name) for place, _, names in os.walk(folder)
            for name in names if os.path.basename(place) != "store"]


def make_store(case):
    sys.path.insert(0, HERE)
    import articles
    articles.main(case.folder)
    for name in ("-rf.md", "--help.md"):
        with open(os.path.join(case.folder, name), "w", encoding="utf-8") as out:
            out.write(articles.page(name))
    for arguments, wanted in ((["load", "lines.jsonl"], 0), (["ingest", "files"], 3)):
        code, _, errors = case.run(*arguments)
        if code != wanted:
            sys.exit(f"{arguments}: exit code {code}: {errors!r}")


def formats_of(case, command):
    """Those that the program offers, a line of fields, and its own choice."""
    _, out, _ = case.run("completion", "fish", "--", command, "--format", "")
    offered = [line.split("\t")[1] for line in out.decode().splitlines()]
    return [AUTO, *offered, *EXTRA.get(command, [])]


def jobs_of(case):
    _, out, _ = case.run("help", "--json")
    for row in json.loads(out)["results"]:
        command = row["name"]
        forms = FORMS.get(command, [["--", HUB, *ODD]])
        formats = formats_of(case, command)
        if row["fields"]:
            fields = row["fields"]
            formats.append("\t".join("{" + field + "}" for field in fields))
            case.fields = getattr(case, "fields", {}) | {command: fields}
        for n, form in enumerate(forms):
            if LONG:
                yield from [(check, command, form, kind) for kind in formats
                            for check in (case.check, case.check_on_terminal)]
            elif n == 0:
                yield case.check_on_terminal, command, form, AUTO
                kinds = formats if command in DRAWS else ("json", "md")
                yield from [(case.check, command, form, kind) for kind in kinds]
        if row["fields"]:
            every = ["--fields", ",".join(row["fields"]), *forms[0]]
            for kind in ("csv", "tsv", "json", "md") if LONG else ("csv",):
                yield case.check, command, every, kind


def main():
    program = os.path.abspath(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        case = Case(program, folder)
        make_store(case)
        jobs = list(jobs_of(case))
        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            list(pool.map(lambda job: job[0](*job[1:]), jobs))
        commands = {job[1] for job in jobs}
        answered = {c for c, _ in case.answered}
        for command in sorted(commands - answered - NO_RECORDS):
            case.wrong([command], "never answered: it needs a row in FORMS")
        for name in ("owned", "help", "-ofile"):
            if os.path.exists(os.path.join(folder, name)):
                case.wrong([name], "an operand was taken for an option")
        print(f"{case.count} runs of {len(commands)} commands, "
              f"{len(STRINGS)} strings, {len(case.problems)} problems")
        print("\n".join(case.problems))
        sys.exit(bool(case.problems))


if __name__ == "__main__":
    main()
