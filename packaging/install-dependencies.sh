#!/usr/bin/env bash
# SPDX-FileCopyrightText: CoinPay Desk contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Installs what building, running and testing need, on Debian 12 or later and Ubuntu 24.04 or later.
#   packaging/install-dependencies.sh [build] [test] [package] [prove] [lint]   (default: build test)
# Does nothing, quickly, when everything is there. Uses sudo when not run as root.
set -euo pipefail

build=(
    ca-certificates ccache cmake g++ git ninja-build pkg-config
    qt6-base-dev qt6-base-dev-tools qt6-svg-dev
    qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools libgl1-mesa-dev libvulkan-dev
    qtkeychain-qt6-dev libssl-dev libsqlite3-dev libsimdjson-dev libboost-dev libexpected-dev
    libqrencode-dev
)
# To run and to look at it without a display: a window system, a keychain, fonts.
run=(
    # (Noto is what the tests measure pages with, DejaVu has the letters of equal width.)
    dbus dbus-bin dbus-daemon gnome-keyring libglib2.0-bin libqt6svg6 openssl xauth xvfb
    fonts-dejavu-core fonts-noto-core
)
# Second opinions and tools that only the tests use.
test=(
    clang libclang-rt-14-dev curl libsecret-tools libbenchmark-dev nginx-light python3 python3-dbus
    python3-gi python3-jsonschema python3-yaml sqlite3 x11-utils xdotool
    # What will read the installed files on a person's machine, and says now what it thinks of them.
    appstream desktop-file-utils dpkg-dev file fish lintian man-db mandoc reuse shared-mime-info systemd zsh
    # The recipes for what is built elsewhere, as far as they can be judged here.
    flatpak-builder libxml2-utils msitools nsis p7zip-full shellcheck wixl yamllint
)
# To make packages and to look at them.
package=(binutils cpio dpkg-dev file lintian python3 reuse rpm rpmlint xz-utils)
# To install them on a machine that has nothing (packaging/prove-install.sh).
prove=(mmdebstrap)
# What contributors check their sources with.
lint=(clang-format clang-tidy)

[ $# -gt 0 ] || set -- build test
wanted=()
for group in "$@"; do
    case $group in
    build) wanted+=("${build[@]}" "${run[@]}") ;;
    test) wanted+=("${test[@]}") ;;
    package) wanted+=("${package[@]}") ;;
    prove) wanted+=("${prove[@]}") ;;
    lint) wanted+=("${lint[@]}") ;;
    *) echo "usage: $0 [build] [test] [package] [prove] [lint]" >&2; exit 2 ;;
    esac
done

if ! command -v apt-get >/dev/null; then
    echo "This script knows Debian and Ubuntu. Elsewhere, install the equivalents of:" >&2
    printf '  %s\n' "${wanted[@]}" >&2
    exit 1
fi

missing=()
for package in "${wanted[@]}"; do
    state=$(dpkg-query -W -f '${db:Status-Abbrev}' "$package" 2>/dev/null || true)
    [ "${state:0:2}" = ii ] || missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && exit 0

as_root=()
[ "$(id -u)" -eq 0 ] || as_root=(sudo)
export DEBIAN_FRONTEND=noninteractive
echo "Installing: ${missing[*]}"
# A package that starts a service when it is installed (nginx) is only a tool here.
policy=/usr/sbin/policy-rc.d
made_policy=
if [ ! -e $policy ]; then
    printf '#!/bin/sh\nexit 101\n' | "${as_root[@]}" tee $policy >/dev/null
    "${as_root[@]}" chmod 755 $policy
    made_policy=1
fi
cleanup() { [ -z "$made_policy" ] || "${as_root[@]}" rm -f $policy; }
trap cleanup EXIT
"${as_root[@]}" apt-get update -qq
"${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
