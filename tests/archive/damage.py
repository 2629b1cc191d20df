#!/usr/bin/env python3
"""damage.py FLIPS ARCHIVE... - has list_archive read each archive cut off at
each fiftieth of its length, then with 1 to 8 bytes changed, FLIPS times; and
prints what came of it.  What is read of a cut one must be told to be cut, or be
all of it; nothing may end the program, or take more than two minutes.
"""
import os
import random
import subprocess
import sys

CUTS, BATCH, SECONDS = 50, 50, 120


def read(paths):
    """What list_archive prints of each."""
    try:
        done = subprocess.run(["list_archive", *paths], capture_output=True,
                              timeout=SECONDS)
    except subprocess.TimeoutExpired:
        return "took more than %d seconds" % SECONDS, b""
    if done.returncode != 0:
        print(done.stderr.decode(errors="replace")[-3000:])
        return "ended with %d" % done.returncode, b""
    return None, done.stdout


def one(data, name):
    with open(name, "wb") as out:
        out.write(data)
    return read([name])


def narrow(datas, name):
    """The ones of a batch that did it, kept beside."""
    for i, data in enumerate(datas):
        fault, _ = one(data, name)
        if fault:
            kept = "%s.fault%d" % (name, i)
            with open(kept, "wb") as out:
                out.write(data)
            print("%s: %s: %s" % (name, fault, data.hex()[:2000]))


def batch(datas, name, *options):
    paths = []
    for i, data in enumerate(datas):
        paths.append("%03d.%s" % (i, name))
        with open(paths[-1], "wb") as out:
            out.write(data)
    fault, printed = read([*options, *paths])
    if fault:
        print("%s: %s" % (name, fault))
        narrow(datas, name)
    for path in paths:
        os.remove(path)
    return fault is None, printed


def cut(data, name, whole):
    """How many were told to be cut, or had nothing to lose."""
    pieces = [data[:len(data) * i // CUTS] for i in range(CUTS)]
    fine, printed = batch(pieces, name, "marks")
    good = 0
    for i, part in enumerate(printed.split(b"@ ")[1:]):
        lines = part.splitlines()[1:]
        if any(line.startswith(b"!") for line in lines) or lines == whole:
            good += 1
        else:
            print("cut at %d/50: %d of %d read, and not told" %
                  (i, len(lines), len(whole)))
    return good if fine else 0


def flipped(data, dice):
    copy = bytearray(data)
    for _ in range(dice.randint(1, 8)):
        copy[dice.randrange(len(copy))] = dice.choice(
            (0, 0xFF, 0x7F, 0x80, dice.randrange(256)))
    return bytes(copy)


def flip(data, name, count):
    dice = random.Random(name)
    good = 0
    for start in range(0, count, BATCH):
        datas = [flipped(data, dice) for _ in range(min(BATCH, count - start))]
        fine, _ = batch(datas, name)
        good += len(datas) if fine else 0
    return good


def main(flips, *archives):
    for name in archives:
        with open(name, "rb") as file:
            data = file.read()
        _, printed = read([name])
        cuts = cut(data, name, printed.splitlines())
        print("%s: %d cuts, %d flips: no harm" %
              (name, cuts, flip(data, name, int(flips))), flush=True)


main(*sys.argv[1:])
