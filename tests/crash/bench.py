"""bench.py - what the tests of this folder share: runs of the program beside
faults, articles for it to read, and what must hold of a store afterwards."""
import os
import pathlib
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile

LONG = os.environ.get("KB_TEST_LONG") == "1"

# What a start that was cut off leaves: a writer goes on from there.
UNFINISHED = ("no store there", "an empty file, no store", "an older aigckb")


class Failure(Exception):
    """Something that must not be."""


def expect(holds, what):
    if not holds:
        raise Failure(what)


class Bench:
    """A folder to work in, with the program and the library of faults."""

    def __init__(self, program, fault, articles):
        self.program = os.path.realpath(program)
        self.fault = os.path.realpath(fault)
        self.articles = pathlib.Path(os.path.realpath(articles))
        self.shared = self.articles.parents[1].parent / "shared"
        self.folder = pathlib.Path(os.path.realpath(tempfile.mkdtemp()))
        self.tried = {}

    def count(self, what, n=1):
        self.tried[what] = self.tried.get(what, 0) + n

    def environment(self, folder, faults=None):
        """Of a run in `folder`; faults: calls, at, do (see fault.c)."""
        kept = ("PATH", "TMPDIR", "ASAN_OPTIONS", "UBSAN_OPTIONS",
                "LSAN_OPTIONS")
        env = {key: os.environ[key] for key in kept if key in os.environ}
        env.update(AIGCKB_DB="kb.db", HOME=str(folder), LC_ALL="C.UTF-8")
        if faults is not None:
            env.update(LD_PRELOAD=self.fault, FAULT_UNDER=str(folder),
                       FAULT_COUNT=str(self.folder / "calls"))
            env.update({"FAULT_" + k.upper(): str(v)
                        for k, v in faults.items()})
        return env

    def start(self, folder, args, faults=None, **more):
        more.setdefault("stdout", subprocess.PIPE)
        more.setdefault("stderr", subprocess.PIPE)
        return subprocess.Popen([self.program, *args], cwd=folder,
                                stdin=subprocess.DEVNULL,
                                env=self.environment(folder, faults), **more)

    def run(self, folder, args, faults=None, **more):
        """@return exit code (negative: the signal), stdout, stderr"""
        process = self.start(folder, args, faults, **more)
        out, err = process.communicate()
        return process.returncode, out or b"", (err or b"").decode()

    def calls(self, folder, args, sort):
        """How many calls of a sort a run makes that nothing disturbs."""
        code, _, err = self.run(folder, args, {"calls": sort})
        expect(code in (0, 1), f"{args}: exit {code}: {err}")
        return int((self.folder / "calls").read_text())

    def export(self, folder):
        """All that the store says: what articles state, and what follows."""
        parts = []
        for form in (["--jsonl"], ["--json"]):
            code, out, err = self.run(folder, ["export", *form])
            expect(code == 0, f"export: exit {code}: {err}")
            parts.append(out)
        ledger = folder / "kb.corrections"
        parts.append(ledger.read_bytes() if ledger.exists() else b"")
        return parts

    def check(self, folder, begun=True):
        """Nothing is damaged; without `begun` there may be no store yet."""
        code, _, err = self.run(folder, ["db", "check"])
        if not begun and code == 4:
            expect(any(words in err for words in UNFINISHED), err)
        else:
            expect(code == 0, f"db check: exit {code}: {err}")
        if (folder / "kb.db").exists():
            inspect(folder, self.folder / "inspected")

    def copy(self, prepared, name="trial"):
        target = self.folder / name
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(prepared, target)
        return target

    # ---- articles ---------------------------------------------------------

    def shelf(self, folder, wanted):
        """Writes so many articles: those of the repository, then such that
        lack some of their lines."""
        folder.mkdir(parents=True, exist_ok=True)
        files = sorted(self.articles.glob("*.md"))
        for n in range(wanted):
            source, lap = files[n % len(files)], n // len(files)
            lines = source.read_text("utf-8").split("\n")
            if lap:
                body = [line for i, line in enumerate(lines[1:])
                        if (i * 11 + lap) % (lap % 5 + 3)]
                lines = [lines[0], *body]
            name = source.stem.rsplit("-", 1)
            number = str(int(name[1]) + 1000 * lap)
            text = "\n".join(lines).replace(name[1], number)
            (folder / f"{name[0]}-{number}.md").write_text(text, "utf-8")

    def corpus(self, folder, archive):
        """Unpacks real articles, where there are any."""
        packed = self.shared / "corpus" / archive
        if not packed.exists() or not shutil.which("zstd"):
            return False
        folder.mkdir(parents=True, exist_ok=True)
        subprocess.run(["tar", "--zstd", "-xf", packed, "-C", folder],
                       check=True)
        return True


def inspect(folder, place):
    """What SQLite itself says of the store: of a copy, as it is put right what
    was cut off."""
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir()
    for tail in ("", "-wal", "-journal"):
        if (folder / ("kb.db" + tail)).exists():
            shutil.copy(folder / ("kb.db" + tail), place)
    db = sqlite3.connect(place / "kb.db")
    try:
        found = db.execute("PRAGMA integrity_check").fetchall()
        expect(found == [("ok",)], f"integrity_check: {found[:3]}")
        found = db.execute("PRAGMA foreign_key_check").fetchall()
        expect(found == [], f"foreign_key_check: {found[:3]}")
    finally:
        db.close()


def one_line(err, *words):
    """A failure is one line for people, which names what it is about."""
    lines = [line for line in err.splitlines() if "warning:" not in line]
    expect(len(lines) == 1, f"not one line: {err!r}")
    expect(lines[0].startswith("aigckb "), f"not ours: {err!r}")
    for word in words:
        expect(word in lines[0], f"no {word!r} in {lines[0]!r}")


def main(test):
    """Runs `test(bench)`, and prints what was tried."""
    bench = Bench(*sys.argv[1:4])
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    try:
        test(bench)
        print(", ".join(f"{n} {what}" for what, n in bench.tried.items()))
    except Failure as failure:
        print(failure, file=sys.stderr)
        print(f"left in {bench.folder} for a look" if LONG else "",
              file=sys.stderr)
        sys.exit(1)
    finally:
        if not (LONG and sys.exc_info()[0]):
            shutil.rmtree(bench.folder, ignore_errors=True)
