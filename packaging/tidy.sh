#!/usr/bin/env bash
# SPDX-FileCopyrightText: CoinPay Desk contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Runs clang-tidy (.clang-tidy) over the sources as the dev preset compiles them.
#   packaging/tidy.sh                  everything: some 25 minutes on two cores
#   packaging/tidy.sh app/store ui     only what is below these folders
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

packaging/install-dependencies.sh build test lint
cmake --preset dev >/dev/null
# The headers that moc and the translations make have to be there.
cmake --build build/dev -j "$(nproc)"
# clang cannot read the headers that gcc has precompiled.
mkdir -p build/tidy
sed 's/ -Winvalid-pch -include [^ ]*cmake_pch\.hxx//' build/dev/compile_commands.json \
    >build/tidy/compile_commands.json
git ls-files -- "${@:-.}" | grep '\.cpp$' |
    xargs -P "$(nproc)" -n 4 clang-tidy --quiet -p build/tidy
