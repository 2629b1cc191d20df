#!/usr/bin/env python3
"""serve.py WORK - the servers of the tests, on free ports of loopback: an nginx
for what servers do, and a program of its own for what they should not do.
Writes WORK/ports, a shell script of variables, and serves until it is ended."""
import gzip
import http.server
import os
import shutil
import signal
import socket
import ssl
import subprocess
import sys
import threading
import time
from email.utils import formatdate
from urllib.parse import unquote

work = sys.argv[1]
here = os.path.dirname(os.path.abspath(__file__))
lock = threading.RLock()
arrived = threading.Condition(lock)
meeting = set()
seen = {}  # requests of each path so far
open_now = {}  # requests under way, of each host
PAGE = b"<html><body><p>A page.</p></body></html>"

BROTLI_ZEROS = bytes.fromhex(  # 64 MB of them
    "cbffff3f002400e2b14072effff8ffff078004401c1680eefd1fffffff00900088c3"
    "02d0bdffe3ffff1f001200715800baf77ffcffff034002200e0b40f7fe8fffff7f00"
    "4800c46101e8defff1ffff0f000980382c00ddfb3ffeffff012001108705a07bff37")
FRAMES = b"\0\0\0\4\0\0\0\0\0" + b"\xff\xff\xff\1\4\0\0\0\1" * 99


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


