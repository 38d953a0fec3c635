#!/usr/bin/env bash
# SPDX-FileCopyrightText: CoinPay Desk contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The life of the packages on a new machine, as packaging/prove-install.sh starts it inside of one:
# /opt/proof/before and /opt/proof/now have the packages. Stops at the first thing that does not hold.
set -euo pipefail
proof=/opt/proof
export DEBIAN_FRONTEND=noninteractive

ok() { echo "ok    $*"; }
fail() { echo "FAULT $*" >&2; exit 1; }
expect() { # words -- command…
    local words=$1
    shift 2
    if "$@" >/tmp/said 2>&1; then ok "$words"; else tail -20 /tmp/said >&2; fail "$words"; fi
}

# --- people and their sessions ---

useradd --create-home merchant
mkdir -p /run/user/1000 /run/lock
chown merchant: /run/user/1000
chmod 700 /run/user/1000

# An ordinary user's session: a bus, a keychain with a password of its own, a screen.
cat >/usr/local/bin/session <<'SESSION'
#!/bin/sh
export XDG_RUNTIME_DIR=/run/user/1000
exec dbus-run-session -- sh -c '
    printf "only for tests\n" | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1
    exec xvfb-run -a -s "-screen 0 1600x1000x24 -nolisten tcp" "$@"' session "$@"
SESSION
chmod 755 /usr/local/bin/session
as_merchant() { runuser -u merchant -- env -i -C $home HOME=/home/merchant LC_ALL=C.UTF-8 PATH=/usr/local/bin:/usr/bin:/bin "$@"; }
in_session() { as_merchant session "$@"; }

home=/home/merchant
data=$home/.local/share/coinpay-desk
journal_file() { find "$data" -name journal.db; }
schema() { sqlite3 "$1" 'PRAGMA user_version'; }
operations() { sqlite3 "$1" 'SELECT id, idempotency_key, state, hex(body) FROM operations ORDER BY id'; }
config() { sed -n 's/.*"'"$1"'" *: *"\([^"]*\)".*/\1/p' $home/config; }
version_of() { "$1" --version --json 2>/dev/null | sed -n 's/.*"version":"\([^"]*\)".*/\1/p'; }
installed_version() { dpkg-query -W -f '${Version}' "$1"; }

echo "== what a desktop has and a minimal Debian does not"
apt-get update -qq
apt-get install -y -qq --no-install-recommends dbus dbus-bin dbus-daemon gnome-keyring libglib2.0-bin \
    libsecret-tools xauth xvfb fonts-dejavu-core sqlite3 desktop-file-utils shared-mime-info >/tmp/apt.log 2>&1 ||
    { tail /tmp/apt.log >&2; fail "apt"; }
find / -xdev -iname '*coinpay*' ! -path '/opt/proof*' | sort >/tmp/before-us
[ ! -s /tmp/before-us ] || fail "this machine is not new"

