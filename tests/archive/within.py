#!/usr/bin/env python3
"""within.py MEGABYTES SECONDS COMMAND... - runs it, and says so where it took
more memory, or more time, than that."""
import os
import signal
import subprocess
import sys

most, seconds = int(sys.argv[1]), int(sys.argv[2])
process = subprocess.Popen(sys.argv[3:])
signal.signal(signal.SIGALRM, lambda *_: process.kill())
signal.alarm(seconds)
_, status, used = os.wait4(process.pid, 0)
if used.ru_maxrss > most * 1024:
    print("took %d MB" % (used.ru_maxrss // 1024))
if status:
    print("ended with %d" % os.waitstatus_to_exitcode(status))
