#!/usr/bin/env bash
# SPDX-FileCopyrightText: CoinPay Desk contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Looks at packages as a distribution would: what is in them, who owns it, what runs when they are
# installed, how the programs are hardened, whether a path of the build is left in them, what lintian
# and reuse say, and whether each SBOM tells the truth. Prints each fault; exit code 1 if there is one.
#   packaging/check-packages.sh DIR                   all that package.sh left in DIR
#   packaging/check-packages.sh DIR --same-as OTHER   only whether both hold the same bytes
set -euo pipefail
top=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
dir=$(cd "${1:?a folder with packages}" && pwd)
cd "$dir"
work=$(mktemp -d "${TMPDIR:-/tmp}/coinpay-check.XXXXXX")
trap 'rm -rf "$work"' EXIT

faults=0
fault() { echo "FAULT $*" >&2; faults=$((faults + 1)); }
said() { echo "ok    $*"; }
# A line for what holds, a fault for what does not.
expect() { # words… -- command…
    local words=()
    while [ "$1" != -- ]; do words+=("$1"); shift; done
    shift
    if "$@"; then said "${words[@]}"; else fault "${words[@]}"; fi
}
end() {
    [ "$faults" -eq 0 ] || { echo "$faults faults" >&2; exit 1; }
    exit 0
}

if [ "${2-}" = --same-as ]; then
    other=$(cd "${3:?another folder}" && pwd)
    expect "the same files" -- diff <(ls) <(cd "$other" && ls)
    for file in *; do
        expect "bit-identical: $file" -- cmp "$file" "$other/$file"
    done
    end
fi

# --- programs ---

# grep -q, for a pipe: it reads to the end, so that nobody writes to a pipe that is closed.
# shellcheck disable=SC2317 # expect calls all of these
among() { [ "$(grep -c "$@")" -gt 0 ]; }
is_pie() { readelf -hW "$1" | among 'Type:.*DYN' && readelf -dW "$1" | among 'FLAGS_1.*PIE'; }
has_full_relro() { readelf -lW "$1" | among GNU_RELRO && readelf -dW "$1" | among -E 'BIND_NOW|FLAGS_1.*NOW'; }
has_stack_protector() { readelf --dyn-syms -W "$1" | among __stack_chk_fail; }
has_fortify() { readelf --dyn-syms -W "$1" | among -E '__[a-z]+_chk@GLIBC'; }
has_no_exec_stack() { readelf -lW "$1" | among -E 'GNU_STACK.* RW '; }
# The mark that a call may land here, at the start of functions: hundreds in any program.
has_branch_protection() {
    [ "$(uname -m)" != x86_64 ] || [ "$(objdump -d "$1" | grep -c endbr64)" -gt 500 ]
}
has_no_path() { ! grep -qaE "/coinpay-desk-[0-9.]+/|/build/package|$HOME/|rpath" "$1"; }
has_no_runpath() { ! readelf -dW "$1" | among -E 'RPATH|RUNPATH'; }
is_stripped() { ! readelf -SW "$1" | among -E ' \.(symtab|debug_info)'; }

check_program() { # label file
    expect "$1: position independent" -- is_pie "$2"
    expect "$1: full RELRO, bound at start" -- has_full_relro "$2"
    expect "$1: stack protector" -- has_stack_protector "$2"
    expect "$1: FORTIFY" -- has_fortify "$2"
    expect "$1: no executable stack" -- has_no_exec_stack "$2"
    expect "$1: branch protection (CET)" -- has_branch_protection "$2"
    expect "$1: no path of the build in it" -- has_no_path "$2"
    expect "$1: no search path of its own" -- has_no_runpath "$2"
    expect "$1: stripped" -- is_stripped "$2"
}

check_programs() { # label root
    local program count=0
    for program in "$2"/usr/bin/*; do
        check_program "$1 $(basename "$program")" "$program"
        count=$((count + 1))
    done
    expect "$1: has programs" -- [ "$count" -gt 0 ]
}

# Files of root, that all can read and only root can change; programs, and nothing else, can be run.
check_modes() { # label, lines of "mode owner/group path"
    local mode owner path wanted
    while read -r mode owner path; do
        wanted=-rw-r--r--
        case $path in
        */) wanted=drwxr-xr-x ;;
        */usr/bin/*) wanted=-rwxr-xr-x ;;
        esac
        [ "$mode $owner" = "$wanted root/root" ] || fault "$1: $mode $owner $path"
    done
}

# --- .deb ---

wanted_plain() {
    sed "s/@APP_ID@/$(sed -n 's/^set(COINPAY_APP_ID \([^ ]*\).*/\1/p' \
        "$top/packaging/cmake/CoinPayInstallDirs.cmake")/" "$top/tests/packaging/files.txt" | LC_ALL=C sort
}
wanted_debian() {
    {
        wanted_plain | grep -v /usr/share/doc/ |
            sed -e '/\/man1\//s/$/.gz/' -e 's|/zsh/site-functions/|/zsh/vendor-completions/|'
        for package in coinpay-desk coinpay-sandbox; do
            printf '/usr/share/doc/%s/%s\n' $package changelog.Debian.gz $package copyright
        done
    } | LC_ALL=C sort
}

