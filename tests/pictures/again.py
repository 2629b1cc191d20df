#!/usr/bin/env python3
"""again.py A B - whether two pictures are one, but for the last digit of their
numbers: neato's places differ in the twelfth from run to run, and one in some
hundred is rounded the other way."""
import re
import sys

NUMBER = re.compile(r"-?\d+\.\d+")
LEAST = 0.011

first, second = (open(path, encoding="utf-8").read() for path in sys.argv[1:])
if NUMBER.split(first) != NUMBER.split(second):
    sys.exit("not the same words")
for a, b in zip(NUMBER.findall(first), NUMBER.findall(second)):
    if abs(float(a) - float(b)) > LEAST:
        sys.exit(f"{a} was {b}")
