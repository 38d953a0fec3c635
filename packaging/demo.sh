#!/usr/bin/env bash
# SPDX-FileCopyrightText: CoinPay Desk contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Installs what is missing, builds, starts the sandbox and opens the dashboard on it, connected, with
# data that moves. Without a display it walks through the main job by itself under Xvfb, prints each
# step with its request id, leaves pictures in the folder it names, and fails unless every step
# reached its final state.
#
#   packaging/demo.sh [--tour] [--built DIR] [--out DIR]
#     --tour       the walk by itself, even where there is a display
#     --built DIR  use the programs in DIR/bin; install and build nothing
#     --out DIR    where pictures go (default: out/tour)
set -euo pipefail
top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

tour=
built=
out=$top/out/tour
while [ $# -gt 0 ]; do
    case $1 in
    --tour) tour=1 ;;
    --built) built=$(cd "${2:?}" && pwd); shift ;;
    --out) mkdir -p "${2:?}"; out=$(cd "$2" && pwd); shift ;;
    *) sed -n '5,14p' "${BASH_SOURCE[0]}" >&2; exit 2 ;;
    esac
    shift
done
[ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || tour=1

if [ -z "$built" ]; then
    "$top/packaging/install-dependencies.sh" build
    built=$top/build/release
    (cd "$top" && cmake --preset release -DBUILD_TESTING=OFF >/dev/null &&
        cmake --build "$built" -j "$(nproc)")
fi
export PATH=$built/bin:$PATH

work=$(mktemp -d "${TMPDIR:-/tmp}/coinpay-demo.XXXXXX")
sandbox=
cleanup() {
    [ -z "$sandbox" ] || { kill "$sandbox" 2>/dev/null || true; wait "$sandbox" 2>/dev/null || true; }
    rm -rf "$work"
}
trap cleanup EXIT
trap 'exit 130' INT TERM

# A member of the one JSON line that the sandbox prints.
config() { sed -n 's/.*"'"$1"'" *: *"\([^"]*\)".*/\1/p' "$work/config"; }

start_sandbox() {
    coinpay-sandbox --port 0 --data "$work/sandbox" --print-config "$@" \
        >"$work/config" 2>"$work/sandbox.log" &
    sandbox=$!
    for _ in $(seq 600); do
        [ -s "$work/config" ] && return
        kill -0 "$sandbox" 2>/dev/null || { cat "$work/sandbox.log" >&2; return 1; }
        sleep 0.1
    done
    echo "The sandbox did not start." >&2
    return 1
}

add_profile() {
    coinpay-cli --data-dir "$work/desk" profiles add sandbox --url "$(config url)" \
        --key-id "$(config key_id)" --key-file "$(config key_file)" --ca "$(config ca_file)" \
        --environment sandbox
}

walk() {
    start_sandbox --seed 200
    mkdir -p "$out"
    add_profile >/dev/null
    coinpay-desk --data-dir "$work/desk" --profile sandbox --tour "$out" \
        --tour-control "$(config control_url)"
}

open_window() {
    start_sandbox --seed 500 --autoplay
    add_profile
    coinpay-desk --data-dir "$work/desk" --profile sandbox
    coinpay-cli --data-dir "$work/desk" profiles remove sandbox >/dev/null 2>&1 || true
}

if [ -z "$tour" ]; then
    open_window
elif [ -n "${COINPAY_DEMO_INNER:-}" ]; then
    walk
    echo "Pictures: $out"
else
    # Once more, inside a private keychain and a private screen.
    cleanup
    trap - EXIT
    export COINPAY_DEMO_INNER=1
    "$top/tests/support/with-keyring.sh" \
        xvfb-run -a -s "-screen 0 1600x1000x24 -nolisten tcp" \
        "$0" --tour --built "$built" --out "$out"
fi
