"""tables.py FOLDER CONCEPTS RELATIONS - reads each table as RFC 4180 says."""
import csv
import pathlib
import sys

counts = {}
for path in sorted(pathlib.Path(sys.argv[1]).iterdir()):
    with path.open(newline="", encoding="utf-8") as file:
        head, *rows = csv.reader(file, strict=True)
    assert all(len(row) == len(head) for row in rows), path
    assert not any(cell[:1] in "=@" for row in rows for cell in row if cell)
    counts[path.name] = len(rows)
assert sorted(counts) == [
    "aliases.csv", "articles.csv", "concepts.csv", "definitions.csv",
    "events.csv", "figures.csv", "relations.csv"], counts
assert counts["concepts.csv"] == int(sys.argv[2])
assert counts["relations.csv"] == int(sys.argv[3])
assert all(counts.values()), counts
