"""rows.py - the table of files.py: files with errors, and what is said of
them."""
import copy
import gzip
import json
import typing

ARTICLE = "# 文章\n\n甲模型由乙公司发布。甲模型是一种语言模型。\n"

# What is there instead of a file of the given bytes.
FOLDER, LOCKED, CIRCLE, MISSING = "a folder", "no right", "a circle", "nothing"
BYTES = b"# nothing\n"



class Huge(int):
    """A file of so many bytes, all NUL and none on the disk."""


class Reader(typing.NamedTuple):
    """Who reads a file: its name, the command line, what the command is called
    in messages, and the file; and what follows a wrong line, N of them."""
    file: str
    args: tuple
    command: str
    shown: str
    after: str = ""


READERS = {
    "lexicon": Reader("own.tsv", ("ingest", "-q", "--dict", "own.tsv",
                                  "article.md"), "ingest", "own.tsv"),
    "configuration": Reader("conf", ("list", "-q", "--config", "conf"), "list",
                            "conf"),
    "folder's configuration": Reader(".aigckb/config", ("list",), "list",
                                     ".aigckb/config"),
    "corrections": Reader("more", ("curate", "load", "-q", "more"),
                          "curate", "more"),
    "store's corrections": Reader("kb.corrections",
                                  ("ingest", "-q", "article.md"), "ingest",
                                  "kb.corrections"),
    "JSON lines": Reader("lines", ("load", "-q", "lines"), "load", "lines",
                         "@: {} of {} lines failed"),
    "JSON lines taken back": Reader("lines", ("export", "--import", "lines"),
                                    "export", "lines",
                                    "@: {} of {} lines failed"),
    "list of inputs": Reader("list", ("ingest", "-q", "--from-file", "list"),
                             "ingest", "list"),
    "annotated article": Reader("gold/1.json", ("db", "eval", "gold"), "db",
                                "gold/1.json"),
}


class Row(typing.NamedTuple):
    reader: str
    what: str
    content: typing.Any
    said: typing.Any  # a line or several; None: it is taken
    code: int
    stored: int = 0  # articles that are stored all the same
    summed: bool = True  # the reader's last line follows


def of(reader, *rows):
    return [Row(reader, *row) for row in rows]


# What stands in the file's place, the same for every reader.
def no_file(reader, code, folder=True):
    rows = [
        ("missing", MISSING, "@: No such file or directory", code),
        ("unreadable", LOCKED, "@: Permission denied", code),
        ("a link to itself", CIRCLE,
         "@: Too many levels of symbolic links", code)]
    if folder:
        rows.append(("a folder", FOLDER, "@: Is a directory", code))
    return [Row(reader, *row, summed=False) for row in rows]