echo "== the version before"
expect "apt installs it, with what it needs" -- \
    apt-get install -y --no-install-recommends $proof/before/*.deb
old=$(installed_version coinpay-desk)
# shellcheck disable=SC2016 # the inner shell says its own number
as_merchant sh -c 'echo $$ >sandbox.pid; exec coinpay-sandbox --port 18443 --data books --print-config' \
    >$home/config 2>/tmp/sandbox.log &
for _ in $(seq 600); do
    [ -s $home/config ] && break
    sleep 0.1
done
chmod 644 $home/config
expect "a profile is made, its key in the keychain" -- in_session coinpay-cli profiles add shop \
    --url "$(config url)" --key-id "$(config key_id)" --key-file "$(config key_file)" \
    --ca "$(config ca_file)" --environment sandbox
for number in 1 2 3; do
    expect "invoice $number is made with the keychain's key" -- in_session coinpay-cli --profile shop \
        invoices create --amount 25.00 --asset USDT --reference "order_$number"
done
expect "the window opens on it" -- in_session coinpay-desk --profile shop --quit-after-first-paint
journal=$(journal_file)
before=$(schema "$journal")
operations "$journal" >/tmp/operations-before
[ "$(wc -l </tmp/operations-before)" -eq 3 ] || fail "three operations are in the journal"
ok "three operations are in the journal, version $before"

echo "== the upgrade"
expect "apt upgrades" -- apt-get install -y --no-install-recommends $proof/now/*.deb
new=$(installed_version coinpay-desk)
dpkg --compare-versions "$new" gt "$old" || fail "$new is not newer than $old"
ok "$old became $new"
for program in coinpay-cli coinpay-desk coinpay-sandbox; do
    [ "$(version_of $program)" = "${new%-*}" ] || fail "$program tells $(version_of $program)"
done
ok "the three programs tell the new version"
expect "the window opens on the data of the version before" -- \
    in_session coinpay-desk --profile shop --quit-after-first-paint
after=$(schema "$journal")
[ "$after" -gt "$before" ] || fail "the journal was not migrated: $before, $after"
ok "the journal was migrated from version $before to $after"
operations "$journal" | diff /tmp/operations-before - || fail "the journal's operations changed"
ok "its operations are the same"
backup=$(find "$(dirname "$journal")" -name "journal.db.v$before-backup-*")
[ -n "$backup" ] || fail "no backup of the journal"
[ "$(schema "$backup")" = "$before" ] && operations "$backup" | diff /tmp/operations-before - ||
    fail "the backup is not what the journal was"
ok "the journal before is beside it: $(basename "$backup")"
expect "the key is still in the keychain, and the server knows it" -- \
    in_session coinpay-cli profiles test shop
expect "a fourth invoice" -- in_session coinpay-cli --profile shop \
    invoices create --amount 12.50 --asset USDT --reference order_4
expect "the tour, from the installed paths" -- as_merchant env XDG_RUNTIME_DIR=/run/user/1000 \
    $proof/packaging/demo.sh --tour --built /usr --out $home/tour
sed 's/^/      /' /tmp/said
[ "$(find $home/tour -name '*.png' | wc -l)" -ge 3 ] || fail "the tour left no pictures"
grep -q 'x-scheme-handler/coinpay-desk=coinpay-desk.desktop' /usr/share/applications/mimeinfo.cache ||
    fail "links of the form coinpay-desk:// are not ours"
ok "links of the form coinpay-desk:// are ours"
expect "a support bundle of an operation of before is signed" -- in_session coinpay-cli --profile shop \
    bundle create "$(sqlite3 "$journal" 'SELECT id FROM operations LIMIT 1')" --output $home/case.coinpay-bundle
expect "and is whole" -- in_session coinpay-cli bundle verify $home/case.coinpay-bundle
as_merchant gio info -a standard::content-type $home/case.coinpay-bundle >/tmp/said
grep -q application/vnd.coinpay.support-bundle /tmp/said || fail "a bundle is $(cat /tmp/said)"
grep -q '^application/vnd.coinpay.support-bundle=coinpay-desk.desktop' \
    /usr/share/applications/mimeinfo.cache || fail "bundles are not ours"
ok "support bundles are ours"
bash -c 'source /usr/share/bash-completion/completions/coinpay-cli; complete -p coinpay-cli' >/dev/null ||
    fail "completion"
ok "bash completes coinpay-cli"

echo "== leaving"
# The sandbox is a user's own process: it goes with the session.
kill "$(cat $home/sandbox.pid)"
wait
find $home -type f -exec sha256sum {} + | sort -k 2 >/tmp/data-before
dpkg -L coinpay-desk coinpay-sandbox | while read -r path; do [ -d "$path" ] || echo "$path"; done |
    sort -u >/tmp/ours
expect "apt removes" -- apt-get remove -y coinpay-desk coinpay-sandbox
while read -r path; do
    [ ! -e "$path" ] || fail "$path is left"
done </tmp/ours
ok "none of our $(wc -l </tmp/ours) files is left"
find $home -type f -exec sha256sum {} + | sort -k 2 | diff /tmp/data-before - || fail "the user's data changed"
ok "the user's data is as it was, $(wc -l </tmp/data-before) files"
expect "apt installs it again" -- apt-get install -y --no-install-recommends $proof/now/*.deb
expect "the window opens on the data that stayed" -- \
    in_session coinpay-desk --profile shop --quit-after-first-paint
expect "apt purges" -- apt-get purge -y coinpay-desk coinpay-sandbox
find / -xdev -iname '*coinpay*' ! -path '/opt/proof*' ! -path "$home/*" ! -path '/tmp/*' | sort >/tmp/after-us
[ ! -s /tmp/after-us ] || fail "left: $(cat /tmp/after-us)"
dpkg-query -W -f '${Package} ${db:Status-Abbrev}\n' 'coinpay*' >/tmp/known 2>/dev/null || true
! grep -v ' un' /tmp/known || fail "dpkg still knows us"
! grep -rqs coinpay /etc /usr/share/applications /var/lib/dpkg/info || fail "named in the system's files"
ok "no file of ours is left, and none of the system's names us"
echo "== all of it holds"
