"""readers.py - each format read as others read it, and held to what it must be.
A reader returns what is wrong, or None."""
import collections
import csv
import html.parser
import io
import json
import os
import re
import subprocess
import tempfile
import xml.etree.ElementTree as xml


def run(*command, data):
    with tempfile.NamedTemporaryFile() as file:
        file.write(data)
        file.flush()
        done = subprocess.run([*command, file.name], capture_output=True,
                              check=False,
                              env=os.environ | {"LC_ALL": "C.UTF-8"})
    said = done.stderr.decode(errors="replace")[:300]
    return said or "refused" if done.returncode or said else None


def pairs(members):
    """An object, whose keys are all different."""
    twice = [k for k, n in collections.Counter(k for k, _ in members).items() if n > 1]
    if twice:
        raise ValueError(f"{twice[0]!r} twice")
    return dict(members)


def parsed(text):
    return json.loads(text, object_pairs_hook=pairs,
                      parse_constant=lambda word: int(word))


def read_json(data):
    try:
        if not isinstance(parsed(data.decode()), dict):
            return "no object"
    except ValueError as error:
        return f"not JSON: {error}"


def read_jsonl(data):
    if not data.endswith(b"\n"):
        return "the last line has no end"
    for line in data[:-1].split(b"\n"):
        if problem := read_json(line):
            return problem


csv.field_size_limit(1 << 30)
FORMULA = tuple("=+-@＝＋－＠")


def is_number(cell):
    return re.fullmatch(r"-?\d+(\.\d+)?", cell)


def read_csv(data):
    try:
        rows = list(csv.reader(io.StringIO(data.decode(), newline=""), strict=True))
    except csv.Error as error:
        return f"not CSV: {error}"
    for row in rows:
        if len(row) != len(rows[0]):
            return f"{len(row)} cells below {len(rows[0])}: {row!a:.200}"
        for cell in row:
            if cell.lstrip().startswith(FORMULA) and not is_number(cell):
                return f"a spreadsheet runs {cell!a:.200}"


def read_tabs(data):
    lines = data.decode().split("\n")
    for line in lines[:-1]:
        if line.count("\t") != lines[0].count("\t"):
            return f"{line.count(chr(9))} tabs below {lines[0].count(chr(9))}: {line!a:.200}"


# Outside of an escape: an element, or a link to what is no address.
MARKUP = re.compile(r"<(?!https?://[^<>\s]*>)|\]\((?!<https?://)|!\[")


def read_md(data):
    columns = None
    for line in data.decode().split("\n"):
        plain = re.sub(r"\\[!-/:-@\[-`{-~]", "", line)
        if found := MARKUP.search(plain):
            return f"{found[0]} in {line!a:.200}"
        if not line.startswith("| "):
            columns = None
        elif columns and plain.count("|") != columns:
            return f"another number of cells: {line!a:.200}"
        else:
            columns = plain.count("|")


class Page(html.parser.HTMLParser):
    """The elements of a page, and what its data are."""
    def __init__(self):
        super().__init__()
        self.elements, self.inside, self.data = [], None, ""

    def handle_starttag(self, tag, attrs):
        self.elements.append(tag)
        self.inside = dict(attrs).get("id")
        for name, value in attrs:
            if name.startswith("on") or "javascript:" in (value or ""):
                self.elements.append(f"{tag} {name}={value}")

    def handle_data(self, data):
        self.data += data if self.inside == "data" else ""

    def handle_endtag(self, tag):
        self.inside = None


OURS = ("html head meta meta meta meta meta title style body a header h1 nav "
        "select div main aside noscript p script script").split()


def read_html(data):
    page = Page()
    page.feed(data.decode())
    if page.elements != OURS:
        return f"elements that are not ours: {page.elements}"
    return read_json(page.data.encode())


def read_xml(data):
    try:
        tree = xml.fromstring(data)
    except xml.ParseError as error:
        return f"not XML: {error}"
    for element in tree.iter():
        name = element.tag.rpartition("}")[2]
        if name in ("script", "foreignObject", "image", "iframe"):
            return f"<{name}>"
        for key, value in element.attrib.items():
            if key.startswith("on") or value.startswith("javascript:"):
                return f"{key}={value}"
    return run("xmllint", "--noout", "--nonet", data=data)


def read_dot(data):
    return run("dot", "-Tcanon", "-o", os.devnull, data=data)


def read_ttl(data):
    return run("rapper", "-q", "-c", "-i", "turtle", data=data)


def read_mermaid(data):
    """Quotes hold whatever is not ours, and nothing that Mermaid or Markdown
    gives a meaning to."""
    for line in data.decode().splitlines():
        for quoted in re.findall(r'"([^"]*)"', line):
            if re.search(r"[;<>&`%*_\[\](){}|\\#]", re.sub(r"#\d+;", "", quoted)):
                return f"not safe: {line!a:.200}"
        plain = re.sub(r'"[^"]*"', '""', line)
        if not re.fullmatch(r'[\w \[\](){}/\\|>:#,.="-]*', plain):
            return f"what is this: {line!a:.200}"


def read_png(data):
    return None if data[12:16] == b"IHDR" else "no PNG"


READERS = {"json": read_json, "jsonl": read_jsonl, "csv": read_csv,
           "tsv": read_tabs, "md": read_md, "html": read_html,
           "graphml": read_xml, "svg": read_xml, "dot": read_dot,
           "ttl": read_ttl, "mermaid": read_mermaid, "png": read_png}


def read(kind, data):
    """What is wrong with an output in a format; a line of fields has tabs."""
    reader = read_tabs if kind and "{" in kind else READERS.get(kind)
    return reader(data) if reader else None
