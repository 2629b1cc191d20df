#!/usr/bin/env python3
"""bounds.py MAKE_CASE AIGCKB - articles of many megabytes: each is read, or
refused with the limit named, and never takes more memory than docs/security.md
says.  `extract`, `ingest`, and `load` of the lines."""
import os
import subprocess
import sys
import tempfile
import threading

# Peak memory that is allowed, in MB: so much, and so much more for each MB of
# input; but never more than MOST.
BASE, PER_MB, MOST = 100, 280, 1600

READ, DEEP = None, "nested too deep (1000000 elements at most)"
TEXT, SOURCE = "more than 8000000 bytes of text", "bytes of Markdown or text"
FILE = "larger than 67108864 bytes"

SHORT = [("md-long-path", 1, READ), ("html-many-attributes", 1, DEEP),
         ("html-one-tag", 150, FILE), ("md-items", 5, TEXT)]
LONG = SHORT + [
    ("html-deep-tags", 9, READ), ("html-deep-tags", 11, DEEP),
    ("html-page-deep", 9, READ), ("html-page-deep", 20, DEEP),
    ("html-deep-lists", 1, READ), ("html-deep-quotes", 10, DEEP),
    ("html-one-tag", 40, DEEP), ("html-one-tag", 800, FILE),
    ("html-many-attributes", 20, DEEP), ("html-attributes", 10, DEEP),
    ("html-entity-bomb", 20, READ), ("html-spanned-cells", 10, READ),
    ("html-spanned-cells", 40, TEXT), ("html-table", 20, TEXT),
    ("html-entities", 20, TEXT), ("html-page-line", 10, TEXT),
    ("md-deep-quotes", 10, READ), ("md-deep-lists", 10, READ),
    ("md-deep-mixed", 10, READ), ("md-deep-quotes", 100, SOURCE),
    ("md-long-line", 1, READ), ("md-long-line", 10, FILE),
    ("md-long-line", 4, SOURCE), ("md-long-sentence", 3, READ),
    ("md-long-enumeration", 5, READ), ("md-long-heading", 3, READ),
    ("md-long-path", 3, READ), ("md-names", 10, READ),
    ("md-relations", 5, READ), ("md-aliases", 4, READ), ("md-figures", 5, READ),
    ("md-items", 3, READ), ("md-items", 20, TEXT), ("md-footnotes", 3, READ),
    ("md-footnotes", 20, SOURCE), ("md-links", 10, READ), ("md-headings", 3, READ),
    ("md-headings", 20, SOURCE), ("md-references", 10, TEXT),
    ("md-definitions", 2, READ), ("md-frontmatter", 20, READ),
    ("md-tags", 10, READ), ("md-table", 3, READ), ("md-table", 20, TEXT),
    ("md-open-brackets", 100, READ), ("md-open-links", 20, TEXT),
    ("md-open-images", 40, READ), ("md-open-stars", 20, TEXT),
    ("md-open-comments", 40, TEXT), ("md-only-stars", 100, READ),
    ("md-open-marks", 10, READ), ("md-open-wide-brackets", 10, READ),
    ("md-open-quotes", 8, READ), ("md-promotion", 1, READ),
    ("md-bidi", 8, READ), ("md-controls", 10, TEXT)]

folder = tempfile.TemporaryDirectory()
make, program = map(os.path.abspath, sys.argv[1:])
with open(program, "rb") as file:
    sanitized = b"__asan_init" in file.read()
environment = os.environ | {"HOME": folder.name, "LC_ALL": "C.UTF-8"}
problems = []
peaks = {}


def run(arguments, allowed, stdin=None, stdout=subprocess.DEVNULL):
    """Exit code, stderr, and the peak of memory, which is checked."""
    with tempfile.TemporaryFile() as errors:
        child = subprocess.Popen([program, *arguments], stdout=stdout,
                                 stdin=stdin or subprocess.DEVNULL,
                                 stderr=errors, env=environment)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        errors.seek(0)
        said = errors.read().decode()
    peak = usage.ru_maxrss / 1024
    peaks[arguments[0]] = max(peaks.get(arguments[0], 0), peak)
    if not sanitized and peak > allowed:
        problems.append(f"{arguments[:3]}: {peak:.0f} MB, not {allowed:.0f}")
    return child.returncode, said


