#!/usr/bin/env bash
# SPDX-FileCopyrightText: CoinPay Desk contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
#   check.sh SUBJECT
# Installs what is built in $COINPAY_BUILD into $COINPAY_BUILD/staging (SUBJECT staging), and then
# lets the tools that will read a part of it on a person's machine judge that part.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
top=$(cd "$here/../.." && pwd)
root=$COINPAY_BUILD/staging
share=$root/usr/share
programs=(coinpay-cli coinpay-desk coinpay-sandbox)
work=$(mktemp -d "${TMPDIR:-/tmp}/coinpay-packaging.XXXXXX")
started=
finish() {
    [ -z "$started" ] || { kill "$started" 2>/dev/null || true; wait "$started" 2>/dev/null || true; }
    rm -rf "$work"
}
trap finish EXIT

# grep -q, for a pipe: it reads to the end, so that nobody writes to a pipe that is closed.
among() { [ "$(grep -c "$@")" -gt 0 ]; }
fail() { echo "$*" >&2; exit 1; }

# The options and commands that a program knows, by a look at its --help that shares nothing with the
# script which writes completions and man pages.
options_of() { "$root/usr/bin/$1" --help | grep -oE '(^|[ ,])--[a-z][a-z0-9-]*' | tr -d ' ,' | sort -u; }
commands_of() {
    "$root/usr/bin/$1" --help | awk '/^Commands/ { on = 1; next } /^[^ ]/ { on = 0 }
        on && /^  [a-z]/ { print $1, ($2 ~ /^[a-z-]+$/ && substr($0, 3 + length($1) + 1, 1) != " " ? $2 : "") }' |
        sed 's/ $//' | sort -u
}

check_staging() {
    rm -rf "$root"
    DESTDIR=$root cmake --install "$COINPAY_BUILD" --prefix /usr >/dev/null
    (cd "$root" && find . ! -type d | sed 's/^\.//' | LC_ALL=C sort) >"$work/files"
    sed "s/@APP_ID@/$COINPAY_APP_ID/" "$here/files.txt" | LC_ALL=C sort | diff - "$work/files" ||
        fail "< is missing, > is not in $here/files.txt"
    export HOME=$work XDG_DATA_HOME=$work/data XDG_RUNTIME_DIR=$work
    for program in "${programs[@]}"; do
        told=$("$root/usr/bin/$program" --version --json)
        [ "$told" = "{\"name\":\"$program\",\"version\":\"$COINPAY_VERSION\"}" ] ||
            fail "$program --version --json: $told"
    done
    "$root/usr/bin/coinpay-desk" --data-dir "$work/desk" --quit-after-first-paint
    "$root/usr/bin/coinpay-sandbox" --port 0 --data "$work/books" --print-config >"$work/config" &
    started=$!
    for _ in $(seq 300); do
        [ -s "$work/config" ] && break
        sleep 0.1
    done
    grep -q '"url"' "$work/config" || fail "coinpay-sandbox printed no configuration"
}

check_desktop() {
    local file=$share/applications/coinpay-desk.desktop line option
    desktop-file-validate "$file"
    # What a menu starts has to be understood.
    while read -r line; do
        for option in $(grep -oE -- '--[a-z-]+' <<<"$line"); do
            options_of coinpay-desk | among -xe "$option" || fail "no option $option: $line"
        done
    done < <(grep ^Exec= "$file")
    [ -e "$share/icons/hicolor/scalable/apps/$(sed -n 's/^Icon=//p' "$file").svg" ] || fail "no icon"
}

check_metainfo() {
    local file=$share/metainfo/$COINPAY_APP_ID.metainfo.xml newest url picture
    appstreamcli validate --no-net --explain "$file"
    newest=$(sed -n 's/.*<release version="\([^"]*\)".*/\1/p' "$file" | head -1)
    [ "$newest" = "$COINPAY_VERSION" ] || fail "the newest release is $newest, not $COINPAY_VERSION"
    while read -r url; do
        picture=$top/resources/pictures/$(basename "$url")
        [ -s "$picture" ] || fail "no picture $picture"
        [ "$(png_size "$picture")" = "$(grep -F "$url" "$file" |
            sed 's/.*width="\([0-9]*\)" height="\([0-9]*\)".*/\1x\2/')" ] || fail "size of $picture"
    done < <(grep -oE 'https://[^<]*\.png' "$file")
}

