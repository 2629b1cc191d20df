"""skos.py CONCEPTS RELATIONS <N-TRIPLES - holds a thesaurus to what SKOS asks
for (its conditions S9, S13, S14, S25 and S27, the last one for direct links)."""
import re
import sys
from collections import Counter, defaultdict

SKOS = "<http://www.w3.org/2004/02/skos/core#"
RDF = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#"
triple = re.compile(r"(\S+) (\S+) (.*) \.$")
found = defaultdict(set)
for line in sys.stdin:
    s, p, o = triple.match(line).groups()
    found[p].add((s, o))


def of(name):
    return found[SKOS + name + ">"]


def turned(pairs):
    return {(o, s) for s, o in pairs}


types = Counter(o for _, o in found[RDF + "type>"])
assert types[SKOS + "Concept>"] == int(sys.argv[1]), types
assert types[RDF + "Statement>"] == int(sys.argv[2]), types
concepts = {s for s, o in found[RDF + "type>"] if o == SKOS + "Concept>"}
assert {s for s, _ in of("prefLabel")} == concepts
preferred = Counter((s, o.rsplit("@", 1)[1]) for s, o in of("prefLabel"))
assert max(preferred.values()) == 1
assert {language for _, language in preferred} == {"zh", "en"}
assert not of("prefLabel") & of("altLabel")
assert of("broader") and of("broader") == turned(of("narrower"))
assert not of("broader") & of("narrower")
assert of("related") and of("related") == turned(of("related"))
assert not of("related") & (of("broader") | of("narrower"))
for _, source in found["<http://purl.org/dc/terms/source>"]:
    assert (source, "<http://purl.org/dc/terms/BibliographicResource>") in found[
        RDF + "type>"], source
