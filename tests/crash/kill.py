"""kill.py - the program is killed: at chosen writes, syncs and renames, in the
middle of a write, and at any moment.  What it leaves is whole, and the same
command run again ends where one run ends that nobody disturbs."""
import random
import signal
import subprocess
import time

import bench as b
import scenes

SEED = 20240318
ARTICLES = 30 if b.LONG else 4
FIRST = 200                      # calls of an ingest, one by one; long form
CALLS = 40 if b.LONG else 1      # of each scene, of all its calls
TEARS = 10 if b.LONG else 0
MOMENTS = 200 if b.LONG else 4   # of all scenes together


def at_calls(bench, scene, fault, numbers):
    prepared, args, _, _, _ = scene
    for n in numbers:
        folder = bench.copy(prepared)
        code, _, err = bench.run(folder, args,
                                 {"calls": "change", "at": n, "do": fault})
        # what is not a write cannot be torn
        allowed = (-signal.SIGKILL, 0) if fault == "tear" else \
            (-signal.SIGKILL,)
        b.expect(code in allowed, f"{args} {fault} {n}: exit {code}: {err}")
        scenes.again(bench, scene, folder, f"{fault} at call {n}")
        bench.count(f"calls ({fault})")


def at_moment(bench, scene, took, rng):
    prepared, args, _, _, _ = scene
    folder = bench.copy(prepared)
    moment = rng.uniform(0, took)
    process = bench.start(folder, args, stdout=subprocess.DEVNULL,
                          stderr=subprocess.DEVNULL)
    try:
        process.wait(moment)
    except subprocess.TimeoutExpired:
        process.kill()
    process.wait()
    bench.count("moments" if process.returncode < 0 else "ended before")
    scenes.again(bench, scene, folder, f"killed after {moment:.4f} s")


def time_of(bench, scene):
    folder = bench.copy(scene[0])
    begun = time.monotonic()
    bench.run(folder, scene[1])
    return time.monotonic() - begun


def sample(rng, count, wanted):
    return sorted(rng.sample(range(1, count + 1), min(count, wanted)))


def test(bench):
    seed = SEED if not b.LONG else time.time_ns()
    rng = random.Random(seed)
    built = {name: scenes.build(bench, name, ARTICLES)
             for name in scenes.SCENES}
    if b.LONG:
        print("seed", seed)
        at_calls(bench, built["ingest"], "kill", range(1, FIRST + 1))
    for scene in built.values():
        at_calls(bench, scene, "kill", sample(rng, scene[3], CALLS))
        at_calls(bench, scene, "tear", sample(rng, scene[3], TEARS))
    some = [(scene, time_of(bench, scene)) for scene in built.values()]
    for i in range(MOMENTS):
        at_moment(bench, *some[i % len(some)], rng)


b.main(test)
