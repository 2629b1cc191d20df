#!/usr/bin/env python3
"""shelf.py ARCHIVE NAME[=WHAT]... - archives that the usual tools refuse to make.

ARCHIVE ends in .zip, .tar or .tar.gz.  A NAME has Python's escapes and is
written as the bytes it gives, so that '\\xc4\\xa3.md' is GBK.  WHAT is the text
of the file, `@FILE` what is in a file, `*N` N zeros; in a tar also `>TARGET`, a
symbolic link, `+TARGET`, a hard link, and `device`, `fifo`, `folder`.
"""
import io
import sys
import tarfile
import warnings
import zipfile

SECONDS = 1709287200  # 2024-03-01 10:00 UTC
KINDS = {"device": tarfile.CHRTYPE, "fifo": tarfile.FIFOTYPE,
         "folder": tarfile.DIRTYPE}


class RawName(zipfile.ZipInfo):
    """A name of any bytes, which says nothing of its encoding."""

    def _encodeFilenameFlags(self):
        return self.filename.encode("latin-1"), self.flag_bits & ~0x800


def content(what):
    if what.startswith("*"):
        return bytes(int(what[1:]))
    if what.startswith("@"):
        with open(what[1:], "rb") as file:
            return file.read()
    return what.encode()


def add_to_zip(archive, name, what):
    info = RawName(name, (2024, 3, 1, 10, 0, 0))
    info.filename = name  # as it is, also with a NUL or a backslash
    info.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(info, content(what))


def add_to_tar(archive, name, what):
    info = tarfile.TarInfo(name)
    info.mtime = SECONDS
    if what in KINDS:
        info.type = KINDS[what]
    elif what[:1] in (">", "+"):
        info.type = tarfile.SYMTYPE if what[0] == ">" else tarfile.LNKTYPE
        info.linkname = what[1:]
    if info.isreg():
        data = content(what)
        info.size = len(data)
        archive.addfile(info, io.BytesIO(data))
    else:
        archive.addfile(info)


def main(path, *members):
    warnings.simplefilter("ignore")  # of names that come twice
    if path.endswith(".zip"):
        archive, add = zipfile.ZipFile(path, "w"), add_to_zip
    else:
        mode = "w:gz" if path.endswith(".gz") else "w"
        archive = tarfile.open(path, mode, format=tarfile.GNU_FORMAT,
                               encoding="latin-1")
        add = add_to_tar
    with archive:
        for member in members:
            name, _, what = member.partition("=")
            name = name.encode().decode("unicode_escape") if "\\" in name else \
                name.encode().decode("latin-1")
            add(archive, name, what or "# x\n")


main(*sys.argv[1:])