# Width and height are bytes 16 to 23 of every PNG file, the most significant first.
png_size() {
    od -An -j16 -N8 -tu1 "$1" | awk '{ print $1 * 16777216 + $2 * 65536 + $3 * 256 + $4 "x" \
        $5 * 16777216 + $6 * 65536 + $7 * 256 + $8 }'
}

check_icons() {
    local icons=$share/icons/hicolor folder symbolic
    for folder in "$icons"/*x*; do
        [ "$(png_size "$folder/apps/coinpay-desk.png")" = "$(basename "$folder")" ] ||
            fail "$folder has a picture of another size"
    done
    # A desktop paints a symbolic icon in its own colour, by its fills alone.
    symbolic=$icons/symbolic/apps/coinpay-desk-symbolic.svg
    grep -q 'stroke' "$symbolic" && fail "the symbolic icon has strokes"
    grep -q 'viewBox="0 0 16 16"' "$symbolic" || fail "the symbolic icon is not drawn on 16 by 16"
}

check_man() {
    local program page word
    for program in "${programs[@]}"; do
        page=$share/man/man1/$program.1
        mandoc -T lint -W warning "$page"
        LC_ALL=C.UTF-8 MANROFFSEQ='' MANWIDTH=80 man --warnings -E UTF-8 -l -Tutf8 -Z "$page" \
            2>"$work/said" >/dev/null
        [ ! -s "$work/said" ] || fail "$page: $(cat "$work/said")"
        LC_ALL=C.UTF-8 MANWIDTH=200 man -E UTF-8 -l "$page" >"$work/page"
        while read -r word; do
            grep -qwFe "$word" "$work/page" || fail "$page does not name $word"
        done < <(options_of "$program"; commands_of "$program")
    done
}

# bash, as it would answer the Tab key after these words.
complete_bash() { # program word… (the last one is being typed)
    bash -c 'source "$0"; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); compopt() { :; }
        "_${1//-/_}"; printf "%s\n" "${COMPREPLY[@]}"' "$share/bash-completion/completions/$1" "$@"
}

check_completions() {
    local program word bash_file zsh_file fish_file
    for program in "${programs[@]}"; do
        bash_file=$share/bash-completion/completions/$program
        zsh_file=$share/zsh/site-functions/_$program
        fish_file=$share/fish/vendor_completions.d/$program.fish
        bash -n "$bash_file"
        zsh -n "$zsh_file"
        fish -n "$fish_file"
        complete_bash "$program" -- >"$work/options"
        fish -c "source $fish_file; complete -C '$program --'" >"$work/fish"
        while read -r word; do
            grep -qxe "$word" "$work/options" || fail "bash: $program $word"
            grep -qE "'$word(=?\[|')" "$zsh_file" || fail "zsh: $program $word"
            grep -qE "^$word(=|[[:space:]]|\$)" "$work/fish" || fail "fish: $program $word"
        done < <(options_of "$program")
    done
    while read -r first second; do
        complete_bash coinpay-cli '' | among -xe "$first" || fail "bash: $first"
        [ -z "$second" ] && continue
        complete_bash coinpay-cli --json "$first" '' | among -xe "$second" || fail "bash: $first $second"
        grep -qF "'$second:" "$share/zsh/site-functions/_coinpay-cli" || fail "zsh: $first $second"
        fish -c "source $fish_dir/coinpay-cli.fish; complete -C 'coinpay-cli $first '" |
            among -E "^$second([[:space:]]|\$)" || fail "fish: $first $second"
    done < <(commands_of coinpay-cli)
    [ -z "$(complete_bash coinpay-cli --url '')" ] || fail "bash offers words for a URL"
    [ "$(complete_bash coinpay-cli --environment s)" = sandbox ] || fail "bash: --environment"
    [ "$(complete_bash coinpay-cli --environment = l)" = live ] || fail "bash: --environment="
}
fish_dir=$share/fish/vendor_completions.d

check_unit() {
    local unit=$root/usr/lib/systemd/user/coinpay-sandbox.service
    # Judged as if it were installed for good: its program is where it says.
    sed "s|^ExecStart=[^ ]*|ExecStart=$root/usr/bin/coinpay-sandbox|" "$unit" \
        >"$work/coinpay-sandbox.service"
    mkdir -m 700 "$work/runtime"
    HOME=$work XDG_RUNTIME_DIR=$work/runtime systemd-analyze verify --user --man=no \
        "$work/coinpay-sandbox.service" 2>"$work/said" || { cat "$work/said" >&2; exit 1; }
    grep -F coinpay-sandbox.service "$work/said" && fail "the unit has faults"
    for option in $(grep ^ExecStart= "$unit" | grep -oE -- '--[a-z-]+'); do
        options_of coinpay-sandbox | among -xe "$option" || fail "no option $option"
    done
}

# A file of ours is of our kind for whoever asks the system, and this program opens it.
check_mime() {
    local data=$work/share kind=application/vnd.coinpay.support-bundle
    mkdir -p "$data/mime/packages" "$data/applications"
    cp "$share/mime/packages/coinpay-desk.xml" "$data/mime/packages/"
    cp "$share/applications/coinpay-desk.desktop" "$data/applications/"
    update-mime-database -V "$data/mime" >"$work/said" 2>&1 || { cat "$work/said" >&2; exit 1; }
    update-desktop-database "$data/applications"
    # No "magic": a bundle is a tar file to whoever looks only inside.
    tar -cf "$work/case.coinpay-bundle" -C "$work" said
    told=$(HOME=$work XDG_DATA_HOME=$work/none XDG_DATA_DIRS=$data:/usr/share \
        gio info -a standard::content-type "$work/case.coinpay-bundle")
    among -F "$kind" <<<"$told" || fail "a bundle is $told"
    for kind in $kind x-scheme-handler/coinpay-desk; do
        grep -q "^$kind=coinpay-desk.desktop;" "$data/applications/mimeinfo.cache" || fail "who opens $kind?"
    done
}

# The installer for Windows, with this build's programs in it: as far as its own compiler can tell.
check_nsis() {
    local script
    cpack --config "$COINPAY_BUILD/CPackConfig.cmake" -G NSIS -B "$work" -D CPACK_NSIS_COMPRESSOR=zlib \
        >"$work/said" 2>&1 || fail "$(cat "$work/said" "$work"/_CPack_Packages/*/NSIS/NSISOutput.log)"
    7z l -ba -slt "$work"/*.exe | sed -n 's/^Path = //p' >"$work/files"
    for program in "${programs[@]}"; do
        grep -qxF "bin/$program" "$work/files" || fail "the installer has no bin/$program"
    done
    script=$work/_CPack_Packages/Linux/NSIS/project.nsi
    # What is written into the registry is taken out of it, and everything of it is ours.
    for key in coinpay-desk .coinpay-bundle CoinPayDesk.SupportBundle; do
        among -F "WriteRegStr SHCTX 'Software\\Classes\\$key'" "$script" || fail "$key is not written"
        among -F "DeleteRegKey SHCTX 'Software\\Classes\\$key'" "$script" || fail "$key is left behind"
    done
}

# What CPack adds to the sources of a WiX installer, which it makes on Windows only: judged by the
# other compiler of such sources, around the file that it belongs to.
check_wix() {
    local patch=$top/packaging/windows/opens.xml
    xmllint --noout "$patch"
    {
        echo '<Wix xmlns="http://schemas.microsoft.com/wix/2006/wi"><Product Id="*" Name="n" Language="1033"
            Version="1.0" Manufacturer="m" UpgradeCode="6D0C5A0E-93C1-4B57-A9E5-2F1B6D1E7C44">
            <Package InstallerVersion="301" Compressed="yes"/><Media Id="1" Cabinet="a.cab" EmbedCab="yes"/>
            <Directory Id="TARGETDIR" Name="SourceDir"><Component Id="CM_CP_bin.coinpay_desk.exe" Guid="*">
            <File Id="CM_FP_bin.coinpay_desk.exe" Source="program" KeyPath="yes"/>'
        xmllint --xpath '/CPackWiXPatch/CPackWiXFragment[@Id="CM_CP_bin.coinpay_desk.exe"]/*' "$patch"
        echo '</Component></Directory><Feature Id="F" Level="1">
            <ComponentRef Id="CM_CP_bin.coinpay_desk.exe"/></Feature></Product></Wix>'
    } >"$work/part.wxs"
    echo program >"$work/program"
    (cd "$work" && wixl -o part.msi part.wxs && msiinfo export part.msi Registry) >"$work/registry"
    for key in coinpay-desk CoinPayDesk.SupportBundle; do
        among -F "Software\\Classes\\$key\\shell\\open\\command" "$work/registry" || fail "who opens $key?"
    done
    among -E 'Classes.\.coinpay-bundle.*CoinPayDesk.SupportBundle' "$work/registry" || fail "bundles are of no kind"
}

# What is built elsewhere, by its own reader.
check_recipes() {
    local id
    id=$(flatpak-builder --show-manifest "$top/packaging/flatpak/manifest.yaml" |
        sed -n 's/^  "id" : "\(.*\)",$/\1/p')
    [ "$id" = "$COINPAY_APP_ID" ] || fail "the Flatpak is called $id"
    yamllint -d '{extends: default, rules: {line-length: disable, document-start: disable, truthy: disable,
        comments: disable}}' "$top/packaging/flatpak/manifest.yaml" "$top/.github/workflows/release.yml"
    grep -qF " $COINPAY_APP_ID" "$top/.github/workflows/release.yml" || fail "the workflow packs another Flatpak"
}

# Every script; what is left out are hints at what these do on purpose: functions that others call by
# name, "a && b || c", text for another shell, words from a list, a format made of parts.
check_scripts() {
    cd "$top"
    shellcheck --exclude=SC1091,SC2317,SC2015,SC2016,SC2013,SC2059 .ci/run packaging/*.sh packaging/*/*.sh \
        resources/*/*.sh tests/*/*.sh
}

