#!/usr/bin/env python3
"""metadata.py STORE METADATA DATA-MODEL - what is said of the views, for
datasette and in the documentation, is said of those that the store has: all of
them, with all of their columns, and with each word that a column may hold."""
import json
import re
import sqlite3
import sys

WORDS = {  # column of a view: its list of words
    ("v_concept", "kind"): "kind",
    ("v_concept", "layer"): "layer",
    ("v_block", "type"): "block",
    ("v_relation", "predicate"): "predicate",
    ("v_figure", "dated"): "dated",
}


def main(store, metadata, model):
    db = sqlite3.connect(f"file:{store}?mode=ro", uri=True)
    names = [name for name, in db.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'view' AND name GLOB 'v_*'")]
    views = {name: [row[1] for row in db.execute(f"PRAGMA table_info({name})")]
             for name in names}
    with open(metadata, encoding="utf-8") as file:
        tables = json.load(file)["databases"]["kb"]["tables"]
    with open(model, encoding="utf-8") as file:
        documented = {name: columns.split(", ") for name, columns in re.findall(
            r"^\| `(v_\w+)` \| ([\w, ]+) \|$", file.read(), re.M)}
    bad = []

    def same(what, found, wanted):
        if found != wanted:
            bad.append(f"{what}: {found}, and not {wanted}")

    same("views in the metadata", sorted(tables), sorted(views))
    same("views in the data model", sorted(documented), sorted(views))
    for name, columns in views.items():
        table = tables.get(name, {})
        same(f"metadata of {name}", list(table.get("columns", [])), columns)
        same(f"data model of {name}", documented.get(name), columns)
        for text in (table.get("title"), table.get("description"),
                     *table.get("columns", {}).values()):
            if not (text or "").strip():
                bad.append(f"metadata of {name}: an empty text")
        if table.get("sort_desc", columns[0]) not in columns:
            bad.append(f"{name}: no column to sort by")
    for (name, column), words in WORDS.items():
        text = tables[name]["columns"][column]
        for word, in db.execute("SELECT name FROM word WHERE list = ?", [words]):
            if not re.search(rf"\b{word}\b", text):
                bad.append(f"metadata of {name}.{column}: without {word}")
    print("\n".join(bad))
    return bool(bad)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
