# setup.sh - read by the other scripts, as `. setup.sh PREFIX`: where an
# installed library is found, and a folder to work in.
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
prefix=$(cd "$1" && pwd)
libdir=$(echo "$prefix"/lib*)
PKG_CONFIG_PATH=$libdir/pkgconfig
LD_LIBRARY_PATH=$libdir
export PKG_CONFIG_PATH LD_LIBRARY_PATH LC_ALL=C.UTF-8
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# What a program without a sanitizer must load first, for a library that has it.
sanitizer() { # LIBRARY CC
    if nm -D "$1" | grep -q __asan_init; then
        "$2" -print-file-name="libclang_rt.asan-$(uname -m).so"
    fi
}
