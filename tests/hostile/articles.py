#!/usr/bin/env python3
"""articles.py FOLDER - writes articles whose every part is one of the strings:
FOLDER/lines.jsonl for `load`, and files of hostile names for `ingest`."""
import json
import os
import sys

from strings import HUB, STRINGS

KINDS = ["model", "layer", "application", "risk", "technique", "product",
         "organization", "dataset", "infrastructure", "policy", "person"]
PREDICATES = ["used_for", "made_by", "based_on", "part_of", "has_risk", "is_a"]


def line(number, of):
    """One article: of[i] stands for all that it says of its i-th concept."""
    names = [HUB] + of
    text, concepts, relations, definitions, figures, events = "", [], [], [], [], []
    for i, name in enumerate(names):
        span = {"block": 0, "start": len(text), "end": len(text) + len(name)}
        text += name + "。"
        odd = of[(i + 7 * number) % len(of)]
        concepts.append({
            "name": name, "kind": KINDS[i % len(KINDS)], "layer": "none",
            "aliases": [f"{odd}{i}", f"{i}{odd}"], "basis": "lexicon",
            "mentions": [span]})
        if i > 0:
            relations.append({"s": HUB, "p": PREDICATES[i % len(PREDICATES)],
                              "o": name, "basis": "stated", "confidence": 0.9,
                              **span})
            relations.append({"s": name, "p": "used_for", "o": HUB,
                              "basis": "stated", "confidence": 0.9, **span})
        for of_hub in (HUB, name)[:1 + (i > 0)]:
            definitions.append({"concept": of_hub, "text": odd, "by": odd, **span})
            figures.append({"concept": of_hub, "measure": odd, "value_text": name,
                            "value": i + number, "max": i + 9, "approx": True,
                            "unit": odd if i % 2 else "CNY",
                            "date": f"{2000 + i % 30}", "dated": "sentence",
                            "forecast": i % 3 == 0, "issuer": odd, **span})
            events.append({"concept": of_hub, "date": f"{2000 + i % 30}-02-03",
                           "what": odd, **span})
    odd = of[number % len(of)]
    return json.dumps({
        "schema": "aigckb.extract/1", "source": f"s:{number}{odd}",
        "artid": None, "title": odd, "url": f"http://x.example/{odd}",
        "site": odd, "author": odd, "origin": odd,
        "date": f"2024-01-{number % 28 + 1:02}", "tags": of[:5] + [odd],
        "hash": f"{number:016x}",
        "blocks": [{"n": 0, "type": "para", "level": 0, "up": None, "path": [],
                    "text": text, "promo": False},
                   {"n": 1, "type": "heading", "level": 1, "up": None,
                    "path": [], "text": odd, "promo": number % 2 == 0}],
        "concepts": concepts, "relations": relations,
        "definitions": definitions, "figures": figures, "events": events})


def page(odd):
    quoted = json.dumps(odd)
    return (f"---\ntitle: {quoted}\nauthor: {quoted}\ntags: [{quoted}]\n"
            f"date: 2024-05-06\n---\n\n# {odd}\n\nGPT-4由OpenAI推出，用于{odd}。"
            f"{odd}是指一种大模型。2023年AIGC市场规模为170亿元。\n\n- **{odd}**：扩散模型\n")


def main(folder):
    files = os.path.join(folder, "files")
    os.makedirs(files)
    for i, odd in enumerate(STRINGS):
        name = odd.replace("/", "∕").replace("\0", "")[:40]
        path = os.path.join(files.encode(), name.encode()[:200] + b".md")
        with open(path, "w", encoding="utf-8") as out:
            out.write(page(odd))
    with open(os.path.join(files.encode(), b"\xff\xc0\xaf.md"), "w") as out:
        out.write(page("a name that is no UTF-8"))
    with open(os.path.join(files, "\x1b[2Jbad.md"), "wb") as out:
        out.write(b"\0")  # whose failure is told
    count = 4
    with open(os.path.join(folder, "lines.jsonl"), "w") as out:
        for number in range(count):
            print(line(number, STRINGS[number % 2:]), file=out)


if __name__ == "__main__":
    main(sys.argv[1])
