"""scenes.py - commands that write, each with what is there before it, such that
the same command run again ends where one run does."""
import shutil

import bench as b


def prepare(bench, folder, *commands):
    for args in commands:
        code, _, err = bench.run(folder, args)
        if code not in (0, 3):
            raise RuntimeError(f"{args}: exit {code}: {err}")


def articles(bench, folder, count):
    bench.shelf(folder / "in", count)


def nothing(bench, folder, count):
    articles(bench, folder, count)


def stored(bench, folder, count):
    articles(bench, folder, count)
    prepare(bench, folder, ["ingest", "-q", "in"])


def changed(bench, folder, count):
    """A third of the articles is new, a third has changed, some are gone."""
    articles(bench, folder, count)
    files = sorted((folder / "in").iterdir())
    later = folder / "later"
    later.mkdir()
    for file in files[::3]:
        shutil.move(file, later)
    prepare(bench, folder, ["ingest", "-q", "in"])
    for file in files[1::3]:
        text = file.read_text("utf-8")
        file.write_text(text[:len(text) * 2 // 3] + "\n", "utf-8")
    for file in files[2::6]:
        file.unlink()
    for file in later.iterdir():
        shutil.move(file, folder / "in")


def packed(bench, folder, count):
    articles(bench, folder, count)
    prepare(bench, folder,
            ["extract", "-q", "--jsonl", "-o", "facts.jsonl", "in"])


def corrected(bench, folder, count):
    stored(bench, folder, count)
    prepare(bench, folder, ["curate", "hide", "AIGC"])
    (folder / "more.tsv").write_text(
        "kind\tOpenAI\tperson\nmerge\tGPT-4\tSora\nrename\t扩散模型\t扩散\n",
        "utf-8")


def older(bench, folder, count):
    """A store of the first schema."""
    import sqlite3
    articles(bench, folder, count)
    steps = sorted((bench.articles.parent / "schema").glob("*.sql"))
    db = sqlite3.connect(folder / "kb.db")
    db.executescript("BEGIN;" + steps[0].read_text("utf-8") +
                     "PRAGMA user_version = 1; COMMIT;")
    db.close()


# name: what is there before, the command, whether there is a store before
SCENES = {
    "ingest": (nothing, ["ingest", "-q", "in"], False),
    "prune": (changed, ["ingest", "-q", "--prune", "in"], True),
    "upgrade": (older, ["ingest", "-q", "in"], False),
    "load": (packed, ["load", "-q", "facts.jsonl"], False),
    "curate": (corrected, ["curate", "load", "more.tsv"], True),
    "undo": (corrected, ["curate", "undo", "1"], True),
    "rm": (stored, ["db", "rm", "900000001", "900000003"], True),
}


def build(bench, name, count):
    """The scene in a folder of its own, and what one run ends in."""
    make, args, begun = SCENES[name]
    folder = bench.folder / name
    folder.mkdir()
    make(bench, folder, count)
    done = bench.copy(folder, name + ".done")
    calls = bench.calls(done, args, "change")
    wanted = bench.export(done)
    shutil.rmtree(done)
    return folder, args, begun, calls, wanted


def again(bench, scene, folder, what):
    """Nothing is damaged, and without the fault it works."""
    _, args, begun, _, wanted = scene
    try:
        bench.check(folder, begun)
        code, _, err = bench.run(folder, args)
        b.expect(code in (0, 1), f"again: exit {code}: {err}")
        b.expect(bench.export(folder) == wanted, "another export")
    except b.Failure as failure:
        raise b.Failure(f"{' '.join(args)}, {what}: {failure}") from None
