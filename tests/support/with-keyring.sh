#!/bin/sh
# SPDX-FileCopyrightText: CoinPay Desk contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
#   with-keyring.sh [--mode MODE] PROGRAM [ARGUMENT…]
#
# Runs a program inside a private D-Bus session with homes of its own, so that a test can use a real
# Secret Service and leave no trace. Ends with the program's exit code.
#   unlocked    a gnome-keyring, unlocked (the default)
#   locked      a gnome-keyring that is locked, and nobody can be asked for its password. It holds
#               the entry "profile/planted/key_1/private-key" of the service coinpay-desk
#   dismissed   the same, with a person who dismisses every prompt
#   no-keyring  a gnome-keyring that has no keyring yet, and nobody can be asked to make one
#   no-service  a D-Bus session without a Secret Service
#   no-bus      a D-Bus address where nobody listens
#   no-address  no D-Bus address, and no display to find one by
# The program finds in $COINPAY_KEYRING_MODE which it got.
set -eu

mode=unlocked
if [ "${1-}" = --mode ]; then
    mode=$2
    shift 2
fi

# Its own pid is known, so that it ends with the session even when the session ends at once.
keyring=
start_keyring() { # input arguments
    input=$1
    shift
    gnome-keyring-daemon --foreground --components=secrets "$@" <"$input" >/dev/null 2>&1 &
    keyring=$!
    gdbus wait --session --timeout 20 org.freedesktop.secrets
}

# Makes the login keyring and unlocks it. An empty password would make one that refuses every write.
# tst_plantedsecrets looks for this one.
start_unlocked_keyring() {
    printf 'a-password-only-for-tests\n' >"$HOME/password"
    start_keyring "$HOME/password" --unlock
    rm "$HOME/password"
}

secrets_call() {
    gdbus call --session --dest org.freedesktop.secrets --object-path /org/freedesktop/secrets \
        --method "org.freedesktop.Secret.Service.$1" "$2" >/dev/null
}

plant_and_lock() {
    printf 'planted' | secret-tool store --label=planted xdg:schema org.qt.keychain \
        user profile/planted/key_1/private-key server coinpay-desk type plaintext
    secrets_call Lock "['/org/freedesktop/secrets/collection/login']"
}

if [ "$mode" = inside ]; then # this script again, within the session it has made
    prompter=
    case $COINPAY_KEYRING_MODE in
    unlocked) start_unlocked_keyring ;;
    locked)
        start_unlocked_keyring
        plant_and_lock
        ;;
    dismissed)
        start_unlocked_keyring
        plant_and_lock
        /usr/bin/python3 "$(dirname "$0")/dismissing-prompter.py" &
        prompter=$!
        gdbus wait --session --timeout 10 org.gnome.keyring.SystemPrompter
        ;;
    no-keyring) start_keyring /dev/null ;;
    esac
    set +e
    "$@"
    code=$?
    for helper in $prompter $keyring; do
        kill "$helper" 2>/dev/null && wait "$helper" 2>/dev/null
    done
    exit "$code"
fi

home=$(mktemp -d "${TMPDIR:-/tmp}/coinpay-keyring.XXXXXX")
finish() {
    code=$?
    trap - EXIT INT TERM
    # The daemon lets go of its files a moment after the bus has ended.
    for _ in 1 2 3 4 5 6 7 8 9 10; do
        rm -rf "$home" 2>/dev/null && break
        sleep 0.1
    done
    exit "$code"
}
trap finish EXIT INT TERM
mkdir -p "$home/data" "$home/config" "$home/cache" "$home/services"
mkdir -m 700 "$home/runtime"

# No service directories: nothing of the desktop it runs on is started in this session.
cat >"$home/session.conf" <<EOF
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:dir=$home/runtime</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
EOF

export HOME="$home" XDG_DATA_HOME="$home/data" XDG_CONFIG_HOME="$home/config" \
    XDG_CACHE_HOME="$home/cache" XDG_RUNTIME_DIR="$home/runtime" COINPAY_KEYRING_MODE="$mode"
unset DBUS_SESSION_BUS_ADDRESS GNOME_KEYRING_CONTROL SSH_AUTH_SOCK
set +e
case $mode in
no-bus) DBUS_SESSION_BUS_ADDRESS="unix:path=$home/runtime/nobody" "$@" ;;
no-address) env -u DISPLAY -u WAYLAND_DISPLAY "$@" ;;
*) dbus-run-session --config-file="$home/session.conf" -- "$0" --mode inside "$@" ;;
esac
exit $?
