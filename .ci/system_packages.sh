#!/bin/sh
# The libraries that Qt wants from the system, and Python's venv: what is there is skipped, the rest is named and
# installed by apt (through sudo when not root). `system_packages.sh run|dev|dist|bench|desktop PYTHON`.
set -eu
mode=$1
python=$2

# Asked for by the name that the loader uses, so that any distribution that has them is content.
wanted='libEGL.so.1 libegl1
libGL.so.1 libgl1
libxkbcommon.so.0 libxkbcommon0
libfontconfig.so.1 libfontconfig1
libdbus-1.so.3 libdbus-1-3
libgthread-2.0.so.0 libglib2.0-0
libgssapi_krb5.so.2 libgssapi-krb5-2'
if [ "$mode" = run ] || [ "$mode" = dist ] || [ "$mode" = desktop ]; then  # other tests draw off screen
    wanted="$wanted
libxcb-cursor.so.0 libxcb-cursor0
libxcb-icccm.so.4 libxcb-icccm4
libxcb-keysyms.so.1 libxcb-keysyms1
libxcb-shape.so.0 libxcb-shape0
libxkbcommon-x11.so.0 libxkbcommon-x11-0"
fi
if [ "$mode" = dist ] || [ "$mode" = desktop ]; then
    wanted="$wanted
libcups.so.2 libcups2"
fi
if [ "$mode" = dist ]; then  # taken along
    wanted="$wanted
libxcb-image.so.0 libxcb-image0
libxcb-render-util.so.0 libxcb-render-util0
libxcb-util.so.1 libxcb-util1"
fi
missing=$(echo "$wanted" | "$python" -c '
import ctypes, importlib.util, sys
for line in sys.stdin:
    library, package = line.split()
    try:
        ctypes.CDLL(library)
    except OSError:
        print(package)
version = "%d.%d" % sys.version_info[:2]
if importlib.util.find_spec("ensurepip") is None:
    print("python" + version + "-venv")
if sys.argv[1] == "dev":  # the tests simulate power cuts with a library of a hundred lines
    import shutil
    if shutil.which("cc") is None:
        print("gcc")
        print("libc6-dev")
    if shutil.which("dbus-daemon") is None:  # a bus of their own, on which they play logind
        print("dbus-daemon")
if sys.argv[1] == "bench":  # the peers that a figure is held against
    import shutil
    peers = {"Xvfb": "xvfb", "sqlitebrowser": "sqlitebrowser", "soffice": "libreoffice-writer-nogui"}
    print(*(package for program, package in peers.items() if shutil.which(program) is None), sep="\n")
if sys.argv[1] == "desktop":  # what opens the tables of a package in its tests, an input method and a printer queue
    import pathlib, shutil
    others = {"Xvfb": "xvfb", "xdotool": "xdotool", "dbus-run-session": "dbus", "ibus-daemon": "ibus",
              "/usr/libexec/ibus-engine-libpinyin": "ibus-libpinyin dconf-gsettings-backend gsettings-desktop-schemas",
              "/usr/sbin/cupsd": "cups-daemon", "lpadmin": "cups-client"}
    print(*(package for program, package in others.items() if shutil.which(program) is None), sep="\n")
    office = shutil.which("soffice")
    if office is None or not pathlib.Path(office).resolve().with_name("libsclo.so").is_file():
        print("libreoffice-calc-nogui")
if sys.argv[1] == "dist":  # what PyInstaller packs and strips with
    import pathlib, shutil, sysconfig
    library = "libpython" + version + ".so.1.0"
    try:
        ctypes.CDLL(library)
    except OSError:
        if not pathlib.Path(sysconfig.get_config_var("LIBDIR"), library).is_file():
            print("libpython" + version)
    if shutil.which("objdump") is None:
        print("binutils")
' "$mode")
# shellcheck disable=SC2086
missing=$(echo $missing)
[ -n "$missing" ] || exit 0

if ! command -v apt-get >/dev/null 2>&1; then
    echo "There is no apt here, so please install these by your system's own means (Debian's names): $missing" >&2
    exit 0
fi
echo "Installing from the system's packages: $missing"
sudo=
if [ "$(id -u)" -ne 0 ]; then
    sudo=sudo
    [ -t 0 ] || sudo='sudo -n'  # nobody is there to type a password
    if ! { command -v sudo && $sudo true; } >/dev/null 2>&1; then
        echo "That takes an administrator; please have one run this first: apt-get install --no-install-recommends $missing" >&2
        exit 1
    fi
fi
as_root() { $sudo env DEBIAN_FRONTEND=noninteractive apt-get -qq -o Dpkg::Use-Pty=0 "$@" </dev/null; }
install() { as_root install --yes --no-install-recommends $missing >/dev/null; }

# Lists may be missing (a fresh machine) or too old (a package that has moved on).
{ apt-get --simulate install $missing >/dev/null 2>&1 && install; } || { as_root update && install; }
