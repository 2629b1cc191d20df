#!/bin/sh
# headers.sh PREFIX CC [FLAG...] - each installed header compiles alone, as C17
# and as C++17 with all warnings; and a C++ program of all of them links.
set -eu
. "$(dirname "$0")/setup.sh"
shift
flags=$(pkg-config --cflags aigckb)
strict='-Wall -Wextra -Wpedantic -Werror'
bad=0

cd "$prefix/include"
for header in aigckb/*.h; do
    printf '#include <%s>\ntypedef int kb_end;\n' "$header" >"$work/one.c"
    # shellcheck disable=SC2086
    if ! "$@" -std=c17 $strict $flags -fsyntax-only "$work/one.c" ||
        ! g++ -std=c++17 $strict $flags -fsyntax-only -x c++ "$work/one.c"; then
        echo "^ $header does not compile alone"
        bad=1
    fi
    echo "#include <$header>" >>"$work/all.cc"
done
cat >>"$work/all.cc" <<'END'
#include <cstdio>

int main()
{
    kb_statement_filter statements = KB_STATEMENT_FILTER_ALL;
    kb_set_query articles = KB_SET_QUERY_ALL;
    kb_store *store = nullptr;
    kb_error err = {};
    kb_status status = kb_store_open(&store, "/none", KB_READ, &err);
    kb_store_close(store);
    if (statements.basis != KB_ANY || articles.layer != KB_ANY)
        return 1;
    return std::puts(kb_status_name(status)) < 0;
}
END
cd "$work"
# shellcheck disable=SC2046,SC2086
g++ -std=c++17 $strict $flags -c all.cc
# shellcheck disable=SC2046
"$@" all.o -o all $(pkg-config --libs aigckb) -lstdc++
[ "$(./all)" = store_missing ] || { echo "the C++ program says something else"; bad=1; }
exit $bad
