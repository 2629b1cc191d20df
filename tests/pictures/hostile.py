#!/usr/bin/env python3
"""hostile.py - prints an article for `aigckb load` whose concepts have names
that mean something to the languages that pictures are written in."""
import json

NAMES = ['甲', 'a"];evil[label="', "C:\\N\\", "<b>AT&T</b>", "&lt;&#60;&bogus;",
         "]]> --> <!--", "#quot;`md`", "%%{init: {}}%%", "end", "subgraph x",
         "style:#fff;", "n1 --> n2", "\\n\\l\\r", "C++", "a|b{c}(d)[e]",
         "'; DROP--", "😀", "\u202eevil", "1. one", "http://x.example/?a=b&c=d"]
KINDS = ["model", "layer", "application", "risk", "technique", "product",
         "organization", "dataset", "infrastructure", "policy", "person"]

text = " ".join(NAMES)
concepts, relations, at = [], [], 0
for i, name in enumerate(NAMES):
    span = {"block": 0, "start": at, "end": at + len(name)}
    concepts.append({"name": name, "kind": KINDS[i % len(KINDS)],
                     "layer": "none", "aliases": [], "basis": "lexicon",
                     "mentions": [span]})
    if i > 0:
        relations.append({"s": NAMES[0], "p": "used_for", "o": name,
                          "basis": "stated", "confidence": 0.9, **span})
    at += len(name) + 1
print(json.dumps({
    "schema": "aigckb.extract/1", "source": "s:1", "artid": "1", "title": "x",
    "url": None, "site": None, "author": None, "date": None, "tags": [],
    "hash": "0000000000000001",
    "blocks": [{"n": 0, "type": "para", "level": 0, "up": None, "path": [],
                "text": text, "promo": False}],
    "concepts": concepts, "relations": relations, "definitions": [],
    "figures": [], "events": []}, ensure_ascii=False))