LEXICON = no_file("lexicon", 3) + of(
    "lexicon",
    ("bad UTF-8", b"A\tmodel\nB\xff\tmodel\n", "@:2: not UTF-8", 3),
    ("NUL", b"A\tmodel\nB\0C\tmodel\n", "@:2: a control character", 3),
    ("no kind", b"AQQ\n", "@:1: unknown kind ''", 3),
    ("an empty kind", b"AQQ\t\t\n", "@:1: unknown kind ''", 3),
    ("no name", b"\tmodel\n", "@:1: a form without letters: ''", 3),
    ("a name without letters", "—\tmodel\n".encode(),
     "@:1: a form without letters: '—'", 3),
    ("a word too many", b"AQQ\tmodel\tmodel\t\t\t\t\textra\n",
     "@:1: more than seven columns: 'extra'", 3),
    ("far too many columns", b"AQQ\tmodel\tmodel\t\t\t\t\t\t\t\t\t\t11\n",
     "@:1: more than seven columns: ''", 3),
    ("an unknown kind", b"AQQ\tmodle\n", "@:1: unknown kind 'modle'", 3),
    ("an unknown layer", b"AQQ\tmodel\tmiddle\n",
     "@:1: unknown layer 'middle'", 3),
    ("unknown flag", b"AQQ\tmodel\t\t\t\t\tloud\n",
     "@:1: unknown flag 'loud'", 3),
    ("unknown maker", b"AQQ\tmodel\t\t\tNobodyKnown\n",
     "@:1: no row for the maker 'NobodyKnown'", 3),
    ("unknown class", b"AQQ\tmodel\t\t\t\tNobodyKnown\n",
     "@:1: no row for the class 'NobodyKnown'", 3),
    ("a maker that is a model", b"AQQ\tmodel\t\t\tBQQ\nBQQ\tmodel\n",
     "@:1: the maker 'BQQ' is no organization or person", 3),
    ("its own class", b"AQQ\tmodel\t\t\t\tAQQ\n",
     "@:1: 'AQQ' is its own maker or class", 3),
    ("a name twice", b"AQQ\tmodel\naqq\tmodel\n",
     "@:2: another row has this name: 'aqq'", 3),
    ("a form twice", b"AQQ\tmodel\t\tQQC\nBQQ\tmodel\t\tQQC\n",
     "@:2: another row has this form: 'QQC'", 3),
    ("an alias without letters", "AQQ\tmodel\t\t—\n".encode(),
     "@:1: a form without letters: '—'", 3),
    ("a long name", b"Q" * 100000 + b"\tmodel\n",
     "@:1: longer than 255 bytes: "
     "'QQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQQ…'", 3),
    ("a long kind", b"AQQ\t" + "模型".encode() * 10000 + b"\n",
     "@:1: unknown kind '模型模型模型模型模型模型模型模型模型模型模…'", 3),
    ("an escape of terminals", b"AQQ\t\x1b[31mred\n",
     "@:1: a control character", 3),
    ("a control character", b"A\x1b[31mQQ\tmodel\n",
     "@:1: a control character", 3),
    ("empty", b"", None, 0, 1),
    ("a mark of byte order", b"\xef\xbb\xbfAQQ\tmodel\n", None, 0, 1),
    ("line ends of DOS", b"AQQ\tmodel\r\nBQQ\tmodel\r\n", None, 0, 1),
    ("line ends of old Macs", b"AQQ\tmodel\rBQQ\tmodel\r",
     "@:1: a control character", 3),
    ("no last line end", b"AQQ\tmodel", None, 0, 1),
    ("UTF-16", "AQQ\tmodel\n".encode("utf-16"), "@:1: not UTF-8", 3),
    ("too large", Huge(67108865), "@: larger than 67108864 bytes", 3),
    ("packed", gzip.compress(b"AQQ\tmodel\n"), "@:1: not UTF-8", 3),
)

