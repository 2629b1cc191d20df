"""faults.py - the system refuses: a full disk, a disk that fails at one call or
for good, short writes and reads, reads that fail, no right to write, folders
that cannot be listed, no memory to share.  Whatever happens, one line says so,
the store is whole, and the same command ends well once the cause is gone."""
import os
import shutil

import bench as b
import scenes

ARTICLES = 30 if b.LONG else 3
TRIES = 8 if b.LONG else 1       # of each fault in each scene
WRITE_FAULTS = ("full", "error", "broken")
CODES = (4, 70)                  # the store, or a file of it; the disk


def sample(count, tries):
    """Calls spread over a run, the first and the last among them."""
    step = max(1, count // tries)
    return sorted({*range(1 + (step // 2 if tries == 1 else 0), count + 1,
                          step)})[:tries + 1]


def writing(bench, scene, fault):
    """A fault while something is changed.  SQLite may get over it, as where
    only the log could not be moved into the file; then all is well."""
    prepared, args, _, count, _ = scene
    for n in sample(count, TRIES):
        folder = bench.copy(prepared)
        code, _, err = bench.run(folder, args,
                                 {"calls": "change", "at": n, "do": fault})
        what = f"{args} {fault} {n}: exit {code}: {err}"
        b.expect(code in (0, *CODES), what)
        if code:
            b.one_line(err, "kb.")
        scenes.again(bench, scene, folder, f"{fault} at call {n}")
        bench.count(f"calls ({fault})")


def slowly(bench, scene):
    """Writes and reads that do only half of what they are asked for."""
    prepared, args, _, _, _ = scene
    for sort in ("change", "read"):
        folder = bench.copy(prepared)
        code, _, err = bench.run(folder, args,
                                 {"calls": sort, "at": 1, "do": "short"})
        b.expect(code == 0, f"{args} short {sort}: exit {code}: {err}")
        scenes.again(bench, scene, folder, f"short {sort}")
        bench.count("short calls of all kinds")


def reading(bench, scene):
    """An article that cannot be read is told, and read again the next time; a
    store that cannot be read gives one line and no answer."""
    prepared, args, _, _, _ = scene
    folder = bench.copy(prepared)
    count = bench.calls(folder, args, "read")
    for n in sample(count, TRIES * 2):
        folder = bench.copy(prepared)
        code, _, err = bench.run(folder, args,
                                 {"calls": "read", "at": n, "do": "error"})
        b.expect(code in (0, 3, *CODES), f"read {n}: exit {code}: {err}")
        if code:
            b.expect("Input/output error" in err, f"read {n}: {err}")
            b.expect("kb." in err or "in/" in err, f"read {n}: {err}")
        scenes.again(bench, scene, folder, f"read {n} fails")
        bench.count("failed reads")


def asking(bench, done):
    """A question about a store that cannot be read."""
    args = ["show", "AIGC"]
    count = bench.calls(done, args, "read")
    for n in sample(count, TRIES * 2):
        code, out, err = bench.run(done, args,
                                   {"calls": "read", "at": n, "do": "broken"})
        b.expect(code in (0, *CODES), f"show, read {n}: exit {code}: {err}")
        if code:
            b.one_line(err, "kb.db")
            b.expect("Input/output error" in err, f"show, read {n}: {err}")
        bench.count("failed reads of questions")


def listing(bench, scene):
    """A folder that cannot be listed to its end: nothing in it is gone."""
    prepared, _, _, _, _ = scene
    args = ["ingest", "--prune", "in"]
    folder = bench.copy(prepared)
    bench.run(folder, args)
    before = bench.export(folder)
    count = bench.calls(folder, args, "list")
    for n in sample(count, 3 if not b.LONG else count):
        code, _, err = bench.run(folder, args,
                                 {"calls": "list", "at": n, "do": "error"})
        b.expect(code != 0, f"list {n} fails: exit 0")
        b.expect("Input/output error" in err, f"list {n}: {err}")
        b.expect(bench.export(folder) == before, f"list {n}: articles gone")
        bench.count("folders listed in part")


def unshared(bench, scene):
    """Where no memory can be shared a store is made, written and asked as
    anywhere, also one that was made where it can, log and all."""
    prepared, args, begun, _, wanted = scene
    for n in range(1, 5 if b.LONG else 2):
        fault = {"calls": "share", "at": n, "do": "broken"}
        folder = bench.copy(prepared)
        code, _, err = bench.run(folder, args, fault)
        b.expect(code == 0, f"{args}, not shared {n}: exit {code}: {err}")
        code, out, err = bench.run(folder, ["export", "--jsonl"], fault)
        b.expect(code == 0, f"export, not shared {n}: exit {code}: {err}")
        b.expect(out == wanted[0], f"not shared {n}: another export")
        b.expect(not (folder / "kb.db-wal").exists(), "a log without an index")
        bench.check(folder)
        b.expect(bench.export(folder) == wanted, "another export at home")
        bench.count("runs without shared memory")


def cut_off_unshared(bench, scene):
    """Killed there, it leaves a journal, which the next to come rolls back."""
    prepared, args, begun, _, wanted = scene
    if not begun:
        return
    folder = bench.copy(prepared)
    bench.run(folder, ["list"], {"calls": "share", "at": 1, "do": "broken"})
    process = bench.start(folder, args, {"calls": "share", "at": 1,
                                         "do": "broken"})
    process.kill()
    process.communicate()
    bench.check(folder)
    scenes.again(bench, scene, folder, "killed without shared memory")
    bench.count("kills without shared memory")


def read_only(bench, done):
    """No right to write: to answer needs none.  (root has all rights, so it
    lets go of that one.)"""
    folder = bench.copy(done, "locked")
    for tail in ("-wal", "-shm"):  # both are empty
        (folder / ("kb.db" + tail)).unlink(missing_ok=True)
    drop = []
    if os.geteuid() == 0:
        if not shutil.which("setpriv"):
            return
        drop = ["setpriv", "--bounding-set=-dac_override",
                "--inh-caps=-dac_override", "--"]
    for mode, what in ((0o500, folder), (0o400, folder / "kb.db")):
        os.chmod(what, mode)
        try:
            code, out, err = restricted(bench, drop, folder,
                                        ["show", "AIGC", "--json"])
            b.expect(code == 0, f"read-only {what}: exit {code}: {err}")
            for args in (["ingest", "-q", "--force", "in"],
                         ["curate", "hide", "OpenAI"]):
                code, _, err = restricted(bench, drop, folder, args)
                b.expect(code in (*CODES, 3), f"{what} {args}: {code}: {err}")
                b.one_line(err, folder.name)
        finally:
            os.chmod(what, 0o700)
        bench.check(folder)
        bench.count("runs without the right to write", 3)


def restricted(bench, drop, folder, args):
    import subprocess
    done = subprocess.run([*drop, bench.program, *args], cwd=folder,
                          env={**bench.environment(folder),
                               "AIGCKB_DB": str(folder / "kb.db")},
                          capture_output=True, stdin=subprocess.DEVNULL)
    return done.returncode, done.stdout, done.stderr.decode()


def test(bench):
    names = list(scenes.SCENES) if b.LONG else ["ingest", "prune"]
    built = {name: scenes.build(bench, name, ARTICLES) for name in names}
    for i, name in enumerate(names):
        for k, fault in enumerate(WRITE_FAULTS):
            if b.LONG or (i + k) % 3 == 0:
                writing(bench, built[name], fault)
    slowly(bench, built["prune"])
    reading(bench, built["prune"])
    listing(bench, built["prune"])
    for name in names:
        unshared(bench, built[name])
    cut_off_unshared(bench, built["prune"])
    done = bench.copy(built["prune"][0], "done")
    bench.run(done, built["prune"][1])
    asking(bench, done)
    read_only(bench, done)


b.main(test)
