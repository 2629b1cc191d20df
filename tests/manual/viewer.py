#!/usr/bin/env python3
"""viewer.py AIGCKB - how `help` shows a page: by man, else by mandoc, on a
terminal; as text otherwise.  The viewers are stand-ins that print how they were
called; the last test has a real one."""
import os
import pty
import shutil
import subprocess
import sys
import tempfile

PROGRAM = os.path.abspath(sys.argv[1])
PAGES = os.path.join(os.path.dirname(PROGRAM), "man")
STAND_IN = '#!/bin/sh\necho "%s $* pager=${MANPAGER-}"\nexit %d\n'

bad = 0


def on_terminal(arguments, env, program=PROGRAM):
    """What the program prints where it has a terminal, and its exit code."""
    child, screen = pty.fork()
    if child == 0:
        os.execve(program, [program, *arguments], env)
    seen = b""
    try:
        while piece := os.read(screen, 65536):
            seen += piece
    except OSError: # the other end is closed
        pass
    os.close(screen)
    return (seen.decode().replace("\r\n", "\n"),
            os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))


def in_pipe(arguments, env):
    done = subprocess.run([PROGRAM, *arguments], env=env, capture_output=True,
                          text=True, check=False)
    return done.stdout + done.stderr, done.returncode


def expect(what, got, wanted, code=0):
    global bad
    text, exit_code = got
    if not text.startswith(wanted) or exit_code != code:
        print(f"{what}: exit code {exit_code}\n{text[:400]}")
        bad = 1


def viewers(folder, **codes):
    """Stand-ins that end with these exit codes."""
    path = tempfile.mkdtemp(dir=folder)
    for name, code in codes.items():
        program = os.path.join(path, name)
        with open(program, "w", encoding="utf-8") as file:
            file.write(STAND_IN % (name, code))
        os.chmod(program, 0o755)
    return {"PATH": path, "HOME": folder, "LC_ALL": "C.UTF-8", "PAGER": "cat"}


def page(name, section=1):
    return os.path.join(PAGES, f"man{section}", f"{name}.{section}")


def main():
    with tempfile.TemporaryDirectory() as folder:
        both = viewers(folder, man=0, mandoc=0)
        expect("a command", on_terminal(["help", "show"], both),
               f"man {page('aigckb-show')} pager=\n")
        expect("by its other name", on_terminal(["help", "ls"], both),
               f"man {page('aigckb-list')} pager=\n")
        expect("a topic", on_terminal(["help", "json"], both),
               f"man {page('aigckb-json', 5)} pager=\n")
        expect("a pager", on_terminal(
            ["help", "show"], {**both, "AIGCKB_PAGER": "more -s"}),
               f"man {page('aigckb-show')} pager=more -s\n")
        expect("no pager", on_terminal(
            ["help", "query"], {**both, "AIGCKB_PAGER": ""}),
               f"man {page('aigckb-query', 7)} pager=cat\n")
        expect("--no-pager", on_terminal(["help", "show", "--no-pager"], both),
               "usage: aigckb show")
        expect("--help", on_terminal(["show", "--help", "--no-pager"], both),
               "usage: aigckb show")
        expect("no operand", on_terminal(["help", "--no-pager"], both),
               "usage: aigckb COMMAND")
        expect("JSON", on_terminal(["help", "json", "--json"], both),
               '{"schema"')
        expect("a pipe", in_pipe(["help", "show"], both), "usage: aigckb show")
        expect("a topic in a pipe", in_pipe(["help", "lexicon"], both),
               f"man {page('aigckb-lexicon', 5)} pager=cat\n")

        mandoc = viewers(folder, mandoc=0)
        expect("mandoc", on_terminal(["help", "show"], mandoc),
               f"mandoc -Tutf8 -a {page('aigckb-show')} pager=\n")
        broken = viewers(folder, man=3)
        expect("one that fails", on_terminal(["help", "version"], broken),
               f"man {page('aigckb-version')} pager=\nusage: aigckb version")
        none = viewers(folder)
        expect("none", on_terminal(["help", "version"], none),
               "usage: aigckb version")
        expect("none of a topic", in_pipe(["help", "json"], none),
               "aigckb help: no page aigckb-json(5) there", 1)

        # As installed: in bin, beside share; its maker has packed the page.
        installed = os.path.join(folder, "bin", "aigckb")
        packed = os.path.join(folder, "share", "man", "man1",
                              "aigckb-show.1.gz")
        os.mkdir(os.path.dirname(installed))
        os.makedirs(os.path.dirname(packed))
        shutil.copy(PROGRAM, installed)
        open(packed, "wb").close()
        expect("installed", on_terminal(["help", "show"], both, installed),
               f"man {folder}/bin/../share/man/man1/aigckb-show.1.gz pager=\n")
        expect("not installed", on_terminal(["help", "ls"], both, installed),
               "usage: aigckb list")

        real = {**none, "PATH": os.environ["PATH"]}
        expect("man itself", in_pipe(["help", "query"], real), "AIGCKB-QUERY(7)")
    sys.exit(bad)


main()