CONFIG = no_file("configuration", 2) + of(
    "configuration",
    ("bad UTF-8", b"limit = 5\nsite = \xff\n", "@:2: not text in UTF-8", 2),
    ("NUL", b"limit = 5\nsi\0te = a\n", "@:2: not text in UTF-8", 2),
    ("no equals sign", b"# a\n\nlimit\n",
     "@:3: not of the form 'option = value'", 2),
    ("no key", b" = 5\n", "@:1: not of the form 'option = value'", 2),
    ("no value", b"limit =\n", "@:1: no value", 2),
    ("no store", b"db =\n", "@:1: no value", 2),
    ("a word for a number", b"limit = many\n",
     "@:1: --limit: 'many' is no whole number from 1 up", 2),
    ("a negative number", b"limit = -1\n",
     "@:1: --limit: '-1' is no whole number from 1 up", 2),
    ("a number too large", b"limit = 99999999999999999999\n",
     "@:1: --limit: '99999999999999999999' is no whole number from 1 up", 2),
    ("a letter behind a number", b"limit = 5x\n",
     "@:1: --limit: '5x' is no whole number from 1 up", 2),
    ("an unknown key", b"colour = red\n",
     "@:1: no option --colour that commands share", 2),
    ("an unknown key of the command", b"[list]\ncolour = red\n",
     "@:2: list has no option --colour of its own", 2),
    ("an unknown key of another command", b"[ingest]\ncolour = red\n",
     "@:2: ingest has no option --colour of its own", 2),
    ("a shared key in a section", b"[list]\nlimit = 5\n",
     "@:2: list has no option --limit of its own", 2),
    ("a command's key outside", b"sort = name\n",
     "@:1: no option --sort that commands share", 2),
    ("an unknown word", b"color = red\n",
     "@:1: --color: no 'red'; there are: auto, always, never", 2),
    ("an unknown order", b"[list]\nsort = red\n",
     "@:2: --sort: no 'red'; there are: sources, mentions, name, first-seen",
     2),
    ("an unknown kind", b"kind = red\n",
     "@:1: --kind: no 'red'; there are: model, layer, application, risk, "
     "technique, product, organization, dataset, infrastructure, policy, "
     "person", 2),
    ("no date", b"since = 2024-13\n",
     "@:1: --since: '2024-13' is no date such as 2024, 2024-11 or 2024-11-11",
     2),
    ("a share above one", b"min-confidence = 2\n",
     "@:1: --min-confidence: '2' is no number from 0 to 1", 2),
    ("an unknown section", b"[lst]\nsort = name\n",
     "@:2: [lst] is no command, and not [alias]", 2),
    ("a section not closed", b"[list\nsort = name\n",
     "@:1: not of the form 'option = value'", 2),
    ("a section without name", b"[]\nlimit = 5\n",
     "@:1: a section without name", 2),
    ("a format", b"json = yes\n",
     "@:1: --json is for the command line only", 2),
    ("a number for yes", b"quiet = 1\n", "@:1: quiet is yes or no", 2),
    ("a key twice", b"limit = 5\nlimit = 6\n",
     "@:2: 'limit' is set already: conf:1", 2),
    ("an alias twice", b"[alias]\na = list\na = show\n",
     "@:3: 'a' is set already: conf:2", 2),
    ("an alias that hides a command", b"[alias]\nlist = show\n",
     "@:2: 'list' is a command, and cannot be an alias", 2),
    ("an empty alias", b"[alias]\nlst =\n", "@:2: no value", 2),
    ("another configuration", b"config = x\n",
     "@:1: --config is for the command line only", 2),
    ("help", b"help = yes\n", "@:1: --help is for the command line only", 2),
    ("too large", b"#" * (1 << 20) + b"\n", "@: larger than 1048576 bytes", 2),
    ("a mark of byte order", b"\xef\xbb\xbflimit = 5\n", None, 0),
    ("line ends of DOS", b"limit = 5\r\n[list]\r\nsort = name\r\n", None, 0),
    ("empty", b"", None, 0),
    ("no last line end", b"limit = 5", None, 0),
    ("an escape of terminals", b"\x1b[31m = 5\n",
     "@:1: no option --[31m that commands share", 2),
)

LOCAL = of(
    "folder's configuration",
    ("a folder", FOLDER, "@: not a file", 2),
    ("unreadable", LOCKED, "@: Permission denied", 2),
    ("a link to itself", CIRCLE, "@: Too many levels of symbolic links", 2),
    ("another key", b"db = kb.db\nlimit = 5\n",
     "@:2: in the working directory, only 'db = FILE' is taken; put the rest "
     "into your own configuration", 2),
    ("a section", b"[list]\nsort = name\n",
     "@:2: in the working directory, only 'db = FILE' is taken; put the rest "
     "into your own configuration", 2),
    ("an alias", b"[alias]\nlist = ingest\n",
     "@:2: in the working directory, only 'db = FILE' is taken; put the rest "
     "into your own configuration", 2),
    ("bad UTF-8", b"db = \xff\n", "@:1: not text in UTF-8", 2),
    ("no value", b"db =\n", "@:1: no value", 2),
    ("twice", b"db = kb.db\ndb = kb.db\n",
     "@:2: 'db' is set already: .aigckb/config:1", 2),
)