def check(case, times, expected):
    path = os.path.join(folder.name, "article." + case.split("-")[0])
    lines = os.path.join(folder.name, "lines.jsonl")
    with open(path, "wb") as out:
        # what is larger than any article needs not be whole
        subprocess.run(["sh", "-c", '"$1" "$2" "$3" | head -c 120000000', "sh",
                        make, case, str(times)], stdout=out, check=True)
    allowed = min(BASE + PER_MB * os.path.getsize(path) / 1e6, MOST)
    wanted = 3 if expected else 0
    with open(lines, "wb") as out:
        result = [run(["extract", "--jsonl", path], allowed, stdout=out)]
    for number, arguments in enumerate((["ingest", path], ["load", lines])):
        if number == 0 or not expected:
            store = os.path.join(folder.name, f"{case}{times}{number}.db")
            result.append(run([*arguments, "-q", "--db", store], allowed))
            os.unlink(store)
    for code, said in result:
        if code != wanted or (expected or "") not in said:
            problems.append(f"{case} {times}: exit code {code}: {said[:200]}")


def check_stream():
    """1 GB of one tag that comes through a pipe; the reader stops early."""
    source = subprocess.Popen([make, "html-one-tag", "700"],
                              stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    store = os.path.join(folder.name, "stream.db")
    code, said = run(["ingest", "--type", "html", "-q", "--db", store, "-"], MOST,
                     stdin=source.stdout)
    source.stdout.close()
    source.wait()
    if code != 3 or FILE not in said:
        problems.append(f"stream: exit code {code}: {said[:200]}")


def check_lines():
    """Lines that would take more memory than any of ours; the next is read."""
    good = os.path.join(folder.name, "good.jsonl")
    article = os.path.join(folder.name, "good.md")
    with open(article, "w", encoding="utf-8") as out:
        out.write("GPT-4由OpenAI推出。")
    with open(good, "wb") as out:
        run(["extract", "--jsonl", article], MOST, stdout=out)
    for front, piece, count, expected in (
            (b'{"a":"', b"x" * 1000000, 300, "larger than 268435456 bytes"),
            (b"[", b"0," * 500000, 50, "more than 20000000 values"),
            (b"", b"[" * 1000000, 10, "not JSON")):
        source = subprocess.Popen([program, "load", "-q", "--db",
                                   os.path.join(folder.name, "lines.db"), "-"],
                                  stdin=subprocess.PIPE, env=environment,
                                  stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        source_lines = threading.Thread(target=feed, args=(source, front, piece,
                                                           count, good))
        source_lines.start()
        said = source.stderr.read().decode()
        _, status, usage = os.wait4(source.pid, 0)
        source.returncode = os.waitstatus_to_exitcode(status)
        source_lines.join()
        peak = usage.ru_maxrss / 1024
        if source.returncode != 3 or expected not in said or (
                not sanitized and peak > MOST):
            problems.append(f"load {front!r}: {source.returncode}, {peak:.0f} MB: {said[:200]}")


def feed(child, front, piece, count, good):
    with child.stdin as out, open(good, "rb") as file:
        out.write(front)
        for _ in range(count):
            out.write(piece)
        out.write(b"\n" + file.read())


long_form = "KB_TEST_LONG" in os.environ
for row in LONG if long_form else SHORT:
    check(*row)
if long_form:
    check_stream()
    check_lines()
folder.cleanup()
print(f"{len(LONG if long_form else SHORT)} cases, peaks:",
      ", ".join(f"{name} {peak:.0f} MB" for name, peak in peaks.items()))
print("\n".join(problems))
sys.exit(bool(problems))
