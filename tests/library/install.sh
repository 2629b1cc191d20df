#!/bin/sh
# install.sh CMAKE BUILD PREFIX - installs what was built into an empty folder,
# and looks that each file is where users and other builds look for it.
set -eu
rm -rf "$3"
"$1" --install "$2" --prefix "$3" >/dev/null
cd "$3"
for file in bin/aigckb lib*/libaigckb.so lib*/libaigckb.a \
    lib*/pkgconfig/aigckb.pc include/aigckb/store.h \
    lib*/aigckb/aigckb.so share/aigckb/metadata.json; do
    [ -f "$file" ] || { echo "not installed: $file"; exit 1; }
done