CORRECTIONS_ANY = [
    ("bad UTF-8", b"hide\tSora\nhide\t\xff\n", "@:2: not UTF-8", 3),
    ("bad UTF-8 in the first word", b"hide\tSora\n\xff\tSora\n",
     "@:2: not UTF-8", 3),
    ("NUL", b"hide\tSora\nhide\tSo\0ra\n", "@:2: a control character", 3),
    ("an unknown correction", b"# a\n\nhyde\tSora\n",
     "@:3: no correction 'hyde': alias, unalias, merge, never-merge, kind, "
     "layer, hide, rename, reject", 3),
    ("a word missing", b"alias\tSora\n",
     "@:1: alias takes 2 words with tabs between, not 1", 3),
    ("blanks for tabs", b"alias Sora SORA2\n",
     "@:1: no correction 'alias Sora SORA2': alias, unalias, merge, "
     "never-merge, kind, layer, hide, rename, reject", 3),
    ("a word too many", b"hide\tSora\tOpenAI\n",
     "@:1: hide takes 1 word with tabs between, not 2", 3),
    ("far too many words", b"hide\tSora\ta\tb\tc\td\n",
     "@:1: more words than hide takes", 3),
    ("an empty word", b"alias\t\tSora\n", "@:1: '' is no name", 3),
    ("an unknown kind", b"kind\tSora\tthing\n",
     "@:1: no kind 'thing': model, layer, application, risk, technique, "
     "product, organization, dataset, infrastructure, policy, person", 3),
    ("an unknown layer", b"layer\tSora\tthing\n",
     "@:1: no layer 'thing': none, infrastructure, model, application", 3),
    ("an unknown predicate", b"reject\tSora\tthing\tOpenAI\n",
     "@:1: no predicate 'thing': made_by, is_a, part_of, used_for, based_on, "
     "trained_on, has_risk, mitigates, replaces, competes_with, partner_of, "
     "invests_in", 3),
    ("an id for three words", b"reject\tr:000000000000\n",
     "@:1: reject takes 3 words with tabs between, not 1", 3),
    ("no name", "hide\t—\n".encode(), "@:1: '—' is no name", 3),
    ("a long name", b"hide\t" + b"Q" * 100000 + b"\n",
     "@:1: a name of 100000 bytes", 3),
    ("a long first word", "合".encode() * 100000 + b"\tSora\n",
     "@:1: no correction '合合合合合合合合合合合合合合合合合合合合合': alias, unalias, merge, "
     "never-merge, kind, layer, hide, rename, reject", 3),
    ("a control character", b"hide\tSo\x1b[31mra\n",
     "@:1: a control character", 3),
    ("a merge with itself", b"merge\tSora\tsora\n",
     "@:1: 'sora' is one concept already", 3),
    ("its own name as a form", b"unalias\tSora\tsora\n",
     "@:1: 'sora' is its name", 3),
    ("a merge of what is parted",
     b"never-merge\tAQQ\tBQQ\nmerge\tAQQ\tCQQ\nmerge\tCQQ\tBQQ\n",
     "@:3: 'AQQ' would become one with 'BQQ': never-merge, line 1", 3),
    ("too large", Huge(16777217), "@: larger than 16777216 bytes", 3),
    ("UTF-16", "hide\tSora\n".encode("utf-16"), "@:1: not UTF-8", 3),
]
CURATE = no_file("corrections", 3) + of(
    "corrections", *CORRECTIONS_ANY,
    ("empty", b"", None, 0),
    ("a mark of byte order", b"\xef\xbb\xbfhide\tQQA\n", None, 0),
    ("line ends of DOS", b"hide\tQQA\r\n", None, 0),
    ("no last line end", b"hide\tQQA", None, 0),
    ("twice", b"hide\tQQA\nhide\tQQA\n", None, 0),
)
LEDGER = of("store's corrections", *CORRECTIONS_ANY)

RECORD = {
    "schema": "aigckb.extract/1", "source": "s:900000901",
    "artid": "900000901", "title": "T", "url": None, "site": None,
    "author": None, "date": "2024-03-01", "tags": ["AIGC"], "hash": "0",
    "blocks": [{"n": 0, "type": "heading", "level": 1, "up": None, "path": [],
                "text": "AQQ", "promo": False},
               {"n": 1, "type": "para", "level": 0, "up": 0, "path": ["AQQ"],
                "text": "AQQ made by BQQ, 5 dollars.", "promo": False}],
    "concepts": [{"name": "AQQ", "kind": "model", "layer": "model",
                  "basis": "stated", "aliases": [],
                  "mentions": [{"block": 1, "start": 0, "end": 3}]},
                 {"name": "BQQ", "kind": "organization", "layer": "none",
                  "basis": "stated", "aliases": [],
                  "mentions": [{"block": 1, "start": 12, "end": 15}]}],
    "relations": [{"s": "AQQ", "p": "made_by", "o": "BQQ", "basis": "stated",
                   "confidence": 0.9, "block": 1, "start": 0, "end": 16}],
    "definitions": [{"concept": "AQQ", "text": "made by BQQ", "by": None,
                     "block": 1, "start": 4, "end": 15}],
    "figures": [{"concept": "AQQ", "measure": "price",
                 "value_text": "5 dollars",
                 "value": 5, "max": None, "unit": "USD", "approx": False,
                 "forecast": False, "date": None, "dated": "none",
                 "issuer": None, "block": 1, "start": 17, "end": 26}],
    "events": [{"concept": "AQQ", "date": "2024", "what": "made by BQQ",
                "block": 1, "start": 0, "end": 16}],
}
GONE = object()


