#!/bin/sh
# Try a .deb on a clean Debian: `try_deb.sh NEW.deb ROOT [SUITE [OLD.deb]]`, as root. ROOT is made by debootstrap when it
# is not there, and copied for the trial. Installs OLD (without one, NEW under a lower number), makes a store, records,
# prints, exports, opens the window under Xvfb; upgrades to NEW (refused while the window is open), removes it with the
# data kept, installs it anew and goes on.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
new=$(realpath "$1")
clean=$2
suite=${3:-bookworm}
old=${4:-}

mkdir -p "$(dirname "$clean")"
if [ ! -d "$clean/etc" ]; then
    mirror=$(apt-get indextargets --format '$(CODENAME) $(REPO_URI)' 'Created-By: Packages' | sed -n 's/^bookworm //p' | head -n 1)
    command -v debootstrap >/dev/null || apt-get -qq install --yes --no-install-recommends debootstrap
    debootstrap --variant=minbase "$suite" "$clean" "$mirror" >/dev/null
fi
root=$(mktemp -d "$(dirname "$clean")/trial-XXXXXX")
trap 'rm -rf --one-file-system "$root"' EXIT
cp -a "$clean/." "$root/"
cp /etc/resolv.conf "$root/etc/resolv.conf"
cp "$new" "$root/new.deb"
if [ -n "$old" ]; then
    cp "$old" "$root/old.deb"
else
    dpkg-deb --raw-extract "$new" "$root/older"
    sed -i 's/^Version: .*/Version: 0.0.0/' "$root/older/DEBIAN/control"
    dpkg-deb --root-owner-group -Znone --build "$root/older" "$root/old.deb" >/dev/null
    rm -rf "$root/older"
fi
cp "$here/try_deb_inside.sh" "$root/try.sh"
mkdir -p "$root/dev/shm" "$root/dev/pts"
# Namespaces of its own: whatever is left running or mounted ends with the trial.
unshare --mount --pid --fork --kill-child sh -c '
    mount -t proc proc "$1/proc" && mount -t tmpfs tmpfs "$1/dev/shm" && mount --bind /dev/urandom "$1/dev/urandom" &&
    exec chroot "$1" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive \
        sh /try.sh' _ "$root"
