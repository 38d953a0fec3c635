#!/usr/bin/env bash
# SPDX-FileCopyrightText: CoinPay Desk contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Makes, from the commit that is checked out, the source tarball, and from nothing but that tarball the
# .deb and .rpm packages; an SBOM (SPDX) beside each, and SHA256SUMS. Then check-packages.sh looks at
# all of them.
#   packaging/package.sh [--twice] [--out DIR]
#     --twice     make everything again, in another folder and without ccache, and compare each byte
#     --out DIR   where the packages go (default: out/packages)
set -euo pipefail
top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$top"

twice=
out=$top/out/packages
while [ $# -gt 0 ]; do
    case $1 in
    --twice) twice=1 ;;
    --out) mkdir -p "${2:?}"; out=$(cd "$2" && pwd); shift ;;
    *) sed -n '5,11p' "${BASH_SOURCE[0]}" >&2; exit 2 ;;
    esac
    shift
done

packaging/install-dependencies.sh build package
[ -z "$(git status --porcelain)" ] || echo "What is not committed is not in the packages." >&2

SOURCE_DATE_EPOCH=$(git log -1 --format=%ct)
export SOURCE_DATE_EPOCH LC_ALL=C.UTF-8 TZ=UTC
umask 022
version=$(sed -n 's/^project(coinpay-desk VERSION \([0-9.]*\).*/\1/p' CMakeLists.txt)
name=coinpay-desk-$version

# A build asks the network for nothing; where the system lets us, there is none to ask.
offline=()
if unshare --net --map-root-user true 2>/dev/null; then
    offline=(unshare --net --map-root-user)
else
    echo "No network namespace here: that the build needs no network is not checked." >&2
fi

make_packages() { # folder to build in, folder for the packages
    local work=$1 into=$2 package
    rm -rf "$work" "$into"
    mkdir -p "$work" "$into"
    # The day of the commit goes along for those who build from the tarball.
    git archive --format=tar --prefix="$name/" \
        --add-virtual-file="$name/.source-date-epoch:$SOURCE_DATE_EPOCH" HEAD |
        xz -T1 -9 >"$into/$name.tar.xz"
    tar -xf "$into/$name.tar.xz" -C "$work"
    (
        cd "$work/$name"
        "${offline[@]}" cmake --preset package >/dev/null
        "${offline[@]}" cmake --build build/package -j "${COINPAY_JOBS:-$(nproc)}"
        "${offline[@]}" cpack --config build/package/CPackConfig.cmake -G 'DEB;RPM' -B "$work/cpack" \
            >"$work/cpack.log" 2>&1 || { cat "$work/cpack.log" >&2; exit 1; }
    )
    mv "$work"/cpack/*.deb "$work"/cpack/*.rpm "$into"
    for package in "$into"/*.deb "$into"/*.rpm "$into"/*.tar.xz; do
        "$top/packaging/sbom.py" write "$package"
    done
    (cd "$into" && sha256sum -- *.deb *.json *.rpm *.tar.xz >SHA256SUMS)
}

echo "== packages of $name"
make_packages "$top/build/packages" "$out"
echo "== checks"
packaging/check-packages.sh "$out"
if [ -n "$twice" ]; then
    echo "== once more, elsewhere"
    again=$(mktemp -d "${TMPDIR:-/tmp}/coinpay-desk-built-elsewhere.XXXXXX")
    trap 'rm -rf "$again"' EXIT
    CCACHE_DISABLE=1 make_packages "$again/work" "$again/out"
    packaging/check-packages.sh "$out" --same-as "$again/out"
fi
echo "Packages: $out"