def changed(document, path):
    """A copy with the value at a path changed: ("figures", 0, "value", 1)."""
    document = copy.deepcopy(document)
    if path:
        *keys, last, value = path
        at = document
        for key in keys:
            at = at[key]
        if value is GONE:
            del at[last]
        else:
            at[last] = value
    return document


def record(*path, raw=None):
    """A line; raw: the value "RAW" as it is, for what Python does not write."""
    text = json.dumps(changed(RECORD, path), ensure_ascii=False)
    return (text.replace('"RAW"', raw) if raw else text).encode() + b"\n"


GOOD = record("source", "s:900000902")

LINES = no_file("JSON lines", 3) + of(
    "JSON lines",
    ("nothing wrong", GOOD, None, 0, 1),
    ("bad UTF-8", b'{"schema":"\xff"}\n', "@:1: not UTF-8", 3),
    ("NUL", record("title", "T")[:-1] + b"\0\n",
     "@:1: not JSON, from byte 1291 of the line on", 3),
    ("an escaped NUL", record("title", "a\0b"),
     "@:1: a character from U+0000 to U+0002", 3),
    ("cut off", GOOD + record()[:200],
     "@:2: not JSON, from byte 200 of the line on", 3, 1),
    ("cut off in a text", record()[:25],
     "@:1: not JSON, from byte 13 of the line on", 3),
    ("text behind it", record()[:-1] + b"x\n",
     "@:1: not JSON, from byte 1291 of the line on", 3),
    ("two in a line", record()[:-1] + record(),
     "@:1: not JSON, from byte 1291 of the line on", 3),
    ("deep nesting", b"[" * 2000 + b"\n",
     "@:1: not JSON, from byte 1001 of the line on", 3),
    ("a list", b"[]\n", "@:1: not of the schema aigckb.extract/1", 3),
    ("a number", b"5\n", "@:1: not of the schema aigckb.extract/1", 3),
    ("a text", b'"a"\n', "@:1: not of the schema aigckb.extract/1", 3),
    ("null", b"null\n", "@:1: not of the schema aigckb.extract/1", 3),
    ("single quotes", b"{'schema':1}\n",
     "@:1: not JSON, from byte 3 of the line on", 3),
    ("NaN", record("figures", 0, "value", "RAW", raw="NaN"),
     "@:1: not JSON, from byte 1034 of the line on", 3),
    ("no schema", record("schema", GONE),
     "@:1: not of the schema aigckb.extract/1", 3),
    ("a newer schema", record("schema", "aigckb.extract/2"),
     "@:1: not of the schema aigckb.extract/1", 3),
    ("a record of the whole store", b'{"type":"concept"}\n',
     "@:1: a record of what articles say together: a store is made of `export "
     "--what statements`", 3),
    ("no source", record("source", GONE),
     '@:1: no "source" that begins with s:', 3),
    ("a number as source", record("source", 5),
     '@:1: no "source" that begins with s:', 3),
    ("a source without prefix", record("source", "900000901"),
     '@:1: no "source" that begins with s:', 3),
    ("an empty source", record("source", "s:"),
     '@:1: no "source" that begins with s:', 3),
    ("a number as title", record("title", 5),
     '@:1: "title" of the article is not text', 3),
    ("a number as date", record("date", 2024),
     '@:1: "date" of the article is not a date such as 2024-11', 3),
    ("no date", record("date", "gestern"),
     '@:1: "date" of the article is not a date such as 2024-11', 3),
    ("a text as labels", record("tags", "a"),
     '@:1: "tags" of the article is not a list of texts', 3),
    ("numbers as labels", record("tags", [1]),
     '@:1: "tags" of the article is not a list of texts', 3),
    ("no blocks", record("blocks", GONE),
     "@:1: a fact without a span in a block", 3),
    ("a text as blocks", record("blocks", "a"),
     '@:1: "blocks" of the article is not a list', 3),
    ("a number as block", record("blocks", [1]),
     "@:1: a block is no object", 3),
    ("an unknown type of block", record("blocks", 0, "type", "x"),
     "@:1: a block without text or type", 3),
    ("a number as a block's text", record("blocks", 0, "text", 5),
     '@:1: "text" of a block is not text', 3),
    ("a block under itself", record("blocks", 0, "up", 1),
     "@:1: a block that stands under a later one", 3),
    ("a text as block above", record("blocks", 1, "up", "0"),
     '@:1: "up" of a block is not a number', 3),
    ("a negative level", record("blocks", 0, "level", -1),
     "@:1: a block of no possible level", 3),
    ("a level too large", record("blocks", 0, "level", 1e20),
     "@:1: a block of no possible level", 3),
    ("an endless level", record("blocks", 0, "level", "RAW", raw="1e999"),
     "@:1: a block of no possible level", 3),
    ("a text for yes", record("blocks", 0, "promo", "yes"),
     '@:1: "promo" of a block is not true or false', 3),
    ("a text as concepts", record("concepts", "a"),
     '@:1: "concepts" of the article is not a list', 3),
    ("a concept without name", record("concepts", 0, "name", GONE),
     "@:1: a concept without name or mentions", 3),
    ("a concept with an empty name", record("concepts", 0, "name", ""),
     "@:1: a concept without name or mentions", 3),
    ("an unknown kind", record("concepts", 0, "kind", "x"),
     "@:1: a concept without a known kind, layer or basis", 3),
    ("an unknown layer", record("concepts", 0, "layer", "x"),
     "@:1: a concept without a known kind, layer or basis", 3),
    ("an unknown basis", record("concepts", 0, "basis", "x"),
     "@:1: a concept without a known kind, layer or basis", 3),
    ("a concept without mentions", record("concepts", 0, "mentions", []),
     "@:1: a concept without name or mentions", 3),
    ("a text as aliases", record("concepts", 0, "aliases", "x"),
     '@:1: "aliases" of a concept is not a list of texts', 3),
    ("a mention in no block", record("concepts", 0, "mentions", 0, "block", 9),
     "@:1: a fact without a span in a block", 3),
    ("a mention behind the block",
     record("concepts", 0, "mentions", 0, "end", 99),
     "@:1: a span that ends behind its block", 3),
    ("a mention from half a character",
     record("concepts", 0, "mentions", 0, "start", 1.5),
     "@:1: a fact without a span in a block", 3),
    ("a mention that ends too far",
     record("concepts", 0, "mentions", 0, "end", 1e30),
     "@:1: a fact without a span in a block", 3),
    ("a subject not listed", record("relations", 0, "s", "CQQ"),
     "@:1: a fact about a concept that the line does not list", 3),
    ("an unknown predicate", record("relations", 0, "p", "x"),
     "@:1: a relation with an unknown predicate or basis", 3),
    ("a relation's unknown basis", record("relations", 0, "basis", "x"),
     "@:1: a relation with an unknown predicate or basis", 3),
    ("a confidence above one", record("relations", 0, "confidence", 2),
     "@:1: a relation of no possible confidence", 3),
    ("a text as confidence", record("relations", 0, "confidence", "a"),
     '@:1: "confidence" of a relation is not a number', 3),
    ("a relation without a span", record("relations", 0, "block", GONE),
     "@:1: a fact without a span in a block", 3),
    ("a definition without text", record("definitions", 0, "text", GONE),
     "@:1: a definition without text", 3),
    ("a number as speaker", record("definitions", 0, "by", 5),
     '@:1: "by" of a definition is not text', 3),
    ("a text as value", record("figures", 0, "value", "5"),
     '@:1: "value" of a figure is not a number', 3),
    ("a negative value", record("figures", 0, "value", -5),
     "@:1: a figure without value, unit, or where it is dated", 3),
    ("an endless value", record("figures", 0, "value", "RAW", raw="1e999"),
     "@:1: a figure without value, unit, or where it is dated", 3),
    ("a range turned round", record("figures", 0, "max", 1),
     "@:1: a figure without value, unit, or where it is dated", 3),
    ("no unit", record("figures", 0, "unit", GONE),
     "@:1: a figure without value, unit, or where it is dated", 3),
    ("an unknown way to be dated", record("figures", 0, "dated", "x"),
     "@:1: a figure without value, unit, or where it is dated", 3),
    ("words that are not there",
     record("figures", 0, "value_text", "6 dollars"),
     "@:1: s:900000901: figure 0 has not its words in the article", 3),
    ("a text for about", record("figures", 0, "approx", "yes"),
     '@:1: "approx" of a figure is not true or false', 3),
    ("an event without date", record("events", 0, "date", GONE),
     "@:1: an event without a date, or what happened", 3),
    ("an event of no date", record("events", 0, "date", "x"),
     '@:1: "date" of an event is not a date such as 2024-11, or two with a '
     'slash between', 3),
    ("an event of what is not listed", record("events", 0, "concept", "CQQ"),
     "@:1: a fact about a concept that the line does not list", 3),
    ("no concepts", record("concepts", GONE),
     "@:1: a fact about a concept that the line does not list", 3),
    ("empty", b"", None, 0),
    ("blank lines", b"\n\n", None, 0),
    ("a mark of byte order", b"\xef\xbb\xbf" + GOOD, None, 0, 1),
    ("line ends of DOS", GOOD.replace(b"\n", b"\r\n"), None, 0, 1),
    ("no last line end", GOOD[:-1], None, 0, 1),
    ("packed and cut off", gzip.compress(GOOD)[:100],
     "@: damaged or cut off", 3, 0,
     False),
    ("no bzip2", b"BZh9 nonsense\n",
     "@:1: not JSON, from byte 1 of the line on", 3),
    ("UTF-16", b"\xff\xfe" + GOOD.decode().encode("utf-16-le"),
     ["@:1: not UTF-8",
     "@:2: not JSON, from byte 1 of the line on"], 3),
    ("one of three", GOOD + b"{}\n" + record("source", "s:900000903"),
     "@:2: not of the schema aigckb.extract/1", 3, 2),
    ("a long schema", record("schema", "x" * 100000),
     "@:1: not of the schema aigckb.extract/1", 3),
)

