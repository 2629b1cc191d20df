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
import subprocess
import sys
import threading
import time
from email.utils import formatdate

work = sys.argv[1]
here = os.path.dirname(os.path.abspath(__file__))
lock = threading.RLock()
arrived = threading.Condition(lock)
meeting = set()
seen = {}  # requests of each path so far
open_now = {}  # requests under way, of each host
PAGE = b"<html><body><p>A page.</p></body></html>"


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

    def handle_error(self, request, address):
        pass  # clients go away: that is what is tested


def start_nginx():
    shutil.copytree(here + "/site", work + "/site")
    for folder, _, names in os.walk(work + "/site"):
        for name in names:  # their time is a part of their ETag
            os.utime(os.path.join(folder, name), (1714521600, 1714521600))
    with open(work + "/users", "w") as users:
        users.write("reader:{PLAIN}secret\n")
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt",
         "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2", "-subj",
         "/CN=site", "-addext", "subjectAltName=IP:127.0.0.1",
         "-keyout", work + "/site.key", "-out", work + "/site.pem"],
        check=True, stderr=subprocess.DEVNULL)
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
                  % (port, port, secure, server.server_port, free_port()))
    os.rename(work + "/ports.new", work + "/ports")
    server.serve_forever()
finally:
    nginx.terminate()
    nginx.wait()
