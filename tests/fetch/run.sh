#!/bin/sh
# run.sh FETCH_CLI AIGCKB CASE - starts the servers on loopback, runs CASE/cmd and
# compares what it printed with CASE/expected; UPDATE=1 rewrites that file.
# `fetch` is the program; $site, $other (the same nginx at another address),
# $secure, $odd, $old (its certificate is), $liar and $frames (no HTTP/2, but
# they say so) and $closed (nobody there) are hosts with their ports.  `ingest`
# and `aigckb` run the whole program.  A file
# CASE/robots is the robots.txt of $odd, or its status.
set -eu
# else a broken build would be the expected result
{ [ -x "$1" ] && [ -x "$2" ]; } || exit 99
program=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
aigckb=$(cd "$(dirname "$2")" && pwd)/$(basename "$2")
case=$(cd "$3" && pwd)
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
chmod 755 "$work" # a worker of root's nginx is nobody
server=
end() {
    [ -z "$server" ] || kill "$server" 2>/dev/null || :
    [ -z "$server" ] || wait "$server" 2>/dev/null || :
    rm -rf "$work"
}
trap end EXIT
trap 'exit 1' INT TERM

unset http_proxy https_proxy HTTPS_PROXY all_proxy ALL_PROXY no_proxy NO_PROXY
unset CURL_CA_BUNDLE SSL_CERT_FILE SSL_CERT_DIR
ROBOTS=404
[ ! -f "$case/robots" ] || ROBOTS=$(cat "$case/robots")
export ROBOTS LC_ALL=C.UTF-8
python3 "$here/serve.py" "$work" &
server=$!
while [ ! -f "$work/ports" ]; do
    kill -0 "$server" || exit 1
    sleep 0.02
done
. "$work/ports"

# Quick: no delay that one would notice, and no patience.
fetch() {
    "$program" -p -o delay_ms=1 -o backoff_ms=1 "$@"
}
# With what a user has who sets nothing.
fetch_as_is() {
    "$program" "$@"
}
# The same where the names under .test are those of resolver.c; what was
# connected to is in $work/connected.
fetch_names() {
    KB_CONNECTED="$work/connected" LD_PRELOAD="${program%/*}/libresolver.so" \
        "$program" -o delay_ms=1 -o retries=-1 "$@"
}
# The whole program, with a store of its own.
aigckb() {
    "$aigckb" --db "$work/kb.db" "$@"
}
ingest() {
    aigckb ingest --allow-private --delay 0 "$@"
}
code=0
(. "$case/cmd") >"$work/out" 2>"$work/errors" || code=$?
{
    cat "$work/out"
    sed 's/^/! /' "$work/errors"
    echo "= $code"
} | sed "s/$site/SITE/g; s/$other/OTHER/g; s/$secure/SECURE/g; s/$odd/ODD/g
    s/$old/OLD/g; s/$liar/LIAR/g; s/$frames/FRAMES/g
    s/$closed/CLOSED/g; s/port ${odd#*:}/port ODD/g
    s/port ${closed#*:}/port CLOSED/g; s/after [0-9]* ms/after T ms/g
    s/in [0-9]* ms/in T ms/g; s/after [0-9]* milli/after T milli/g; s|$work|WORK|g" >"$work/actual"

[ -z "${UPDATE:-}" ] || cp "$work/actual" "$case/expected"
diff -u "$case/expected" "$work/actual"