IMPORT = no_file("JSON lines taken back", 3) + of(
    "JSON lines taken back",
    ("cut off", GOOD + record()[:200],
     "@:2: not JSON, from byte 200 of the line on", 3, 1),
    ("a number as title", record("title", 5),
     '@:1: "title" of the article is not text', 3),
)

LIST = no_file("list of inputs", 3) + of(
    "list of inputs",
    ("a missing input", b"# a\nnone.md\n",
     ["none.md: No such file or directory", "1 of 1 inputs failed"], 3),
    ("one of two missing", b"none.md\narticle.md\n",
     ["none.md: No such file or directory", "1 of 2 inputs failed"], 3, 1),
    ("NUL", b"article.md\nart\0icle.md\n", "@:2: a byte 0", 3),
    ("bad UTF-8", b"article\xff.md\n",
     ["article�.md: No such file or directory", "1 of 1 inputs failed"], 3),
    ("a long line", b"article.md\n" + b"a" * 5000 + b".md\n",
     "@:2: longer than 4095 bytes", 3),
    ("a very long line", b"article.md\n" + b"a" * 500000 + b".md\n",
     "@:2: longer than 4095 bytes", 3),
    ("empty", b"", "@: nothing to read in this list", 3),
    ("too large", Huge(67108865), "@: larger than 67108864 bytes", 3),
    ("only comments", b"# none\n\n", "@: nothing to read in this list", 3),
    ("a mark of byte order", b"\xef\xbb\xbfarticle.md\n", None, 0, 1),
    ("line ends of DOS", b"article.md\r\n", None, 0, 1),
    ("no last line end", b"article.md", None, 0, 1),
    ("twice", b"article.md\narticle.md\n", None, 0, 1),
    ("an escape of terminals", b"\x1b[31m.md\n",
     ["[31m.md: No such file or directory", "1 of 1 inputs failed"], 3),
    ("UTF-16", "article.md\n".encode("utf-16"), "@:1: a byte 0", 3),
    ("an option", b"--force\n",
     ["--force: No such file or directory", "1 of 1 inputs failed"], 3),
    ("a bad address", b"http://[x/\n",
     ["http://[x/: Bad IPv6 address", "1 of 1 inputs failed"], 3),
)