for package in *.deb; do
    root=$work/$package
    dpkg-deb -x "$package" "$root"
    dpkg-deb -e "$package" "$work/control"
    expect "$package: no script runs at its installation" -- \
        diff <(ls "$work/control") <(printf '%s\n' control md5sums)
    expect "$package: libraries are asked for by version" -- \
        grep -qE '^Depends:.*libc6 \(>= .*libqt6core6 \(>= ' "$work/control/control"
    rm -rf "$work/control"
    check_modes "$package" < <(dpkg-deb -c "$package" | awk '{ print $1, $2, $6 }')
    check_programs "$package" "$root"
    # Our changelog closes no bug of Debian's: nobody has asked there for this package.
    expect "$package: lintian" -- lintian --allow-root --fail-on error,warning \
        --suppress-tags initial-upload-closes-no-bugs "$package"
done
expect "the .deb files hold what is to be installed" -- diff <(wanted_debian) \
    <(cd "$work" && for root in *.deb; do (cd "$root" && find . ! -type d | sed 's/^\.//'); done |
        LC_ALL=C sort)

# --- .rpm ---

for package in *.rpm; do
    root=$work/$package
    mkdir "$root"
    rpm2cpio "$package" | cpio -idm --quiet -D "$root"
    expect "$package: no script runs at its installation" -- \
        [ -z "$(rpm -qp --scripts --triggers --filetriggers "$package")" ]
    expect "$package: made on nobody's machine" -- \
        [ "$(rpm -qp --qf '%{BUILDHOST}' "$package")" = reproducible ]
    expect "$package: licence" -- [ "$(rpm -qp --qf '%{LICENSE}' "$package")" = GPL-3.0-or-later ]
    expect "$package: asks for the libraries it loads" -- diff \
        <(for program in "$root"/usr/bin/*; do readelf -dW "$program"; done |
            sed -n 's/.*(NEEDED).*\[\(.*\)\]/\1/p' | LC_ALL=C sort -u) \
        <(rpm -qp --requires "$package" | sed -n 's/^\(l[^(]*\.so[^(]*\)().*/\1/p' | LC_ALL=C sort -u)
    check_modes "$package" < <(rpm -qp --qf \
        '[%{FILEMODES:perms} %{FILEUSERNAME}/%{FILEGROUPNAME} /%{FILENAMES}\n]' "$package" |
        sed '/^d/s|$|/|')
    check_programs "$package" "$root"
done
expect "the .rpm files: rpmlint" -- rpmlint --strict --config "$top/packaging/rpm/rpmlint.toml" ./*.rpm

# What they put into an empty system, as rpm itself says, and what they leave there.
# shellcheck disable=SC2317 # expect calls it
in_empty_system() {
    local system=$work/empty-system
    mkdir "$system"
    rpm --root "$system" --initdb
    rpm --root "$system" -i --nodeps ./*.rpm
    rpm --root "$system" -V --nodeps coinpay-desk coinpay-sandbox
    rpm --root "$system" -e --nodeps coinpay-desk coinpay-sandbox
    find "$system" -iname '*coinpay*' >"$work/left"
    cat "$work/left"
    [ ! -s "$work/left" ]
}
if [ "$(id -u)" -eq 0 ]; then
    expect "the .rpm files come and go, and leave nothing" -- in_empty_system
fi
expect "the .rpm files hold what is to be installed" -- diff <(wanted_plain) \
    <(cd "$work" && for root in *.rpm; do (cd "$root" && find . ! -type d | sed 's/^\.//'); done |
        LC_ALL=C sort)

# --- the sources, and what is told about all of them ---

for package in *.tar.xz; do
    tar -xf "$package" -C "$work"
    root=$work/${package%.tar.xz}
    expect "$package: reuse" -- reuse --root "$root" lint -q
    expect "$package: knows its day" -- grep -qxE '[0-9]+' "$root/.source-date-epoch"
done
for package in *.deb *.rpm *.tar.xz; do
    expect "$package: its SBOM tells the truth" -- "$top/packaging/sbom.py" check "$package"
done
expect "SHA256SUMS" -- sha256sum --quiet -c SHA256SUMS
end
