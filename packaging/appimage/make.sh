#!/usr/bin/env bash
# SPDX-FileCopyrightText: CoinPay Desk contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Makes an AppImage of the window from the build of packaging/package.sh. Needs linuxdeploy and its Qt
# plugin on the PATH, which Debian does not have: see their projects for where to get them.
#   packaging/appimage/make.sh [BUILD]      (default: build/package)
set -euo pipefail
top=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
build=$(cd "${1:-$top/build/package}" && pwd)
for tool in linuxdeploy linuxdeploy-plugin-qt; do
    command -v $tool >/dev/null || { echo "$tool is not there." >&2; exit 2; }
done

work=$(mktemp -d "${TMPDIR:-/tmp}/coinpay-appimage.XXXXXX")
trap 'rm -rf "$work"' EXIT
for component in desk_files desk_plain; do
    DESTDIR=$work/AppDir cmake --install "$build" --prefix /usr --component $component >/dev/null
done
version=$("$work/AppDir/usr/bin/coinpay-desk" --version | cut -d ' ' -f 2)
mkdir -p "$top/out/packages"
# QtKeychain loads libsecret while it runs, so nothing names it: it is taken along by hand.
libsecret=$(/sbin/ldconfig -p | awk '$1 == "libsecret-1.so.0" { print $NF; exit }')
cd "$work"
SOURCE_DATE_EPOCH=$(git -C "$top" log -1 --format=%ct) QMAKE=$(command -v qmake6) \
    EXTRA_PLATFORM_PLUGINS=libqwayland-generic.so \
    OUTPUT=$top/out/packages/coinpay-desk-$version-$(uname -m).AppImage \
    linuxdeploy --appdir AppDir --plugin qt --output appimage --library "$libsecret" \
    --desktop-file AppDir/usr/share/applications/coinpay-desk.desktop
