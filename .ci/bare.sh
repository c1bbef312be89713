#!/bin/sh
# Run a built program as on a bare machine: no Python on PATH, another home, no fonts, no network, no screen.
# `bare.sh PROGRAM [ARGUMENT ...]`; its exit code is the program's.
set -eu
case $1 in /*) ;; *) first=$PWD/$1; shift; set -- "$first" "$@" ;; esac
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
mkdir "$home/bin"
echo '<fontconfig><cachedir>/nowhere</cachedir></fontconfig>' >"$home/fonts.conf"
cut_off=
for way in "unshare --net" "unshare --map-root-user --net"; do
    if $way true 2>/dev/null; then
        cut_off=$way
        break
    fi
done
[ -n "$cut_off" ] || echo "(This machine forbids a namespace of one's own, so the network stays within reach.)" >&2
cd /
# shellcheck disable=SC2086
$cut_off env -i HOME="$home" PATH="$home/bin" LANG=C.UTF-8 QT_QPA_PLATFORM=offscreen FONTCONFIG_FILE="$home/fonts.conf" "$@"
