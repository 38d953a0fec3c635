#!/bin/sh
# SPDX-FileCopyrightText: CoinPay Desk contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Makes a program's completions and man page from its own --help, so that they name what it
# understands, always:
#   write.sh PROGRAM TEMPLATE VERSION DATE DIR
# leaves PROGRAM's NAME.1 (and packed), NAME.bash, _NAME and NAME.fish in DIR.
set -eu
here=$(dirname "$0")
program=$1
template=$2
version=$3
date=$4
dir=$5
name=$(basename "$program")
table=$dir/$name.table

mkdir -p "$dir"
# A sanitized build is asked for its help, not for what it forgot to free.
ASAN_OPTIONS=detect_leaks=0 LC_ALL=C.UTF-8 LANGUAGE='' "$program" --help >"$dir/$name.help"
awk -v program="$name" -f "$here/read.awk" "$dir/$name.help" >"$table"
# A layout that was not understood must not become an empty completion.
[ "$(grep -c '^option' "$table")" -ge 3 ] || {
    echo "$here/read.awk does not understand $name --help" >&2
    exit 1
}
awk -v program="$name" -f "$here/bash.awk" "$table" >"$dir/$name.bash"
awk -v program="$name" -f "$here/zsh.awk" "$table" >"$dir/_$name"
awk -v program="$name" -f "$here/fish.awk" "$table" >"$dir/$name.fish"
awk -v program="$name" -v table="$table" -v version="$version" -v date="$date" \
    -f "$here/man.awk" "$template" >"$dir/$name.page"
gzip -9nc "$dir/$name.page" >"$dir/$name.1.gz"
# Last: the build takes it for the sign that all is there.
mv "$dir/$name.page" "$dir/$name.1"
