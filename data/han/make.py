#!/usr/bin/env python3
"""make.py UNIHAN - writes simplified.tsv and pinyin.tsv beside itself.

UNIHAN is a folder with Unihan_Variants.txt, Unihan_Readings.txt,
Unihan_OtherMappings.txt and Unihan_DictionaryLikeData.txt of the Unicode
Character Database, plain or as .bz2 (Debian: unicode-data, in
/usr/share/unicode).  The tables are facts of that database, under its licence:
see LICENSE here.  Only characters of the block U+4E00..U+9FFF count.
"""
import bz2
import collections
import pathlib
import re
import sys
import unicodedata

FILES = ["Variants", "Readings", "OtherMappings", "DictionaryLikeData"]
READINGS_MAX = 4  # of one character
RARE = 0.01       # of all its occurrences: a reading that is left out

# In the standard of simplified characters for a surname alone; everywhere else
# traditional text has it for the other one: 基於.
EXCEPTIONS = {"於": "于"}

HEAD = """# {what}
# Made by make.py from the Unihan database {version}; see LICENSE.
"""


def read(folder):
    """field -> character -> value, and the version of the database."""
    fields, version = collections.defaultdict(dict), None
    for name in FILES:
        path = pathlib.Path(folder, f"Unihan_{name}.txt")
        packed = path.with_name(path.name + ".bz2")
        text = (bz2.decompress(packed.read_bytes()) if packed.exists()
                else path.read_bytes()).decode()
        version = version or re.search(r"Unicode version: ([\d.]+)", text)[1]
        for line in text.splitlines():
            if line.startswith("U+"):
                code, field, value = line.split("\t")
                fields[field][chr(int(code[2:], 16))] = value
    return fields, version


def is_plain(c):
    return c != "" and "\u4e00" <= c <= "\u9fff"


def chars(value):
    return [chr(int(code, 16)) for code in re.findall(r"U\+([0-9A-F]+)", value)]


def count(fields, c):
    """How often a corpus of spoken Chinese has it."""
    return sum(map(int, re.findall(r"\((\d+)\)",
                                   fields["kHanyuPinlu"].get(c, ""))))


def simplified_of(fields, c):
    """What simplified text writes for it, or None: for itself, or unsure."""
    standard = fields["kTGH"]
    if c in standard:
        return EXCEPTIONS.get(c)  # simplified text has it too: 乾坤, 著名
    found = chars(fields["kSimplifiedVariant"].get(c, ""))
    found = [s for s in found if s != c and is_plain(s)]
    if not found:
        return None
    return max(found, key=lambda s: (s in standard, count(fields, s), -ord(s)))


def variant_of(fields, folds, c):
    """The same for other shapes of a traditional character: 爲, 裏, 綫."""
    known = fields["kTGH"], fields["kGB0"], fields["kSimplifiedVariant"]
    if c not in fields["kUnihanCore2020"] or any(c in field for field in known):
        return None
    others = chars(fields["kSemanticVariant"].get(c, ""))
    targets = {folds.get(v, v) for v in others}
    target = targets.pop() if len(targets) == 1 else ""
    return target if is_plain(target) and count(fields, target) > 0 else None


def make_folds(fields):
    folds = {}
    everything = [chr(c) for c in range(0x4E00, 0xA000)]
    for c in everything:
        simple = simplified_of(fields, c)
        if simple:
            folds[c] = simple
    shapes = {c: variant_of(fields, folds, c) for c in everything}
    folds.update({c: s for c, s in shapes.items() if s and c not in folds})
    for c in list(folds):
        while folds[c] in folds:  # so that folding twice is folding once
            folds[c] = folds[folds[c]]
        if folds[c] == c:
            del folds[c]
    return folds


def plain_syllable(written):
    """Without its tone; ü is v."""
    letters = unicodedata.normalize("NFD", written).replace("u\u0308", "v")
    letters = "".join(l for l in letters if not unicodedata.combining(l))
    return letters if re.fullmatch("[a-z]+", letters) else None


def readings_of(fields, c):
    """Most common first."""
    heard = re.findall(r"(\S+?)\((\d+)\)", fields["kHanyuPinlu"].get(c, ""))
    total = sum(int(n) for _, n in heard)
    written = [s for s, n in heard if int(n) >= RARE * total]
    written += fields["kMandarin"].get(c, "").split()
    if not heard:
        written += re.findall(r":([^ ,]+)", fields["kXHC1983"].get(c, ""))
    plain = dict.fromkeys(map(plain_syllable, written))
    plain.pop(None, None)
    return list(plain)[:READINGS_MAX]


def make_readings(fields, folds):
    wanted = set(fields["kTGH"]) | set(fields["kGB0"]) | set(folds.values())
    first, other = collections.defaultdict(str), collections.defaultdict(str)
    for c in sorted(w for w in wanted if is_plain(w) and w not in folds):
        for n, syllable in enumerate(readings_of(fields, c)):
            (other if n else first)[syllable] += c
    return {s: (first[s], other[s]) for s in sorted({*first, *other})}


def main():
    fields, version = read(sys.argv[1])
    here = pathlib.Path(__file__).parent
    folds = make_folds(fields)
    by_target = collections.defaultdict(str)
    for c, simple in sorted(folds.items()):
        by_target[simple] += c
    with open(here / "simplified.tsv", "w", encoding="utf-8") as out:
        out.write(HEAD.format(version=version, what=(
            "simplified.tsv - a simplified character, and those that "
            "traditional text has for it.")))
        out.writelines(f"{s}\t{t}\n" for s, t in sorted(by_target.items()))
    with open(here / "pinyin.tsv", "w", encoding="utf-8") as out:
        out.write(HEAD.format(version=version, what=(
            "pinyin.tsv - a syllable without tone (v is ü), the characters "
            "mostly read\n# so, and those which are at times.")))
        out.writelines(f"{s}\t{a}\t{b}\n" for s, (a, b)
                       in make_readings(fields, folds).items())


if __name__ == "__main__":
    main()
