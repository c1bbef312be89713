#!/bin/sh
# What try_deb.sh does inside the clean root.
set -eu
id=org.qingdesk.desk
say() { echo "- $*"; }
fail() { echo "FAILED: $*" >&2; exit 1; }
quiet() { "$@" >/tmp/said 2>&1 || { cat /tmp/said >&2; fail "$*"; }; }

chmod 1777 /tmp
# An installed Debian has this; a root by debootstrap does not, and D-Bus ends every program without it.
[ -s /etc/machine-id ] || tr -d - </proc/sys/kernel/random/uuid >/etc/machine-id
quiet apt-get -qq update
quiet apt-get -qq install --yes --no-install-recommends xvfb xauth xdotool x11-utils procps util-linux
# Without what the tests brought: the package must name all that it needs itself.
quiet apt-get -qq install --yes --no-install-recommends /old.deb
say "installed on $(. /etc/os-release && echo "$PRETTY_NAME"), $(getconf GNU_LIBC_VERSION), $(dpkg-query -W | wc -l) packages"
command -v python3 >/dev/null && fail "there is a Python here, so this proves little"

useradd --create-home cadre
as_cadre() { su cadre -c "cd; export LANG=C.UTF-8; $1"; }
offline() { unshare --net su cadre -c "cd; export LANG=C.UTF-8; $1"; }
offline 'qingdesk --version' >/dev/null || fail "it does not start"
offline 'QT_QPA_PLATFORM=offscreen qingdesk self-test 2>/dev/null' >/tmp/said || { cat /tmp/said >&2; fail "self-test"; }
say "self-test: $(grep -c ✓ /tmp/said) steps, no network"

offline 'qingdesk init --unit 示例县委办公室 --level county --region 411627 --no-password' >/dev/null
unit=$(offline 'qingdesk list unit --json' | sed -n 's/^ *"id": "\(.*\)",/\1/p' | head -n 1)
day=$(date -d yesterday +%F)
half=$(date -d yesterday +%Y)H$(($(date -d yesterday +%-m) > 6 ? 2 : 1))
cat >/tmp/cadre.json <<END
{"name": "示例甲", "unit_id": "$unit", "in_scope": true}
END
cat >/tmp/firm.json <<END
{"name": "示例验收有限公司", "uscc": "914403001922038216"}
END
cat >/tmp/visit.json <<END
{"enterprise_uscc": "914403001922038216", "mode": "onsite", "at_enterprise": true, "started_at": "${day}T09:30",
 "ended_at": "${day}T11:00", "visitors": [{"name": "示例甲"}], "situation": "听取意见"}
END
for noun in cadre enterprise; do
    file=$noun
    [ $noun = cadre ] || file=firm
    offline "qingdesk record $noun /tmp/$file.json" >/dev/null || fail "no $noun was recorded"
done
visit=$(offline 'qingdesk record visit /tmp/visit.json') || fail "no visit was recorded"
offline "qingdesk complete visit $visit" >/dev/null || fail "the visit was not completed"
offline "qingdesk print visit_record $visit -o 记录表.pdf" >/dev/null
as_cadre 'head -c 5 记录表.pdf' | grep -q '%PDF' || fail "no PDF"
offline "qingdesk export --period $half --profile full -o 报送.zip && qingdesk verify 报送.zip" >/dev/null || fail "no package"
say "recorded, completed, printed, exported, verified"

export DISPLAY=:77
Xvfb :77 -screen 0 1366x768x24 -nolisten tcp -noreset >/dev/null 2>&1 &
waited=0
until xdpyinfo >/dev/null 2>&1; do
    waited=$((waited + 1))
    [ $waited -lt 60 ] || fail "Xvfb does not start"
    sleep 0.5
done
start_window() {
    su cadre -c 'cd; export LANG=C.UTF-8 DISPLAY=:77; exec /usr/bin/qingdesk' >/tmp/window.log 2>&1 &
    timeout 60 xdotool search --sync --onlyvisible --class qingdesk >/tmp/windows || { cat /tmp/window.log >&2; fail "no window"; }
    window=$(head -n 1 /tmp/windows)
}
close_window() {
    xdotool windowfocus "$window" key --clearmodifiers ctrl+q
    waited=0
    while pgrep -x qingdesk >/dev/null; do
        waited=$((waited + 1))
        [ $waited -lt 120 ] || fail "the window does not close"
        sleep 0.5
    done
}
start_window
say "the window stands: $(xdotool getwindowname "$window")"

dpkg --install /new.deb >/tmp/said 2>&1 && fail "it was upgraded from under an open window"
grep -q '请先关闭' /tmp/said || { cat /tmp/said >&2; fail "the refusal says nothing"; }
pgrep -x qingdesk >/dev/null || fail "the window is gone"
dpkg-query -W "$id" | grep -q "$(dpkg-deb -f /old.deb Version)" || fail "the old version is no longer there"
offline "qingdesk print visit_record $visit -o 再印.pdf" >/dev/null || fail "the old version no longer prints"
say "upgrade refused while the window is open; the old version goes on"
close_window
quiet dpkg --install /new.deb
dpkg-query -W "$id" | grep -q "$(dpkg-deb -f /new.deb Version)" || fail "not upgraded"
offline 'qingdesk list visit --json' | grep -q "$visit" || fail "the visit is lost by the upgrade"
offline 'qingdesk audit verify && qingdesk doctor' >/dev/null || fail "the store is not well after the upgrade"
start_window
close_window
say "upgraded from $(dpkg-deb -f /old.deb Version) to $(dpkg-deb -f /new.deb Version), the visit is there, the window stands"

for link in /usr/share/applications/$id.desktop /usr/share/mime/packages/$id.xml \
    /usr/share/icons/hicolor/scalable/apps/$id.svg /usr/bin/qingdesk; do
    [ -f "$link" ] || fail "$link leads nowhere"
done
quiet dpkg --purge "$id"
[ ! -e /opt/apps/$id ] && [ ! -e /usr/bin/qingdesk ] || fail "something is left behind"
as_cadre '[ -n "$(ls -A .local/share/qingdesk/store)" ]' || fail "the data went with the program"
say "removed; the store stays"
quiet dpkg --install /new.deb
offline 'qingdesk list visit --json' | grep -q "$visit" || fail "the visit is lost"
start_window
close_window
say "installed anew, and goes on with the same store"
