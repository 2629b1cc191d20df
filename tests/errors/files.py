#!/usr/bin/env python3
"""files.py AIGCKB SHELF [-v] - each row of rows.py: a file with an error, and the
command that reads it.  What it says on stderr and its exit code are as the row
has them, and the store is, byte for byte, as it was, or sound where the row says
that something of the file is stored.  -v prints what each row said.  Without
KB_TEST_LONG=1 one row in eight is tried."""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

import rows

STEP = 1 if os.environ.get("KB_TEST_LONG") == "1" else 8
CUT = 160  # characters of a line that are printed of a failure


class Bench:
    def __init__(self, program, shelf):
        self.program = os.path.realpath(program)
        self.home = pathlib.Path(tempfile.mkdtemp())
        self.work, self.base = self.home / "work", self.home / "base"
        self.base.mkdir()
        (self.base / "article.md").write_text(rows.ARTICLE)
        shutil.copy(shelf, self.base / "shelf.jsonl")
        self.run(self.base, "load", "shelf.jsonl")
        self.run(self.base, "curate", "alias", "Sora", "索拉")
        self.exported = self.export(self.base)

    def run(self, folder, *args, drop=()):
        env = {key: value for key, value in os.environ.items()
               if key == "PATH" or key.endswith("SAN_OPTIONS")}
        env.update(HOME=str(folder), AIGCKB_DB="kb.db", LC_ALL="C.UTF-8")
        done = subprocess.run([*drop, self.program, *args], cwd=folder, env=env,
                              stdin=subprocess.DEVNULL, capture_output=True)
        said = done.stderr.decode().replace(f"{folder}/", "")
        return done.returncode, done.stdout, said

    def export(self, folder):
        return self.run(folder, "export", "--jsonl")[1]

    def reset(self):
        shutil.rmtree(self.work, ignore_errors=True)
        shutil.copytree(self.base, self.work, symlinks=True)

    def put(self, name, content):
        """Makes the file of a row.  @return what a run is to be begun with"""
        path = self.work / name
        path.parent.mkdir(exist_ok=True)
        if content is rows.FOLDER:
            path.mkdir()
        elif content is rows.CIRCLE:
            path.symlink_to(path.name)
        elif isinstance(content, rows.Huge):
            path.touch()
            os.truncate(path, content)
        elif content is not rows.MISSING:
            path.write_bytes(rows.BYTES if content is rows.LOCKED else content)
        if content is not rows.LOCKED:
            return ()
        path.chmod(0)
        return NO_RIGHTS

    def state(self):
        return {path.name: path.read_bytes() for path in self.work.glob("kb.*")}

    def check(self, stored, told):
        """The store has these articles more, and is sound."""
        lines = self.export(self.work).splitlines()
        told(len(lines) == len(self.exported.splitlines()) + stored,
             f"{len(lines)} articles in the store")
        told(stored or b"\n".join(lines) == self.exported.rstrip(b"\n"),
             "another export than before")
        code, _, err = self.run(self.work, "db", "check")
        told(code == 0, f"db check: {code}: {err}")


# root has all rights, so it lets go of the one to read what it may not.
NO_RIGHTS = ("setpriv", "--bounding-set=-dac_override,-dac_read_search",
             "--inh-caps=-dac_override,-dac_read_search", "--") \
    if os.geteuid() == 0 else ()


def expected_of(reader, row):
    """The lines on stderr."""
    said = [row.said] if isinstance(row.said, str) else list(row.said or ())
    if reader.after and said and row.summed:
        failed = len(said)
        said.append(reader.after.format(failed, failed + row.stored))
    return [f"aigckb {reader.command}: " +
            (reader.shown + line[1:] if line[0] == "@" else line)
            for line in said]


def try_row(bench, row, verbose):
    wrong = []

    def told(holds, what):
        if not holds:
            wrong.append(what)

    reader = rows.READERS[row.reader]
    bench.reset()
    drop = bench.put(reader.file, row.content)
    before = bench.state()
    code, out, err = bench.run(bench.work, *reader.args, drop=drop)
    if verbose:
        print(f"{row.reader}: {row.what}: {code}\n{err}", end="")
    told(code == row.code, f"exit code {code}, not {row.code}")
    lines, expected = err.splitlines(), expected_of(reader, row)
    if lines != expected:
        wrong.extend([f"  said  {line[:CUT]}" for line in lines] +
                     [f"  not   {line[:CUT]}" for line in expected])
    if bench.state() != before or row.stored:
        bench.check(row.stored, told)
    return wrong


def main(program, shelf):
    verbose = "-v" in sys.argv
    bench = Bench(program, shelf)
    failed, tried = 0, {}
    try:
        for row in rows.ROWS[::STEP]:
            wrong = try_row(bench, row, verbose)
            tried[row.reader] = tried.get(row.reader, 0) + 1
            if wrong:
                failed += 1
                print(f"{row.reader}: {row.what}", *wrong, sep="\n  ")
    finally:
        shutil.rmtree(bench.home)
    print(json.dumps(tried), f"{sum(tried.values())} files, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))
