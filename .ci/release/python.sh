#!/bin/sh
# A Python for machines with glibc 2.28 (UOS 20, Kylin V10): Debian's sources, and zig's C compiler, which knows old
# glibcs. `python.sh FOLDER` leaves FOLDER/python/bin/python3.11 and keeps what it fetched and built beside it; about
# four minutes the first time, none after. Without ssl, sqlite3, bz2 and lzma, which no part of the program asks for.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$1"
folder=$(cd "$1" && pwd)
glibc=2.28
stamp=$(sha256sum "$here/python.sh" "$here/zig.txt" | sha256sum)
[ "$(cat "$folder/python.stamp" 2>/dev/null)" != "$stamp" ] || exit 0

say() { echo "$*" >&2; }

say "Fetching zig, and the sources of Python, zlib and libffi."
[ -x "$folder/zig/bin/python" ] || python3 -m venv "$folder/zig"
"$folder/zig/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes -r "$here/zig.txt"

# Debian's own mirror as this machine names it, with its sources; the machine's lists stay as they are.
sources=$folder/sources
mkdir -p "$sources/lists/partial" "$sources/cache/archives/partial"
mirror=$(apt-get indextargets --format '$(CODENAME) $(REPO_URI)' 'Created-By: Packages' | sed -n 's/^bookworm //p' | head -n 1)
[ -n "$mirror" ] || { say "The sources are those of Debian 12, which this machine's apt does not name."; exit 1; }
echo "deb-src [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror bookworm main" >"$sources/sources.list"
of_sources() {
    (cd "$sources" && apt-get -qq -o Dir::Etc::SourceList="$sources/sources.list" -o Dir::Etc::SourceParts=/dev/null \
        -o Dir::State::Lists="$sources/lists" -o Dir::Cache="$sources/cache" -o APT::Sandbox::User=root "$@")
}
of_sources update
of_sources source --download-only python3.11 zlib libffi
unpack() {  # unpack NAME: its original source, in $folder/NAME
    rm -rf "${folder:?}/$1"
    mkdir "$folder/$1"
    tar -xf "$(ls "$sources/$1"_*.orig.tar.*)" -C "$folder/$1" --strip-components 1
}

# One compiler for all that follows. Its own checks for undefined behaviour would call a runtime that is not there.
cat >"$folder/cc" <<END
#!/bin/sh
exec "$folder/zig/bin/python" -m ziglang cc -target x86_64-linux-gnu.$glibc -fno-sanitize=undefined -D_GNU_SOURCE \\
    -Wno-implicit-function-declaration -Wno-date-time "\$@"
END
printf '#!/bin/sh\nexec "%s" -m ziglang ar "$@"\n' "$folder/zig/bin/python" >"$folder/ar"
printf '#!/bin/sh\nexec "%s" -m ziglang ranlib "$@"\n' "$folder/zig/bin/python" >"$folder/ranlib"
chmod +x "$folder/cc" "$folder/ar" "$folder/ranlib"
export CC="$folder/cc" AR="$folder/ar" RANLIB="$folder/ranlib" CFLAGS="-O2 -fPIC"

say "Building zlib, libffi and Python for glibc $glibc."
unpack zlib
(cd "$folder/zlib" && ./configure --static --prefix="$folder/static" && make -j2 libz.a && make install) \
    >"$folder/zlib.log" 2>&1 || { tail -20 "$folder/zlib.log" >&2; exit 1; }
unpack libffi
(cd "$folder/libffi" && ./configure --disable-shared --enable-static --disable-exec-static-tramp --disable-docs \
    --disable-multi-os-directory --prefix="$folder/static" && make -j2 && make install) \
    >"$folder/libffi.log" 2>&1 || { tail -20 "$folder/libffi.log" >&2; exit 1; }

unpack python3.11
python() {
    cd "$folder/python3.11"
    # What the machine that builds has in /usr/include and beside it is for its own glibc.
    sed -i -e 's/^\( *\)self\.add_multiarch_paths()/\1pass/' \
        -e "s#system_lib_dirs = .*#system_lib_dirs = ['$folder/static/lib']#" \
        -e "s#system_include_dirs = .*#system_include_dirs = ['$folder/static/include']#" setup.py
    PKG_CONFIG=false CPPFLAGS="-I$folder/static/include" LDFLAGS="-L$folder/static/lib" ./configure --prefix="$folder/python" \
        --enable-shared --without-ensurepip --with-system-ffi --disable-test-modules \
        ac_cv_file__dev_ptmx=yes ac_cv_file__dev_ptc=no
    # zig's linker knows no -h; and the stub libpython3.so is for other people's extensions.
    sed -i -e 's/-Wl,-h\$(INSTSONAME)/-Wl,-soname,$(INSTSONAME)/' -e 's/^\(PY3LIBRARY=\).*/\1/' Makefile
    make -j2
    make install
}
(python) >"$folder/python.log" 2>&1 || { tail -30 "$folder/python.log" >&2; exit 1; }
LD_LIBRARY_PATH="$folder/python/lib" "$folder/python/bin/python3.11" -c '
import ctypes, hashlib, json, math, mmap, select, socket, struct, unicodedata, zlib'
echo "$stamp" >"$folder/python.stamp"
