"""strings.py - what an author may write to harm whoever prints it, and what of
it must not reach a reader."""
import re

HUB = "甲模型"

# Each is a name, a title, an alias, a unit, ...: whatever an article gives.
STRINGS = [
    # what a terminal obeys
    "\x1b[31;1m红\x1b[0m", "\x1b]8;;http://evil.example/\x07链\x1b]8;;\x1b\\",
    "\x1b]52;c;cm0gLXJm\x07剪", "\x9b2J清\x9d0;题\x9c", "退\x08\x08格\x7f",
    "\x1bP0;1|17/41\x1b\\设备", "响\x07\x05\x0e铃",
    # what a reader does not see as it is
    "\u202e逆\u202c写", "\u2066隔\u2069离\u061c\u200f", "零\u200b宽\u2060度\ufeff",
    "签\U000e0041\U000e0042\U000e007f", "注\ufff9一\ufffa二\ufffb",
    "\u0301\u0302\u0303\u0489", "换\n行\r\n与\t表\x0b\x0c", "段\u2028落\u2029末\x85",
    # what a spreadsheet runs
    "=cmd|' /C calc'!A0", "+1+cmd()", "-2+3", "@SUM(1,2)", "＝cmd()", "＋1", "－1",
    "＠SUM(1)", "\t=1", "'=1", '"=1"', ';=1', "a,b;c",
    # what markup means
    "<script>alert(1)</script>", "<img src=x onerror=alert(2)>", "</script><!--",
    "]]>--><![CDATA[x", "&amp;&lt;&bogus;&#60;", '"><svg/onload=alert(3)>',
    "[链接](javascript:alert(4))", "![](http://evil.example/p.png)", "`代`*码*_",
    "| 列 | 栏 |", "# 标题", "1. 项", "---", "^[脚注]", "\\", "\\\\\"", "{{data}}",
    "javascript:alert(5)", "<http://evil.example>",
    # what other languages mean
    '点"];evil[label="', "C:\\N\\l\\r", "%%{init: {}}%%", "end", "a --> b",
    "'; DROP TABLE concept; --", "$(touch owned)`id`", "%s%n%1$s", "{id}\\t{name}",
    "c:甲模型", "s:1", "r:000000000000", "@prefix x: <y> .", "\"\"\" ^^<x> .",
    "http://x.example/ <>\"{}|^`", "../../etc/passwd", "con.txt",
    # what a command takes for something else
    "--help", "-rf", "--", "-", "--output=owned", "-ofile", "*", "~", "!!",
    # what is long, wide or nothing
    "长" * 3000, "w" * 2000, "a" + "\u0300" * 500, "😀👩\u200d💻", "　", "\U0010ffff\ufffe",
]

UNSAFE = re.compile(
    "[\0-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e"
    "\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]")
OURS = re.compile("\x1b\\[(?:0|1|1;31)m")  # of tables, on a terminal
BAR = re.compile("\r[^\r\n]*\x1b\\[K|\r\x1b\\[K")  # of what takes long


def unsafe(data, terminal=False):
    """What must not be in an output, or None."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return f"not UTF-8: {error}"
    if terminal:
        text = BAR.sub("", OURS.sub("", text))
    found = UNSAFE.search(text)
    return found and f"{found[0]!a} in {text[max(0, found.start() - 30):found.end() + 30]!a}"
