#!/usr/bin/env bash
# SPDX-FileCopyrightText: CoinPay Desk contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Proves the Debian packages on a machine that has nothing: a minimal Debian is made, the version
# before is installed with apt and used by an ordinary user with a real keychain, upgraded with data in
# place, walked through by the tour from the installed paths, removed and purged. Each thing that holds
# is a line; the exit code is 0 only if all do. Needs root, the network of Debian, and patience.
#   packaging/prove-install.sh [--packages DIR] [--previous COMMIT] [--keep]
#     --packages DIR      what package.sh made (default: out/packages)
#     --previous COMMIT   whose programs are the version before (default: the last with the first
#                         journal); they are put into packages of a lower version
#     --keep              leave the machine where it is, and say where
set -euo pipefail
top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$top"

packages=$top/out/packages
previous=b97de7f
keep=
while [ $# -gt 0 ]; do
    case $1 in
    --packages) packages=$(cd "${2:?}" && pwd); shift ;;
    --previous) previous=${2:?}; shift ;;
    --keep) keep=1 ;;
    *) sed -n '5,15p' "${BASH_SOURCE[0]}" >&2; exit 2 ;;
    esac
    shift
done
[ "$(id -u)" -eq 0 ] || { echo "$0 makes a machine, and needs root for it." >&2; exit 2; }
packaging/install-dependencies.sh build package prove
work=$top/build/prove
mkdir -p "$work"

echo "== the programs of the version before ($previous)"
source=$work/previous
commit=$(git rev-parse "$previous^{commit}")
if [ "$(cat "$source.commit" 2>/dev/null)" != "$commit" ]; then
    rm -rf "$source"
    mkdir -p "$source"
    git archive "$commit" | tar -x -C "$source"
    (cd "$source" && cmake --preset dev -DBUILD_TESTING=OFF >/dev/null)
    cmake --build "$source/build/dev" -j "${COINPAY_JOBS:-$(nproc)}" \
        --target coinpay-cli coinpay-desk coinpay-sandbox
    echo "$commit" >"$source.commit"
fi

echo "== a machine"
# What is under the machine's name is only ever seen mounted from inside the namespace below, so that
# removing it cannot reach anything else.
machine=$(mktemp -d "${TMPDIR:-/tmp}/coinpay-machine.XXXXXX")
finish() { [ -n "$keep" ] && echo "The machine: $machine" || rm -rf "$machine"; }
trap finish EXIT
release=$(. /etc/os-release && echo "$VERSION_CODENAME")
if [ ! -e "$work/$release.tar" ]; then
    mmdebstrap --format=tar --variant=minbase --include=ca-certificates "$release" "$work/$release.tar.new" \
        /etc/apt/sources.list.d/*.sources
    mv "$work/$release.tar.new" "$work/$release.tar"
fi
tar -xf "$work/$release.tar" -C "$machine"
cp /etc/resolv.conf "$machine/etc/"
cp /etc/apt/apt.conf.d/99* "$machine/etc/apt/apt.conf.d/" 2>/dev/null || true
printf '#!/bin/sh\nexit 101\n' >"$machine/usr/sbin/policy-rc.d" # no services here
chmod 755 "$machine/usr/sbin/policy-rc.d"

# The packages of now, and those of before: their programs, a lower version, no man pages yet.
mkdir -p "$machine/opt/proof/now" "$machine/opt/proof/before"
cp "$packages"/*.deb "$machine/opt/proof/now/"
for package in "$packages"/*.deb; do
    root=$(mktemp -d)
    dpkg-deb -R "$package" "$root"
    for program in "$root"/usr/bin/*; do
        install -m 755 -s "$source/build/dev/bin/$(basename "$program")" "$program"
    done
    rm -r "$root/DEBIAN/md5sums" "$root/usr/share/man"
    sed -i 's/^Version: .*/Version: 0.0.9-1/' "$root/DEBIAN/control"
    dpkg-deb -b --root-owner-group -Zgzip "$root" "$machine/opt/proof/before/" >/dev/null
    rm -r "$root"
done
mkdir -p "$machine/opt/proof/packaging" "$machine/opt/proof/tests/support"
cp packaging/demo.sh "$machine/opt/proof/packaging/"
cp tests/support/with-keyring.sh "$machine/opt/proof/tests/support/"
cp tests/packaging/new-machine.sh "$machine/opt/proof/"
chmod -R a+rX "$machine/opt/proof"

unshare --mount --pid --fork --kill-child sh -eu -c '
    mount --make-rprivate /
    mount -t proc proc "$0/proc"
    mount -t tmpfs -o mode=755 tmpfs "$0/dev"
    for device in null zero full random urandom tty; do
        touch "$0/dev/$device"
        mount --bind "/dev/$device" "$0/dev/$device"
    done
    mkdir "$0/dev/shm"
    mount -t tmpfs -o mode=1777 tmpfs "$0/dev/shm"
    mount -t tmpfs -o mode=755 tmpfs "$0/run"
    exec chroot "$0" /usr/bin/env -i HOME=/root LC_ALL=C.UTF-8 PATH=/usr/sbin:/usr/bin:/sbin:/bin \
        /opt/proof/new-machine.sh' "$machine"
