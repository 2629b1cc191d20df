#!/usr/bin/env python3
"""run.py PREFIX ARTICLES FILE - runs what a Markdown file tells to run.

Of each block that begins with ```console, lines after "$ " are a command, that
go on after "> ", and what stands below is what it prints on a terminal of 80
columns, but for colours; "…" alone in a line stands for any lines, and a command
with nothing below need only succeed.  Of a ```crontab block every line is run once, as cron would.  All are
run in one folder, one after the other, with the library and the program
installed in PREFIX, which is ~/.local there, the sample articles in ~/articles,
and a store of them.  UPDATE=1 rewrites what the commands print.
"""
import difflib
import fcntl
import os
import pty
import re
import struct
import subprocess
import sys
import tempfile
import termios

BLOCK = re.compile(r"^```(console|crontab)\n(.*?)^```$", re.M | re.S)
CRON_FIELDS = re.compile(r"^(@\w+|(?:[\d*,/-]+ +){4}[\d*,/a-z-]+) +(.*)$")
CRON_ENVIRONMENT = ("HOME", "LOGNAME", "SHELL")


class Step:
    """A command of a console block, and what it should print."""

    def __init__(self, line):
        self.lines, self.printed = [line], []

    def command(self):
        return "\n".join(line[2:] for line in self.lines)


def steps_of(block):
    steps = []
    for line in block.splitlines():
        if line.startswith("$ "):
            steps.append(Step(line))
        elif line.startswith("> ") and not steps[-1].printed:
            steps[-1].lines.append(line)
        else:
            steps[-1].printed.append(line)
    return steps


def agrees(wanted, printed):
    if not wanted:
        return True
    while wanted[-1] == "":
        wanted = wanted[:-1]
    pattern = "".join(r"(?:.*\n)*?" if line.strip() == "…"
                      else re.escape(line) + r"\n" for line in wanted)
    return re.fullmatch(pattern, "".join(line + "\n" for line in printed))


def wrap_loaders(folder, prefix, environment):
    """Programs without a sanitizer that load a library that has one."""
    libraries = [os.path.join(root, "aigckb.so")
                 for root, _, files in os.walk(prefix) if "aigckb.so" in files]
    with open(libraries[0], "rb") as file:
        if b"__asan_init" not in file.read():
            return
    runtime = subprocess.run(
        ["clang-14", f"-print-file-name=libclang_rt.asan-{os.uname().machine}.so"],
        capture_output=True, text=True, check=True).stdout.strip()
    for name in ("sqlite3", "sqlite-utils"):
        real = subprocess.run(["sh", "-c", f"command -v {name}"], text=True,
                              capture_output=True, check=True).stdout.strip()
        path = os.path.join(folder, name)
        with open(path, "w", encoding="utf-8") as file:
            file.write(f'#!/bin/sh\nLD_PRELOAD={runtime} exec {real} "$@"\n')
        os.chmod(path, 0o755)
    environment["PATH"] = folder + ":" + environment["PATH"]


def lines_of(printed):
    """Lines without colours, blanks at their ends and blank lines at the end."""
    text = re.sub(r"\x1b\[[0-9;]*[A-Za-z]|\r", "", printed.decode("utf-8"))
    return [line.rstrip() for line in text.rstrip().splitlines()]


def on_terminal(arguments, **settings):
    """Runs a program whose output is a terminal."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    with subprocess.Popen(arguments, stdin=subprocess.DEVNULL, stdout=theirs,
                          stderr=theirs, **settings) as process:
        os.close(theirs)
        printed = b""
        try:
            while piece := os.read(ours, 65536):
                printed += piece
        except OSError:  # how a terminal ends
            pass
    os.close(ours)
    return process.returncode, lines_of(printed)


class Shell:
    """A folder to run commands in; what one exports the next ones have."""

    def __init__(self, work, prefix, articles):
        self.work = work
        os.symlink(prefix, os.path.join(work, ".local"))
        os.symlink(articles, os.path.join(work, "articles"))
        os.mkdir(os.path.join(work, "bin"))
        os.mkdir(os.path.join(work, ".parallel"))  # what it asks on a terminal
        with open(os.path.join(work, ".parallel", "will-cite"), "wb"):
            pass
        self.environment = {
            "PATH": os.path.join(work, ".local/bin") + ":" + os.environ["PATH"],
            "PKG_CONFIG_PATH": os.path.join(work, ".local/lib/pkgconfig"),
            "HOME": work, "LOGNAME": "reader", "SHELL": "/bin/sh",
            "LC_ALL": "C.UTF-8", "TZ": "UTC", "TMPDIR": work, "TERM": "dumb",
            "PAGER": "cat",
            # Fontconfig, which draws, and others keep what they have.
            "ASAN_OPTIONS": "detect_leaks=0",
            "AIGCKB_DB": os.path.join(work, "kb.db"),
        }
        wrap_loaders(os.path.join(work, "bin"), prefix, self.environment)
        self.run("aigckb ingest -q articles 2>&1")

    def run(self, command, environment=None):
        """What it prints; what it sets is kept.  With an environment of its own
        it runs without a terminal, and leaves nothing behind."""
        kept = os.path.join(self.work, ".kept")
        script = (f". {kept}\n" if os.path.exists(kept) else "") + command
        if environment is None:
            script += f"\ncode=$?\nset | grep -E '^[a-z]+=' >{kept}\nexit $code"
        if environment is None:
            return on_terminal(["sh", "-c", script], cwd=self.work,
                               env=self.environment)
        done = subprocess.run(["sh", "-c", script], cwd=self.work,
                              env=environment, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                              check=False)
        return done.returncode, lines_of(done.stdout)


def run_console(shell, block, failures):
    out = []
    for step in steps_of(block):
        code, printed = shell.run(step.command())
        if step.printed and not agrees(step.printed, printed):
            failures.append("\n".join(["$ " + step.command()] + list(
                difflib.unified_diff(step.printed, printed, "told", "printed",
                                     lineterm=""))))
        elif not step.printed and code != 0:
            failures.append(f"$ {step.command()}\n= {code} " + "\n".join(printed))
        same = agrees(step.printed, printed)
        out += step.lines + (step.printed if same else printed)
    return "\n".join(out) + "\n"


def run_crontab(shell, block, failures):
    environment = {name: shell.environment[name] for name in CRON_ENVIRONMENT}
    environment["PATH"] = "/usr/bin:/bin"
    for line in block.splitlines():
        setting = re.match(r"^(\w+)=(.*)$", line)
        entry = CRON_FIELDS.match(line)
        if setting:
            environment[setting[1]] = setting[2]
        elif entry:
            # An unescaped % would end the command there.
            command = re.split(r"(?<!\\)%", entry[2])[0].replace("\\%", "%")
            code, printed = shell.run(command, environment)
            if code != 0 or printed:
                failures.append(f"{line}\n= {code} " + "\n".join(printed))
        elif line and not line.startswith("#"):
            failures.append(f"no line of a crontab: {line}")
    return block


def main(prefix, articles, path):
    runners = {"console": run_console, "crontab": run_crontab}
    failures = []
    with open(path, encoding="utf-8") as file:
        text = file.read()
    with tempfile.TemporaryDirectory() as work:
        shell = Shell(work, os.path.abspath(prefix), os.path.abspath(articles))
        made = BLOCK.sub(lambda match: f"```{match[1]}\n" + runners[match[1]](
            shell, match[2], failures) + "```", text)
    if made != text and os.environ.get("UPDATE"):
        with open(path, "w", encoding="utf-8") as file:
            file.write(made)
    print("\n\n".join(failures))
    return bool(failures)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
