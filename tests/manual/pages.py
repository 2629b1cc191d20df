#!/usr/bin/env python3
"""pages.py AIGCKB - the manual pages of the build agree with the program:

- each command and topic has a page, each page is one of these;
- name, summary and other name, operands, and the words that an operand may be
  are there;
- the options of a page are those of its table, with letter and value, and each
  is told of; no page speaks of an option that no command has;
- names in SEE ALSO and in the text exist;
- mandoc finds nothing to blame.
"""
import json
import os
import re
import subprocess
import sys

PROGRAM = os.path.abspath(sys.argv[1])
FOLDER = os.path.join(os.path.dirname(PROGRAM), "man")
TOPICS = {"aigckb": 1, "aigckb-json": 5, "aigckb-lexicon": 5, "aigckb-query": 7}
OTHERS = {("bash", 1), ("dot", 1), ("fish", 1), ("jq", 1), ("man", 1),
          ("mandoc", 1), ("sqlite3", 1), ("ul", 1), ("zsh", 1)}
# Pages of other packages, which need not be installed.
NOT_OURS = "referenced manual not found"

problems = []


def blame(page, what):
    problems.append(f"{page}: {what}")


def run(*arguments):
    return subprocess.run([PROGRAM, *arguments], capture_output=True, text=True,
                          check=True).stdout


def read_pages():
    pages = {}
    for section in (1, 5, 7):
        folder = os.path.join(FOLDER, f"man{section}")
        for name in os.listdir(folder):
            with open(os.path.join(folder, name), encoding="utf-8") as file:
                pages[name[:-2], section] = file.read()
    return pages


def plain(text):
    """Without the escapes that a page needs."""
    return text.replace("\\-", "-").replace("\\&", "").replace("\\(dq", '"')


def section_of(page, title):
    match = re.search(rf"^\.Sh {title}\n(.*?)(?=^\.Sh |\Z)", page, re.M | re.S)
    return match.group(1) if match else ""


def options_in(page, name):
    """(letter, name, value) of each item in OPTIONS."""
    found = []
    lines = plain(section_of(page, "OPTIONS")).splitlines()
    for at, line in enumerate(lines):
        match = re.fullmatch(
            r"\.It (?:Fl (\w) , )?Fl -([a-z0-9-]+)(?: Ar (\S+))?", line)
        if match:
            found.append(match.groups())
            if at + 1 == len(lines) or lines[at + 1].startswith(".It"):
                blame(name, f"--{match.group(2)} is not told of")
    return found


def check_options(page, name, wanted):
    found = options_in(page, name)
    if len(set(found)) != len(found):
        blame(name, "an option comes twice")
    for option in set(wanted) - set(found):
        blame(name, f"lacks {option}")
    for option in set(found) - set(wanted):
        blame(name, f"has {option}, which is none")


def table_of(command):
    return [(o["letter"], o["name"], o["value"]) for o in command["options"]]


def told_of(command):
    """Its options with what --help says, which tells one of its own from one of
    the same name that all commands take."""
    return [(*option, o["help"])
            for option, o in zip(table_of(command), command["options"])]


def words_of(command):
    """What completion offers for the first operand, where it is one of a few."""
    if command["name"] in ("help", "chain"):
        return []
    offers = run("completion", "fish", "--", command["name"], "").splitlines()
    offers = [line.split("\t") for line in offers]
    return [word for kind, word, *_ in offers if kind == "word"]


def check_operands(command, name, page):
    synopsis = plain(section_of(page, "SYNOPSIS"))
    words = words_of(command)
    for word in words:
        if not re.search(rf"^\.(It )?(Cm|Ar).*\b{re.escape(word)}\b",
                         plain(page), re.M):
            blame(name, f"does not tell of '{word}'")
    if words and all(re.search(rf"\b{w}\b", synopsis) for w in words):
        return # they stand for the operand
    for operand in re.findall(r"[A-Z][A-Z_]+", command["args"] or ""):
        if not re.search(rf"\b{operand}\b", synopsis):
            blame(name, f"operand {operand} is not in its synopsis")


def check_command(command, page, shared):
    name = f"aigckb-{command['name']}"
    check_options(page, name,
                  [o[:3] for o in told_of(command) if o not in shared])
    check_operands(command, name, page)
    if f"\n.Nm {name}\n.Nd {command['summary']}\n" not in page:
        blame(name, "another name or summary")
    if command["alias"] and f".Cm {command['alias']}" not in plain(page):
        blame(name, f"not also called {command['alias']}")


def check_mentions(pages, commands):
    letters = {o[0] for c in commands for o in table_of(c) if o[0]}
    names = {o[1] for c in commands for o in table_of(c)}
    for (name, number), page in pages.items():
        for option in re.findall(r"\bFl -([a-z][a-z0-9-]*)", plain(page)):
            if option not in names:
                blame(name, f"speaks of --{option}")
        for letter in re.findall(r"\bFl (\w)\b", plain(page)):
            if letter not in letters:
                blame(name, f"speaks of -{letter}")
        for target in re.findall(r"\bXr (\S+) (\d)", plain(page)):
            target = (target[0], int(target[1]))
            if target not in pages and target not in OTHERS:
                blame(name, f"refers to {target}")
        if section_of(page, "EXAMPLES").count("\n$ ") < 2:
            blame(name, "has less than two examples")
        if number != 1 and f"Xr {name} {number}" not in pages["aigckb", 1]:
            blame("aigckb", f"does not refer to {name}")


def check_form(pages):
    paths = [os.path.join(FOLDER, f"man{s}", f"{n}.{s}") for n, s in pages]
    lint = subprocess.run(["mandoc", "-T", "lint", "-W", "style", *paths],
                          capture_output=True, text=True, check=False)
    problems.extend(line for line in lint.stdout.splitlines()
                    if NOT_OURS not in line)


def main():
    pages = read_pages()
    commands = json.loads(run("help", "--json"))["results"]
    wanted = {(f"aigckb-{c['name']}", 1) for c in commands}
    wanted |= set(TOPICS.items())
    for page in wanted ^ set(pages):
        blame(page[0], "a page too many, or one that is not there")
    tables = [set(told_of(c)) for c in commands]
    shared = set.intersection(*tables)
    for command in commands:
        page = pages.get((f"aigckb-{command['name']}", 1))
        if page:
            check_command(command, page, shared)
    grouped = {o for o in set.union(*tables)
               if sum(o in table for table in tables) > 1}
    found = set(options_in(pages["aigckb", 1], "aigckb"))
    for option in {o[:3] for o in shared} - found:
        blame("aigckb", f"lacks {option}")
    for option in found - {o[:3] for o in shared | grouped}:
        blame("aigckb", f"has {option}, which is none of all commands")
    check_mentions(pages, commands)
    check_form(pages)
    print("\n".join(problems))
    sys.exit(bool(problems))


main()
