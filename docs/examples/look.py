#!/usr/bin/env python3
"""look.py STORE WORD - what look.c does, by ctypes: no compiler is needed.

    LD_LIBRARY_PATH=PREFIX/lib python3 look.py kb.db 扩散模型

A struct that a function fills must be told to ctypes as the header has it, in
the same order and with the same types.
"""
import ctypes
import sys
from ctypes import (POINTER, Structure, byref, c_bool, c_char, c_char_p,
                    c_double, c_int, c_int64, c_size_t, c_uint, c_uint32,
                    c_uint64, c_void_p)

DEFINITIONS, HITS = 2, 3
KB_OK, KB_NOT_FOUND, KB_AMBIGUOUS = 0, 1, 2  # status.h
KB_READ, KB_ANY = 1, -1  # store.h


def fields(kind, names):
    return [(name, kind) for name in names.split()]


class Error(Structure):  # status.h
    _fields_ = [("message", c_char * 512)]


class Concept(Structure):  # store.h
    _fields_ = (fields(c_uint64, "id") + fields(c_char_p, "fold name")
                + fields(c_int, "kind layer")
                + fields(c_int64, "mentions articles sources"))


class Word(Structure):  # vocabulary.h
    _fields_ = fields(c_char_p, "name en zh plural inverse_en inverse_zh")


class Term(Structure):  # term.h
    _fields_ = ([("text", c_char_p), ("concept", Concept)]
                + fields(c_char_p, "matched_by redirected_from")
                + [("candidates", POINTER(Concept))]
                + fields(c_size_t, "candidate_count candidate_total"))


class ArticleFilter(Structure):  # store.h
    _fields_ = fields(c_char_p, "since until site tag")


class StatementFilter(Structure):  # query.h, as are those below
    _fields_ = ([("articles", ArticleFilter), ("basis", c_int)]
                + fields(c_uint, "predicates kinds layers")
                + [("min_confidence", c_double), ("min_sources", c_int64),
                   ("with_duplicates", c_bool)])


class Place(Structure):
    _fields_ = (fields(c_uint64, "article cluster")
                + [("claim", c_uint32), ("date", c_char_p)]
                + fields(c_uint32, "block start end")
                + [("basis", c_int), ("confidence", c_double),
                   ("speaker", c_char_p)])


class Definition(Structure):
    _fields_ = (fields(c_char_p, "text by") + [("typical", c_double)]
                + fields(c_int64, "sources articles clusters")
                + fields(c_char_p, "first_date last_date")
                + [("places", POINTER(Place)), ("place_count", c_size_t),
                   ("variants", c_void_p), ("variant_count", c_size_t)])


class Definitions(Structure):
    _fields_ = [("data", POINTER(Definition)), ("len", c_size_t)]


class Source(Structure):
    _fields_ = (fields(c_uint64, "id cluster") + [("cluster_size", c_size_t)]
                + fields(c_char_p, "key artid title url site author date"))


class Evidence(Structure):
    _fields_ = ([("source", Source), ("heading", c_char_p)]
                + fields(c_uint32, "para start end byte_start byte_end")
                + fields(c_char_p, "quote speaker"))


class SearchQuery(Structure):  # search.h, as are those below
    _fields_ = ([("text", c_char_p), ("articles", ArticleFilter),
                 ("only", c_void_p)]
                + fields(c_bool, "every with_duplicates")
                + fields(c_size_t, "limit skip"))


class ScorePart(Structure):
    _fields_ = [("name", c_char_p), ("value", c_double), ("weight", c_double)]


class SearchHit(Structure):
    _fields_ = ([("passage", Evidence)]
                + fields(c_bool, "cut_before cut_after")
                + [("marks", c_void_p), ("mark_count", c_size_t),
                   ("score", c_double), ("parts", ScorePart * 5)])


class SearchResult(Structure):
    _fields_ = [("hits", POINTER(SearchHit)), ("hit_count", c_size_t),
                ("total", c_int64), ("places", c_void_p),
                ("place_count", c_size_t)]


kb = ctypes.CDLL("libaigckb.so.0")
kb.kb_arena_new.restype = kb.kb_reader_new.restype = c_void_p
kb.kb_status_name.restype = c_char_p
kb.kb_kind_word.restype = POINTER(Word)


class Failed(Exception):
    def __init__(self, status, message):
        super().__init__(f"{kb.kb_status_name(status).decode()}: {message}")


class Desk:
    """An open store, its reader, and an arena for what is read."""

    def __init__(self, file):
        self.store, self.error = c_void_p(), Error()
        self.call(kb.kb_store_open, byref(self.store), file.encode(), KB_READ)
        self.reader = c_void_p(kb.kb_reader_new(self.store))
        self.arena = c_void_p(kb.kb_arena_new())

    def __enter__(self):
        return self

    def __exit__(self, *_):
        kb.kb_reader_free(self.reader)
        kb.kb_store_close(self.store)
        kb.kb_arena_free(self.arena)

    def call(self, function, *arguments):
        status = function(*arguments, byref(self.error))
        if status != KB_OK:
            raise Failed(status, self.error.message.decode())

    def concept(self, word):
        term = Term()
        status = kb.kb_term_find(byref(term), self.store, self.arena,
                                 word.encode(), byref(self.error))
        if status in (KB_NOT_FOUND, KB_AMBIGUOUS):
            for i in range(term.candidate_count):
                print(f"perhaps  {term.candidates[i].name.decode()}")
        if status != KB_OK:
            raise Failed(status, self.error.message.decode())
        return term.concept

    def definitions(self, concept):
        found = Definitions()
        self.call(kb.kb_definitions_find, byref(found), self.store, self.arena,
                  c_uint64(concept.id), byref(StatementFilter(basis=KB_ANY)))
        return found.data[:min(found.len, DEFINITIONS)]

    def quote(self, place):
        evidence = Evidence()
        self.call(kb.kb_reader_quote, byref(evidence), self.reader, self.arena,
                  byref(place))
        return evidence

    def hits(self, text):
        found = SearchResult()
        self.call(kb.kb_search, byref(found), self.store, self.arena,
                  byref(SearchQuery(text=text.encode(), limit=HITS)))
        return found.hits[:found.hit_count]


def look(file, word):
    with Desk(file) as desk:
        concept = desk.concept(word)
        kind = kb.kb_kind_word(concept.kind).contents.zh.decode()
        print(f"concept  {concept.name.decode()}, {kind} "
              f"(sources: {concept.sources})")
        for definition in desk.definitions(concept):
            evidence = desk.quote(definition.places[0])
            source = evidence.source
            print(f"is       {definition.text.decode()} "
                  f"(sources: {definition.sources})")
            print(f"quote    {evidence.quote.decode()}")
            print(f"article  s:{source.key.decode()} {source.title.decode()}")
        for hit in desk.hits(word):
            print(f"found    s:{hit.passage.source.key.decode()} "
                  f"{hit.passage.quote.decode()}")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("usage: look.py STORE WORD")
    try:
        look(sys.argv[1], sys.argv[2])
    except Failed as failure:
        print(f"look: {failure}", file=sys.stderr)
        sys.exit(1)
