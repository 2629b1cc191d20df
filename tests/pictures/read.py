#!/usr/bin/env python3
"""read.py KIND FILE JSON - reads a drawn graph as its users do, and holds it to
the JSON of the same graph: the same concepts by name, the same arrows."""
import json
import re
import subprocess
import sys
import xml.etree.ElementTree as xml

kind, path, wanted = sys.argv[1:]
with open(wanted, encoding="utf-8") as file:
    results = json.load(file)["results"]
names = {r["id"]: r["name"] for r in results if r["type"] == "concept"}
relations = [r for r in results if r["type"] == "relation"]
arrows = {(names[r["s"]["id"]], names[r["o"]["id"]]) for r in relations}


def seen(name):
    """A name as a picture may show it: no controls, an ampersand that would
    begin an entity is wide."""
    name = re.sub("[\u200e\u200f\u202a-\u202e\u2066-\u2069]", "", name)
    return re.sub(r"&(?=[#A-Za-z0-9]*;)", "＆", name)


def same(found, expected):
    if found != expected:
        sys.exit(f"{path}: missing {expected - found}, not wanted "
                 f"{found - expected}")


def read_dot():
    """As Graphviz's own reader has it."""
    run = subprocess.run(["dot", "-Tdot_json", path], check=True,
                         capture_output=True, text=True)
    if run.stderr:
        sys.exit(run.stderr)
    graph = json.loads(run.stdout)
    shown = {o["_gvid"]: o["label"] for o in graph["objects"]}
    # a label has its backslashes twice
    shown = {n: label.replace("\\\\", "\\") for n, label in shown.items()}
    same(set(shown.values()), {seen(n) for n in names.values()})
    same({(shown[e["tail"]], shown[e["head"]]) for e in graph["edges"]},
         {(seen(s), seen(o)) for s, o in arrows})


def read_svg():
    """Its text is text: each name, and each word of a relation."""
    tree = xml.parse(path)
    texts = {t.text for t in tree.iter("{http://www.w3.org/2000/svg}text")}
    missing = {seen(n).strip() for n in names.values()} - {
        t.replace("\u00a0", " ").strip() for t in texts}
    if missing:
        sys.exit(f"{path}: no text {missing}")
    if relations and not any("用于" in t for t in texts):
        sys.exit(f"{path}: no word of a relation")
    if tree.iter("{http://www.w3.org/2000/svg}script") is None:
        sys.exit(f"{path}: a script")


def read_graphml():
    import networkx
    graph = networkx.read_graphml(path)
    if not graph.is_directed():
        sys.exit(f"{path}: not directed")
    shown = dict(graph.nodes(data="name"))
    same(set(shown.values()),
         {re.sub("\u202e", "", n) for n in names.values()})
    if graph.number_of_edges() != len(relations):
        sys.exit(f"{path}: {graph.number_of_edges()} edges")
    if sum(s for _, _, s in graph.edges(data="sources")) != sum(
            r["sources"] for r in relations):
        sys.exit(f"{path}: other sources")


NODE = re.compile(r'  n(\d+)(\[/|\[\(|\[\\|\[|\(\[|\(|\{\{)"([^"]*)"'
                  r'(/\]|\)\]|\\\]|\]|\]\)|\)|\}\}):::(\w+)$')
ARROW = re.compile(r'  n(\d+) -->\|"([^"]*)"\| n(\d+)$')
OTHER = re.compile(r'flowchart LR|  end|  subgraph \w+\["[^"]*"\]'
                   r'|  style n\d+ stroke-width:\d+px'
                   r'|  kind_\w+\S+"\w+"\S+:::\w+'
                   r'|  linkStyle \d+(,\d+)* stroke-width:\d+px'
                   r'|  classDef \w+ fill:#\w{6},stroke:#\w{6},color:#\w{6}')
ENDS = {"[": "]", "(": ")", "{{": "}}", "[(": ")]", "[/": "/]", "[\\": "\\]",
        "([": "])"}


def mermaid_text(text):
    """What stands in quotes: entities by number, and nothing that Mermaid or
    Markdown gives a meaning to."""
    plain = re.sub(r"#\d+;", "", text)
    if re.search(r'[#;<>&`%*_\[\](){}|\\"]', plain):
        sys.exit(f"{path}: not safe: {text}")
    return re.sub(r"#(\d+);", lambda m: chr(int(m[1])), text)


def read_mermaid():
    """By a grammar of the lines that there may be, stricter than Mermaid's."""
    shown, found, depth = {}, set(), 0
    for line in open(path, encoding="utf-8").read().splitlines():
        if node := NODE.match(line):
            if ENDS[node[2]] != node[4]:
                sys.exit(f"{path}: shape: {line}")
            shown[node[1]] = mermaid_text(node[3])
        elif arrow := ARROW.match(line):
            mermaid_text(arrow[2])
            found.add((shown[arrow[1]], shown[arrow[3]]))
        elif not OTHER.fullmatch(line):
            sys.exit(f"{path}: what is this: {line}")
        depth += line.startswith("  subgraph") - (line == "  end")
    if depth != 0:
        sys.exit(f"{path}: a box stays open")
    clean = {n: re.sub("\u202e", "", n) for n in names.values()}
    same(set(shown.values()), set(clean.values()))
    same(found, {(clean[s], clean[o]) for s, o in arrows})


def read_png():
    with open(path, "rb") as file:
        head = file.read(24)
    if head[:8] != b"\x89PNG\r\n\x1a\n" or head[12:16] != b"IHDR":
        sys.exit(f"{path}: no PNG")
    if min(int.from_bytes(head[16:20], "big"),
           int.from_bytes(head[20:24], "big")) < 100:
        sys.exit(f"{path}: too small to see")


{"dot": read_dot, "svg": read_svg, "graphml": read_graphml,
 "mermaid": read_mermaid, "png": read_png}[kind]()
