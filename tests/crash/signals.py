"""signals.py - Ctrl-C, a termination, the end of --timeout: what was read is
stored and said, the next run goes on.  A second signal ends the program at
once, and nothing is lost then either."""
import os
import signal
import subprocess
import threading
import time

import bench as b

ARTICLES = 1200 if b.LONG else 40
TRIES = 20 if b.LONG else 2


def feeder(bench, folder):
    """A folder with articles, and a pipe that gives some, and then waits."""
    bench.shelf(folder / "in", ARTICLES)
    os.mkfifo(folder / "list")


def start_waiting(bench, folder, args):
    """A run that has taken in what there is, and waits for more."""
    process = bench.start(folder, args)
    feed = open(folder / "list", "wb", buffering=0)
    return process, feed


def wait_until(condition, what):
    for _ in range(6000):
        if condition():
            return
        time.sleep(0.01)
    raise b.Failure(f"never: {what}")


def has(process, mask, number):
    """Whether the signal is in a mask of proc(5): SigCgt has those with a
    handler, ShdPnd those that are still to be heard."""
    with open(f"/proc/{process.pid}/status") as status:
        for line in status:
            if line.startswith(mask + ":"):
                return int(line.split()[1], 16) >> (number - 1) & 1
    return False


def stop(bench, folder, number, delay):
    """One signal in the middle."""
    process = bench.start(folder, ["ingest", "in"])
    wait_until(lambda: process.poll() is not None or has(process, "SigCgt", number),
               "handlers")
    time.sleep(delay)
    process.send_signal(number)
    out, err = process.communicate()
    out, err = out.decode(), err.decode()
    b.expect(process.returncode in (0, 130),
             f"signal {number}: exit {process.returncode}: {err}")
    if process.returncode == 130:
        b.one_line(err, "stopped after", "are stored", "run it again")
        told = int(err.split("stopped after ")[1].split()[0])
        b.expect(out.startswith(f"{told} read"), f"{out!r} {err!r}")
        code, rows, _ = bench.run(
            folder, ["db", "sql", "SELECT count(*) AS n FROM input", "--jsonl"])
        b.expect(code == 0 and f'"{told}"' in rows.decode(),
                 f"told {told}, stored {rows!r}")
    bench.check(folder)
    bench.count("signals" if process.returncode else "ended before")


def stop_twice(bench, folder, first, second, delay):
    """A second signal, whichever, where the first is not heard: the program
    waits for a list to go on."""
    process = bench.start(folder, ["ingest", "-q", "--from-file", "list"])
    with open(folder / "list", "wb", buffering=0) as feed:
        feed.write(b"in\n")
        process.send_signal(first)
        time.sleep(delay)
        wait_until(lambda: not has(process, "ShdPnd", first), "a signal heard")
        begun = time.monotonic()
        process.send_signal(second)
        process.wait(30)
        took = time.monotonic() - begun
    process.communicate()
    b.expect(process.returncode == -second,
             f"signals {first}, {second}: exit {process.returncode}")
    b.expect(took < 10, f"the second signal took {took:.1f} s")
    bench.check(folder, begun=(folder / "kb.db").exists())
    bench.count("second signals")


def ignored(bench, folder):
    """nohup and jobs of shells: what is ignored stays so."""
    process = bench.start(
        folder, ["ingest", "-q", "in"],
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_IGN))
    wait_until(lambda: process.poll() is not None or
               has(process, "SigCgt", signal.SIGTERM), "handlers")
    process.send_signal(signal.SIGINT)
    _, err = process.communicate()
    b.expect(process.returncode == 0, f"exit {process.returncode}: {err}")
    bench.count("ignored signals")


def out_of_time(bench, folder):
    """The end of --timeout is an interruption like any."""
    text = (folder / "in" / "slow.fifo")
    os.mkfifo(text)
    begun = time.monotonic()
    writer = threading.Thread(target=lambda: feed(text), daemon=True)
    writer.start()
    code, out, err = bench.run(folder, ["extract", "--timeout", "1",
                                        str(text)])
    b.expect(code in (130, -signal.SIGALRM), f"exit {code}: {err}")
    b.expect(time.monotonic() - begun < 20, "no end in time")
    text.unlink()
    bench.count("timeouts")


def feed(path):
    with open(path, "wb") as pipe:
        pipe.write(b"# AIGC\n")
        pipe.flush()
        time.sleep(60)


def test(bench):
    prepared = bench.folder / "prepared"
    prepared.mkdir()
    feeder(bench, prepared)
    wanted = None
    numbers = (signal.SIGINT, signal.SIGTERM)
    undisturbed = bench.folder / "undisturbed"
    subprocess.run(["cp", "-R", prepared, undisturbed], check=True)
    begun = time.monotonic()
    bench.run(undisturbed, ["ingest", "-q", "in"])
    took = time.monotonic() - begun
    wanted = bench.export(undisturbed)
    for i in range(TRIES):
        folder = bench.folder / f"stop{i}"
        subprocess.run(["cp", "-R", prepared, folder], check=True)
        stop(bench, folder, numbers[i % 2], took * i / TRIES / 2)
        bench.run(folder, ["ingest", "-q", "in"])
        b.expect(bench.export(folder) == wanted, "another export")
        subprocess.run(["rm", "-r", folder], check=True)
    for i, (first, second) in enumerate(((signal.SIGINT, signal.SIGINT),
                                         (signal.SIGINT, signal.SIGTERM),
                                         (signal.SIGTERM, signal.SIGINT))):
        folder = bench.folder / f"twice{i}"
        subprocess.run(["cp", "-R", prepared, folder], check=True)
        stop_twice(bench, folder, first, second, 0.2)
    ignored(bench, undisturbed)
    out_of_time(bench, undisturbed)


b.main(test)