class Odd(http.server.BaseHTTPRequestHandler):
    """Each path of these misbehaves in its own way."""

    protocol_version = "HTTP/1.1"

    def log_message(self, form, *args):
        with lock, open(work + "/odd.log", "a") as log:
            log.write("%.3f %s\n" % (time.time(), form % args))

    def answer(self, status=200, body=PAGE, kind="text/html", **headers):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", len(body))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def begin(self, **headers):
        """A body without an end that is known."""
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True

    def do_GET(self):
        if self.path.startswith("http://"):
            return self.answer_as_proxy()
        path = self.path.split("?")[0]
        with lock:
            seen[self.path] = seen.get(self.path, 0) + 1
            self.count = seen[self.path]
        name = path.strip("/").replace("-", "_").replace(".", "_")
        method = getattr(self, "get_" + name, None)
        try:
            if method:
                return method()
            self.answer(404, b"nothing")
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def answer_as_proxy(self):
        if self.path.endswith("/to-private"):
            return self.answer(302, Location="http://192.168.1.1/")
        self.answer(body=b"proxied " + self.path.encode(), kind="text/plain")

    def get_page(self):
        self.answer()

    def get_robots_txt(self):
        robots = os.environ["ROBOTS"]
        here, at = self.headers["Host"].split(":")
        other = "127.0.0.2" if here == "127.0.0.1" else "127.0.0.1"
        if robots.isdigit():
            return self.answer(int(robots), b"nothing")
        if robots == "elsewhere":
            there = "http://127.0.0.2:%d/robots.txt" % port
            return self.answer(301, Location=there)
        if robots == "circle":
            there = "http://%s:%s/robots.txt" % (other, at)
            return self.answer(301, Location=there)
        if robots == "large":
            robots = "User-agent: *\nDisallow: /page\n" + "#\n" * 500000
        self.answer(body=robots.encode(), kind="text/plain")

    def get_echo(self):
        """What the client says of itself."""
        names = ("User-Agent", "Accept-Encoding", "Authorization", "Cookie",
                 "If-None-Match", "If-Modified-Since")
        lines = ["%s: %s" % (n, self.headers[n]) for n in names
                 if self.headers[n]]
        self.answer(body="\n".join(lines).encode(), kind="text/plain")

    # ---- slow ones

    def get_drip(self):
        self.begin()
        for _ in range(100):
            self.wfile.write(b"x")
            self.wfile.flush()
            time.sleep(0.25)

    def get_silent(self):
        time.sleep(20)

    def get_alone(self):
        """How many read from this host at the same time."""
        host = self.headers["Host"].split(":")[0]
        with lock:
            open_now[host] = open_now.get(host, 0) + 1
        time.sleep(0.1)
        with lock:
            count, open_now[host] = open_now[host], open_now[host] - 1
        self.answer(body=b"%d" % count)

    def get_together(self):
        """Answered when both hosts are asked."""
        with lock:
            meeting.add(self.headers["Host"])
            arrived.notify_all()
            met = arrived.wait_for(lambda: len(meeting) == 2, timeout=10)
        self.answer(body=b"together" if met else b"alone")

    # ---- large ones

    def get_endless(self):
        self.begin()
        while True:
            self.wfile.write(b"x" * 65536)

    def get_large(self):
        self.send_response(200)
        self.send_header("Content-Length", 10 << 40)
        self.end_headers()
        self.close_connection = True

    def get_exact(self):
        self.answer(body=b"x" * 1000)

    def get_bomb(self):
        packed = gzip.compress(b"\0" * (64 << 20))
        self.answer(body=packed, Content_Encoding="gzip")

    def get_bombs(self):
        packed = gzip.compress(gzip.compress(b"\0" * (64 << 20)))
        self.answer(body=packed, Content_Encoding="gzip, gzip")

    def get_endless_error(self):
        self.send_response(404)
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        while True:
            self.wfile.write(b"x" * 65536)

    # ---- broken ones

    def get_short(self):
        self.send_response(200)
        self.send_header("Content-Length", 1000)
        self.end_headers()
        self.wfile.write(b"x" * 10)
        self.close_connection = True

    def get_chunks(self):
        self.begin(Transfer_Encoding="chunked")
        self.wfile.write(b"5\r\nhello\r\nNONSENSE\r\n")

    def get_not_gzip(self):
        self.answer(body=b"this is no gzip", Content_Encoding="gzip")

    def get_nothing(self):
        self.close_connection = True

    def get_no_http(self):
        self.wfile.write(b"\x15\x03\x01 this is no HTTP\r\n\r\n")
        self.close_connection = True

    def get_headers(self):
        self.send_response(200)
        self.send_header("X-Long", "x" * 200000)
        self.end_headers()
        self.close_connection = True

    def get_endless_headers(self):
        self.send_response(200)
        self.flush_headers()
        for i in range(50000000):
            self.wfile.write(b"X-%d: %s\r\n" % (i, b"x" * 1000))

    def get_giant_header(self):
        self.send_response(200)
        self.flush_headers()
        self.wfile.write(b"X-Giant: ")
        for _ in range(100):
            self.wfile.write(b"x" * (1 << 20))
        self.wfile.write(b"\r\nContent-Length: 0\r\n\r\n")

    def get_interim(self):
        """Asks to go on, for ever."""
        while True:
            self.wfile.write(b"HTTP/1.1 103 Early Hints\r\nX: y\r\n\r\n" * 99)

    def get_trailers(self):
        self.begin(Transfer_Encoding="chunked")
        self.wfile.write(b"1\r\nx\r\n0\r\n")
        while True:
            self.wfile.write(b"X: " + b"x" * 1000 + b"\r\n")

    def raw(self, *lines, body=PAGE):
        self.wfile.write("\r\n".join(("HTTP/1.1 200 OK",) + lines +
                                     ("", "")).encode("latin-1") + body)
        self.close_connection = True

    def get_length_negative(self):
        self.raw("Content-Length: -5")

    def get_length_words(self):
        self.raw("Content-Length: many")

    def get_length_twice(self):
        self.raw("Content-Length: 40", "Content-Length: 5")

    def get_length_small(self):
        self.raw("Content-Length: 5")

    def get_length_huge(self):
        self.raw("Content-Length: 99999999999999999999999")

    def get_chunk_huge(self):
        self.raw("Transfer-Encoding: chunked",
                 body=b"FFFFFFFFFFFFFFFFF\r\n" + PAGE)

    def get_chunk_cut(self):
        self.raw("Transfer-Encoding: chunked", body=b"ff\r\n" + PAGE)

    def get_both_lengths(self):
        self.raw("Content-Length: 5", "Transfer-Encoding: chunked",
                 body=b"28\r\n" + PAGE + b"\r\n0\r\n\r\n")

    def get_odd_status(self):
        self.wfile.write(b"HTTP/1.1 999 \x1b[31mred\r\n"
                         b"Content-Length: 0\r\n\r\n")

    def get_folded(self):
        self.raw("Content-Type: text/html;", "\tcharset=\x1b[31m", "X: \x00y",
                 "Content-Length: 40")

    # ---- what is not what it says

    def get_picture(self):
        self.answer(body=b"\x89PNG\r\n\x1a\n" + bytes(1000))

    def get_page_as_picture(self):
        self.answer(kind="image/png")

    def get_packed_page(self):
        self.answer(body=gzip.compress(PAGE, mtime=0))

    def get_no_type(self):
        self.answer(kind="\x1b[31m/;;;=;charset=\"")

    def get_cookie(self):
        self.answer(302, Location="/echo", Set_Cookie="a=b; Path=/")

    def get_to(self):
        """To where the query says."""
        to = unquote(self.path.partition("?")[2])
        self.answer(302, Location=to.encode().decode("latin-1"))

    def get_brotli_bomb(self):
        self.answer(body=BROTLI_ZEROS, Content_Encoding="br")

    def get_zstd_bomb(self):
        packed = subprocess.run(["zstd", "-q"], input=bytes(64 << 20),
                                capture_output=True, check=True).stdout
        self.answer(body=packed, Content_Encoding="zstd")

    def get_layers(self):
        self.answer(body=b"x", Content_Encoding=", ".join(["gzip"] * 100))

    def get_comment_bomb(self):
        """Unpacks to the head of a gzip that has a comment without end."""
        head = b"\x1f\x8b\x08\x10\0\0\0\0\0\3" + b"x" * (64 << 20)
        self.answer(body=gzip.compress(head), Content_Encoding="gzip, gzip")

    def get_unknown_coding(self):
        self.answer(Content_Encoding="\x1b[31mred")

    # ---- lists

    def sitemap(self, entries, kind="urlset", of="url", before=b""):
        self.answer(body=b'<?xml version="1.0"?>%s<%s xmlns="http://www.'
                    b'sitemaps.org/schemas/sitemap/0.9">%s</%s>' %
                    (before, kind.encode(), b"".join(
                        b"<%s><loc>%s</loc></%s>" %
                        (of.encode(), e.encode(), of.encode())
                        for e in entries), kind.encode()),
                    kind="application/xml")

    def get_million(self):
        self.sitemap("/p?%d" % i for i in range(60000))

    def get_names_itself(self):
        self.sitemap(["/names-itself", "/page"])

    def get_index_itself(self):
        self.sitemap(["/index-itself", "/names-itself"], "sitemapindex",
                     "sitemap")

    def get_many_lists(self):
        self.sitemap(("/list?%d" % i for i in range(100)), "sitemapindex",
                     "sitemap")

    def get_list(self):
        self.sitemap("/p?%s.%d" % (self.path[6:], i) for i in range(100))

    def get_deep(self):
        self.sitemap(["/deep?%d" % (self.count + len(self.path))],
                     "sitemapindex", "sitemap")

    def get_p(self):
        self.answer(body=b"<h1>p</h1><p>%s</p>" % self.path.encode())

    def get_laughs(self):
        lines = ['<!ENTITY a0 "ha">'] + [
            '<!ENTITY a%d "%s">' % (i, "&a%d;" % (i - 1) * 10)
            for i in range(1, 12)]
        dtd = "<!DOCTYPE urlset [%s]>" % "".join(lines)
        self.sitemap(["/&a11;"], before=dtd.encode())

    def get_outside(self):
        self.sitemap(["/&x;"], before=b'<!DOCTYPE urlset [<!ENTITY x SYSTEM '
                     b'"file:///etc/passwd">]>')

    def get_elsewhere(self):
        self.sitemap(["file:///etc/passwd", "ftp://x/", "javascript:alert(1)",
                      "http://169.254.169.254/latest/", "http://[::1]/",
                      "http://user:secret@10.0.0.1/", "gopher://x/", "/page"])

    def get_no_location(self):
        self.answer(302)

    def get_to_nonsense(self):
        self.answer(302, Location="http://[not an address/")

    def get_next(self):
        self.answer(302, Location="/next?%d" % self.count)

    # ---- busy ones, which have time later

    def get_busy(self):
        if self.count < 3:
            return self.answer(503)
        self.answer()

    def get_later(self):
        if self.count == 1:
            return self.answer(503, Retry_After="1")
        self.answer()

    def get_later_date(self):
        if self.count == 1:
            when = formatdate(time.time() + 2, usegmt=True)
            return self.answer(429, Retry_After=when)
        self.answer()

    def get_year(self):
        self.answer(503, Retry_After="31536000")

    def get_for_ever(self):
        self.answer(503, Retry_After="9" * 100)

    def get_far_date(self):
        self.answer(503, Retry_After="Fri, 31 Dec 9999 23:59:59 GMT")

    def get_much_later(self):
        self.answer(429, Retry_After="3600")

    def get_never(self):
        self.answer(500)

    def get_breaks_once(self):
        if self.count == 1:
            return self.get_short()
        self.answer()

    # ---- changing ones

    def get_changing(self):
        tag = '"%d"' % (self.count // 3)
        if self.headers["If-None-Match"] == tag:
            return self.answer(304, b"", ETag=tag)
        self.answer(body=b"version " + tag.encode(), ETag=tag)

    def get_liar(self):
        self.answer(304, b"")


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def handle_error(self, request, address):
        pass  # clients go away: that is what is tested


def certificate(name, subject, *more):
    subprocess.run(
        ["openssl", "req", "-newkey", "ec", "-pkeyopt",
         "ec_paramgen_curve:prime256v1", "-nodes", "-subj", "/CN=" + subject,
         "-keyout", "%s/%s.key" % (work, name), *more],
        check=True, stderr=subprocess.DEVNULL)


def make_certificates():
    """site: good where it is trusted; old: its day is over."""
    address = "subjectAltName=IP:127.0.0.1"
    certificate("site", "site", "-x509", "-days", "2", "-addext", address,
                "-out", work + "/site.pem")
    certificate("old", "old", "-addext", address, "-out", work + "/old.csr")
    os.mkdir(work + "/ca")
    open(work + "/ca/index", "w").close()
    with open(work + "/ca/serial", "w") as out:
        out.write("01\n")
    with open(work + "/ca/conf", "w") as out:
        out.write("[ca]\ndefault_ca=own\n[own]\ndatabase=%s/ca/index\n"
                  "serial=%s/ca/serial\nnew_certs_dir=%s/ca\n"
                  "default_md=sha256\npolicy=any\ncopy_extensions=copy\n"
                  "[any]\ncommonName=supplied\n" % (work, work, work))
    subprocess.run(
        ["openssl", "ca", "-config", work + "/ca/conf", "-selfsign", "-batch",
         "-notext", "-keyfile", work + "/old.key", "-in", work + "/old.csr",
         "-startdate", "20200101000000Z", "-enddate", "20200102000000Z",
         "-out", work + "/old.pem"],
        check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def serve_tls(name, answer=None, protocols=()):
    """A server with this certificate: as the odd one, or with one answer for
    all that it is asked."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain("%s/%s.pem" % (work, name),
                            "%s/%s.key" % (work, name))
    if protocols:
        context.set_alpn_protocols(list(protocols))

    class Handler(Odd):
        def handle_one_request(self):
            if answer is None:
                return super().handle_one_request()
            self.connection.recv(65536)
            self.wfile.write(answer)
            self.close_connection = True

    tls = Server(("127.0.0.1", 0), Handler)
    tls.socket = context.wrap_socket(tls.socket, server_side=True,
                                     do_handshake_on_connect=False)
    threading.Thread(target=tls.serve_forever, daemon=True).start()
    return tls.server_port


def start_nginx():
    shutil.copytree(here + "/site", work + "/site")
    for folder, _, names in os.walk(work + "/site"):
        for name in names:  # their time is a part of their ETag
            os.utime(os.path.join(folder, name), (1714521600, 1714521600))
    with open(work + "/users", "w") as users:
        users.write("reader:{PLAIN}secret\n")
    make_certificates()
    with open(here + "/site.conf") as f:
        template = f.read()
    nginx = shutil.which("nginx", path=os.environ["PATH"] + ":/usr/sbin:/sbin")
    for _ in range(5):  # a port may be taken in between
        port, secure = free_port(), free_port()
        conf = template.replace("PORT", str(port))
        conf = conf.replace("HTTPS", str(secure)).replace("WORK", work)
        with open(work + "/nginx.conf", "w") as f:
            f.write(conf)
        process = subprocess.Popen(
            [nginx, "-e", work + "/error.log", "-p", work, "-c",
             work + "/nginx.conf"], stderr=subprocess.DEVNULL)
        for _ in range(100):
            if process.poll() is not None:
                break
            try:
                socket.create_connection(("127.0.0.1", port)).close()
                return process, port, secure
            except ConnectionRefusedError:
                time.sleep(0.02)
        process.kill()
    sys.exit("serve.py: nginx does not start: see %s/error.log" % work)


signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
nginx, port, secure = start_nginx()
try:
    server = Server(("", 0), Odd)
    with open(work + "/ports.new", "w") as out:
        out.write("site=127.0.0.1:%d\nother=127.0.0.2:%d\nsecure=127.0.0.1:%d\n"
                  "odd=127.0.0.1:%d\nclosed=127.0.0.1:%d\n"
                  "old=127.0.0.1:%d\nliar=127.0.0.1:%d\n"
                  "frames=127.0.0.1:%d\n"
                  % (port, port, secure, server.server_port, free_port(),
                     serve_tls("old"),
                     serve_tls("site", b"HTTP/1.1 200 OK\r\n\r\nhello", ["h2"]),
                     serve_tls("site", FRAMES, ["h2"])))
    os.rename(work + "/ports.new", work + "/ports")
    server.serve_forever()
finally:
    nginx.terminate()
    nginx.wait()