GOLD = {"artid": "900000101", "concepts": [
    {"name": "Sora", "kind": "model", "layer": "model", "surface": ["Sora"]}],
    "relations": [{"s": "Sora", "p": "made_by", "o": "OpenAI"}],
    "definitions": [{"starts": "Sora是"}], "figures": [{"value": "5"}],
    "events": [{"date": "2024"}], "promo": ["a"]}


def gold(*path):
    return json.dumps(changed(GOLD, path), ensure_ascii=False,
                      indent=1).encode()


GOLDS = of(
    "annotated article",
    ("nothing wrong", gold(), None, 0),
    ("unreadable", LOCKED, "@: Permission denied", 3),
    ("a link to itself", CIRCLE, "gold: no annotated articles (.json)", 3),
    ("no file", MISSING, "gold: no annotated articles (.json)", 3),
    ("bad UTF-8", gold()[:-1] + b"\n\xff}", "@:39: not UTF-8", 3),
    ("NUL", gold()[:-1] + b"\n\0}", "@:39: a control character", 3),
    ("cut off", gold()[:100], "@:7: not JSON from here on", 3),
    ("empty", b"", "@:1: not JSON from here on", 3),
    ("a mark of byte order", b"\xef\xbb\xbf" + gold(), None, 0),
    ("line ends of DOS", gold().replace(b"\n", b"\r\n"), None, 0),
    ("a letter behind a number", gold() + b"\n]",
     "@:38: not JSON from here on", 3),
    ("too large", Huge(16777217), "@: larger than 16777216 bytes", 3),
    ("no comma", gold().replace(b'"model",', b'"model"', 1),
     "@:7: not JSON from here on", 3),
    ("a list", b"[]", '@:1: no annotated article: it has no "artid"', 3),
    ("no number", gold("artid", GONE),
     '@:1: no annotated article: it has no "artid"', 3),
    ("a list as number", gold("artid", []),
     '@:1: no annotated article: it has no "artid"', 3),
    ("a negative number", gold("artid", -5),
     '@:1: no annotated article: it has no "artid"', 3),
    ("half a number", gold("artid", 5.5),
     '@:1: no annotated article: it has no "artid"', 3),
    ("a number too large", gold("artid", 1e300),
     '@:1: no annotated article: it has no "artid"', 3),
    ("a text as concepts", gold("concepts", "a"),
     '@:1: "concepts" is no list', 3),
    ("an object as concepts", gold("concepts", {"a": 1}),
     '@:1: "concepts" is no list', 3),
    ("a number as concept", gold("concepts", [1]),
     "@:4: a concept without name or kind", 3),
    ("no name", gold("concepts", 0, "name", GONE),
     "@:4: a concept without name or kind", 3),
    ("an unknown kind", gold("concepts", 0, "kind", "x"),
     "@:4: a concept without name or kind 'Sora'", 3),
    ("an unknown layer", gold("concepts", 0, "layer", "x"),
     "@:4: a concept without layer 'Sora'", 3),
    ("an unknown second kind", gold("concepts", 0, "also", ["x"]),
     "@:4: a concept that is also of no kind 'Sora'", 3),
    ("a text as second kinds", gold("concepts", 0, "also", "x"),
     "@:4: \"also\" and \"surface\" are lists: 'Sora'", 3),
    ("a text as forms", gold("concepts", 0, "surface", "x"),
     "@:4: \"also\" and \"surface\" are lists: 'Sora'", 3),
    ("a number as form", gold("concepts", 0, "surface", [1]),
     "@:4: a form that is no text, of 'Sora'", 3),
    ("an unknown weight", gold("concepts", 0, "weight", "heavy"),
     "@:4: a weight that is neither core nor minor, of 'Sora'", 3),
    ("an unknown predicate", gold("relations", 0, "p", "x"),
     "@:14: a relation without ends or predicate 'x'", 3),
    ("no subject", gold("relations", 0, "s", GONE),
     "@:14: a relation without ends or predicate 'made_by'", 3),
    ("a definition without words", gold("definitions", 0, "starts", GONE),
     "@:21: a definition without its first words", 3),
    ("a number as value", gold("figures", 0, "value", 5),
     "@:26: a figure without value", 3),
    ("a number as date", gold("events", 0, "date", 2024),
     "@:31: an event without date", 3),
    ("a number as promotion", gold("promo", [5]),
     "@:36: the first words of a block are no text", 3),
)

ROWS = (LEXICON + CONFIG + LOCAL + CURATE + LEDGER + LINES + IMPORT + LIST +
        GOLDS)
