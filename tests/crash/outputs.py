"""outputs.py - what is printed or written to files: a full disk and a closed
pipe are failures that the exit code tells, and no file is ever half there."""
import os
import random
import resource
import signal
import subprocess
import time

import bench as b
import scenes

ARTICLES = 60 if b.LONG else 8
KILLS = 100 if b.LONG else 2
SIZES = (4096,) if not b.LONG else (1, 100, 4096, 8192, 20000, 70000)

QUESTIONS = (
    ["help"], ["version"], ["completion", "bash"], ["list"],
    ["list", "--json"], ["show", "AIGC"], ["search", "AIGC", "--jsonl"],
    ["xref", "AIGC"], ["mentions", "AIGC", "--csv"], ["figures"],
    ["timeline"], ["chain"], ["brief", "AIGC"], ["graph", "-f", "dot"],
    ["compare", "AIGC", "大模型"], ["export", "--jsonl"], ["export", "--json"],
    ["export", "--md"], ["export", "-f", "ttl"], ["export", "-f", "graphml"],
    ["list", "articles"], ["db", "stats"], ["db", "check"], ["db", "revision"],
    ["db", "config"], ["db", "sql", "SELECT 1"], ["curate", "list"],
    ["extract", "--jsonl", "in"], ["ingest", "--force", "in"],
)

FILES = (
    ["export", "--jsonl", "-o", "out.jsonl"], ["export", "-o", "out.json"],
    ["export", "--md", "-o", "out.md"],
    ["export", "-f", "ttl", "-o", "out.ttl"],
    ["report", "-o", "out.html"], ["graph", "-o", "out.dot"],
    ["list", "--all", "-o", "out.csv"],
)


def asked():
    """All of them in the long form, else some."""
    return QUESTIONS if b.LONG else QUESTIONS[::6] + QUESTIONS[-1:]


def into(bench, folder, args, stdout, **more):
    process = bench.start(folder, args, stdout=stdout, **more)
    _, err = process.communicate()
    return process.returncode, err.decode()


def to_full_devices(bench, folder):
    for args in asked():
        with open("/dev/full", "wb") as full:
            code, err = into(bench, folder, args, full)
        b.expect(code == 70, f"{args} >/dev/full: exit {code}: {err}")
        b.expect("No space left on device" in err, f"{args}: {err}")
        bench.count("answers to a full device")
    code, err = into(bench, folder, ["list", "-o", "/dev/full"],
                     subprocess.DEVNULL)
    b.expect(code == 70, f"-o /dev/full: exit {code}")
    b.one_line(err, "/dev/full", "No space left on device")


def to_nobody(bench, folder):
    """Ends as others do: by SIGPIPE, without a word; where that is ignored,
    by a message."""
    for args in asked():
        for quiet in (True, False):
            reader, writer = os.pipe()
            os.close(reader)
            how = signal.SIG_DFL if quiet else signal.SIG_IGN
            code, err = into(bench, folder, args, writer,
                             restore_signals=False, preexec_fn=lambda:
                             signal.signal(signal.SIGPIPE, how))
            os.close(writer)
            wanted = -signal.SIGPIPE if quiet else 70
            b.expect(code == wanted, f"{args} | : exit {code}: {err}")
            b.expect(("Broken pipe" in err) != quiet, f"{args} | : {err}")
            bench.count("answers to nobody")
            if args[0] not in ("list", "ingest") and not b.LONG:
                break


def to_a_small_disk(bench, folder):
    """No file may grow beyond a limit: the old one stays as it is."""
    for args in FILES if b.LONG else FILES[::3]:
        name = args[args.index("-o") + 1]
        target = folder / name
        for old in (None, b"old"):
            for size in SIZES:
                target.unlink(missing_ok=True)
                if old:
                    target.write_bytes(old)
                code, err = into(bench, folder, args, subprocess.DEVNULL,
                                 preexec_fn=lambda n=size: small(n))
                left = target.read_bytes() if target.exists() else None
                if code == 0:
                    continue  # it is smaller than that
                b.expect(code == 70, f"{args}, {size}: exit {code}: {err}")
                b.expect("File too large" in err, f"{args}: {err}")
                b.expect(left == old, f"{args}, {size}: half of {name}")
                extra = [f.name for f in folder.iterdir()
                         if f.name.startswith(name + ".")]
                b.expect(not extra, f"left over: {extra}")
                bench.count("files cut off")
            if not b.LONG:
                break


def small(size):
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def killed(bench, folder):
    """At any moment: the file is the old one or the new one."""
    rng = random.Random(2)
    for i in range(KILLS):
        args = FILES[i % len(FILES)]
        target = folder / args[args.index("-o") + 1]
        target.unlink(missing_ok=True)
        begun = time.monotonic()
        bench.run(folder, args)
        took = time.monotonic() - begun
        new = target.read_bytes()
        target.write_bytes(b"old")
        process = bench.start(folder, args)
        try:
            process.wait(rng.uniform(0, took))
        except subprocess.TimeoutExpired:
            process.send_signal(rng.choice((signal.SIGKILL, signal.SIGINT)))
        process.communicate()
        b.expect(target.read_bytes() in (b"old", new),
                 f"{args} killed: half of {target.name}")
        bench.count("kills while a file is written")


def test(bench):
    folder = bench.folder / "store"
    folder.mkdir()
    scenes.stored(bench, folder, ARTICLES)
    bench.run(folder, ["curate", "kind", "AIGC", "technique"])
    to_full_devices(bench, folder)
    to_nobody(bench, folder)
    to_a_small_disk(bench, folder)
    killed(bench, folder)
    bench.check(folder)


b.main(test)
