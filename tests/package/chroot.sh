#!/bin/sh
# chroot.sh SOURCE - builds the packages as users would, installs them where
# nothing but Debian's smallest system is, uses them as somebody without rights,
# and removes them again.  It needs a mirror, root and minutes: long runs only.
set -eu
source=$1
[ -n "${KB_TEST_LONG-}" ] || exit 77
[ "$(id -u)" -eq 0 ] || { echo "chroot.sh: only root can"; exit 77; }
work=$(mktemp -d)
root=$work/root
trap 'umount "$root/proc" 2>/dev/null; rm -rf "$work"' EXIT

mirror=$(apt-get indextargets --format '$(SITE)' 'Created-By: Packages' \
    'Codename: bookworm' | head -n 1)
debootstrap --variant=minbase bookworm "$root" "$mirror" >"$work/log" 2>&1 ||
    { tail -n 5 "$work/log"; exit 1; }
mount -t proc proc "$root/proc"
cmake -S "$source" -B "$work/build" -G Ninja -DCMAKE_BUILD_TYPE=Release \
    -DCMAKE_INSTALL_PREFIX=/usr -DBUILD_TESTING=OFF >/dev/null
cmake --build "$work/build" >"$work/log" 2>&1 || { tail "$work/log"; exit 1; }
cpack --config "$work/build/CPackConfig.cmake" -B "$root/packages" >/dev/null

inside() {
    chroot "$root" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin \
        DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 "$@"
}
listing() {
    inside find / -xdev \( -path /proc -o -path /sys -o -path /packages \
        -o -path /var/cache -o -path /var/lib -o -path /var/log -o -path /tmp \
        -o -path /dev -o -path /home \) -prune -o -print | sort
}
install() {
    inside sh -c "apt-get install -y --no-install-recommends $1" \
        >"$work/log" 2>&1 || { tail "$work/log"; exit 1; }
}
cp /etc/apt/sources.list /etc/apt/apt.conf "$root/etc/apt/" 2>/dev/null || true
inside apt-get update >"$work/log" 2>&1 || { tail "$work/log"; exit 1; }
inside useradd --create-home reader
listing >"$work/before"

install '/packages/aigckb_*.deb'
cat >"$root/packages/try.sh" <<'END'
set -eu
cd
aigckb demo
aigckb ingest -q /usr/share/aigckb/articles
aigckb show RAG
aigckb search 深度伪造 --json | grep -q '"ok":true'
aigckb graph GPT-4 -o gpt4.svg && grep -q '</svg>' gpt4.svg
aigckb graph GPT-4 -o gpt4.png
aigckb report -o aigc.html
printf '<h1>AIGC</h1><p>GPT-4由OpenAI发布。' >page.html
tar -cf page.tar page.html && aigckb ingest -q page.html page.tar
aigckb ingest http://127.0.0.1/ --allow-private && exit 1
aigckb db check
END
inside su reader -c 'sh /packages/try.sh' >"$work/said" 2>&1 ||
    { cat "$work/said"; exit 1; }
grep -q 检索增强生成 "$work/said"

install '/packages/libaigckb0_*.deb /packages/libaigckb-dev_*.deb gcc libc6-dev pkg-config'
cat >"$root/packages/count.c" <<'END'
#include <aigckb/store.h>

int main(int argc, char **argv)
{
    kb_error err;
    kb_store *store = NULL;
    kb_status status =
        kb_store_open(&store, argc > 1 ? argv[1] : "", KB_READ, &err);

    kb_store_close(store);
    return status != KB_OK;
}
END
inside sh -c 'cc /packages/count.c -o /packages/count \
    $(pkg-config --cflags --libs aigckb)'
inside /packages/count /home/reader/.local/share/aigckb/kb.db

inside apt-get purge -y aigckb libaigckb0 libaigckb-dev >/dev/null 2>&1
inside apt-get autoremove -y --purge gcc libc6-dev pkg-config >/dev/null 2>&1
listing >"$work/after"
left=$(comm -13 "$work/before" "$work/after" | grep aigckb || true)
[ -z "$left" ] || { echo "left behind: $left"; exit 1; }
