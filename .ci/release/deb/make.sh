#!/bin/sh
# A .deb of a built program: `make.sh dist/qingdesk dist` (LEVEL=0 packs quickly, for a trial). All of it lies in /opt/apps/<id>/ as UOS and Kylin expect;
# /usr has links to it for the desktops that look nowhere else. The scripts in it change nothing (UOS wants none that do).
set -eu
here=$(cd "$(dirname "$0")" && pwd)
top=$(cd "$here/../../.." && pwd)
program=$(cd "$1" && pwd)
mkdir -p "$2"
out=$(cd "$2" && pwd)
id=org.qingdesk.desk
version=${VERSION:-$(sed -n 's/^__version__ = "\(.*\)"/\1/p' "$top/qingdesk/__init__.py")}
arch=$(dpkg --print-architecture)
tree=$(mktemp -d)
trap 'rm -rf "$tree"' EXIT
chmod 755 "$tree"
root=$tree/root
home=$root/opt/apps/$id
fill() { sed -e "s/@ID@/$id/g" -e "s/@VERSION@/$version/g" "$here/$1"; }

mkdir -p "$home/files" "$home/entries/applications" "$home/entries/mime/packages" \
    "$home/entries/icons/hicolor/scalable/apps" "$home/entries/icons/hicolor/256x256/apps" "$root/usr/bin" \
    "$root/usr/share/doc/$id" "$root/DEBIAN"
cp -a "$program/." "$home/files/"
fill desktop >"$home/entries/applications/$id.desktop"
fill mime.xml >"$home/entries/mime/packages/$id.xml"
cp "$top/resources/icons/qingdesk.svg" "$home/entries/icons/hicolor/scalable/apps/$id.svg"
cp "$top/resources/icons/qingdesk.png" "$home/entries/icons/hicolor/256x256/apps/$id.png"
cat >"$home/info" <<END
{
  "appid": "$id",
  "name": "亲清工作台",
  "version": "$version.0",
  "arch": ["$arch"],
  "permissions": {
    "autostart": false, "notification": true, "trayicon": true, "clipboard": true, "account": false,
    "bluetooth": false, "camera": false, "audio_record": false, "installed_apps": false
  }
}
END
ln -s "/opt/apps/$id/files/qingdesk" "$root/usr/bin/qingdesk"
(cd "$home/entries" && find applications mime icons -type f) | while read -r entry; do
    mkdir -p "$root/usr/share/$(dirname "$entry")"
    ln -s "/opt/apps/$id/entries/$entry" "$root/usr/share/$entry"
done
cp "$home/files/_internal/resources/licences/README.md" "$root/usr/share/doc/$id/copyright"
gzip -9n <"$top/CHANGELOG.md" >"$root/usr/share/doc/$id/changelog.gz"

needs=$("$top/.venv/bin/python" "$here/../needs.py" "$home/files")
cat >"$root/DEBIAN/control" <<END
Package: $id
Version: $version
Architecture: $arch
Maintainer: QingDesk <qingdesk@localhost>
Installed-Size: $(du -sk --apparent-size "$root/opt" | cut -f1)
Depends: $(printf '%s\n' "$needs" | sed -n 1p)
Recommends: $(printf '%s\n' "$needs" | sed -n 2p)
Section: misc
Priority: optional
Description: 亲清工作台: a liaison cadre's desk, kept close and kept clean
 Visits, meals, events, problems, promises and gifts of the cadres who keep in touch with firms, in one encrypted
 file on this computer, without a network: what is due, what is not in order, with the clause and the remedy, and
 the forms that both sides sign.
END
for script in preinst prerm; do
    fill preinst >"$root/DEBIAN/$script"
    chmod 755 "$root/DEBIAN/$script"
done
(cd "$root" && find opt usr -type f -print0 | sort -z | xargs -0 md5sum >DEBIAN/md5sums)
find "$root" -type d -exec chmod 755 {} +
dpkg-deb --root-owner-group -Zxz "-z${LEVEL:-6}" --build "$root" "$out/${id}_${version}_$arch.deb" >&2
echo "$out/${id}_${version}_$arch.deb"