# What other platforms' installers carry, as far as it can be read here.
check_bundle() {
    /usr/bin/python3 - "$COINPAY_BUILD/Info.plist" <<'PYTHON'
import os, plistlib, sys
with open(sys.argv[1], 'rb') as file:
    plist = plistlib.load(file)
assert plist['CFBundleShortVersionString'] == os.environ['COINPAY_VERSION'], plist
assert plist['CFBundleURLTypes'][0]['CFBundleURLSchemes'] == ['coinpay-desk'], plist
PYTHON
    grep -qF "\"$COINPAY_VERSION\"" "$COINPAY_BUILD/coinpay-desk.rc" || fail "version of the .rc file"
    # An .ico file begins with 0 0 1 0, an .icns file with its name.
    [ "$(od -An -N4 -tx1 "$top/resources/icons/coinpay-desk.ico" | tr -d ' ')" = 00000100 ]
    [ "$(head -c 4 "$top/resources/icons/coinpay-desk.icns")" = icns ]
}

check_reuse() {
    # Outside of a repository nothing tells the sources from what was built beside them.
    git -C "$top" rev-parse 2>/dev/null || exit 77
    cd "$top"
    reuse lint >"$work/said" || fail "$(tail -30 "$work/said")"
}

# The packages that this build would give: not hardened, but with everything in its place.
check_deb() {
    local package
    SOURCE_DATE_EPOCH=$(stat -c %Y "$root/usr/bin/coinpay-desk")
    export SOURCE_DATE_EPOCH
    cpack --config "$COINPAY_BUILD/CPackConfig.cmake" -G DEB -B "$work" \
        -D CPACK_DEBIAN_COMPRESSION_TYPE=gzip >"$work/said" 2>&1 || fail "$(cat "$work/said")"
    lintian --allow-root --fail-on error "$work"/*.deb
    for package in "$work"/*.deb; do
        "$top/packaging/sbom.py" write "$package"
        "$top/packaging/sbom.py" check "$package" || fail "the SBOM does not fit its package"
    done
    # One digit of one file's hash, one library, one other package: each is found.
    package=$(echo "$work"/coinpay-desk_*.deb)
    cp "$package.spdx.json" "$work/true"
    for change in '0,/"algorithm": "SHA256"/ s/"checksumValue": "./"checksumValue": "x/' \
        's/libqt6core6/libqt5core5/g' 's/"SPDXID": "SPDXRef-File-0"/"SPDXID": "SPDXRef-File-1"/'; do
        sed "$change" "$work/true" >"$package.spdx.json"
        ! cmp -s "$work/true" "$package.spdx.json" || fail "nothing changed: $change"
        ! "$top/packaging/sbom.py" check "$package" 2>/dev/null || fail "not found: $change"
    done
}

"check_$1"
