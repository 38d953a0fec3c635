#!/usr/bin/env bash
# SPDX-FileCopyrightText: CoinPay Desk contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Installs what is missing, builds everything and runs every test.
#   packaging/test.sh            the whole suite
#   packaging/test.sh -R money   only tests whose name matches (any ctest option)
# COINPAY_PRESET chooses another preset: COINPAY_PRESET=asan packaging/test.sh
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

packaging/install-dependencies.sh build test
preset=${COINPAY_PRESET:-dev}
jobs=$(nproc)

echo "== configure ($preset)"
cmake --preset "$preset" >/dev/null
echo "== build"
cmake --build "build/$preset" -j "$jobs"
if [ "$preset" = dev ] && [ $# -eq 0 ]; then
    echo "== fuzz targets (clang)"
    cmake --preset fuzz >/dev/null
    cmake --build build/fuzz -j "$jobs" --target fuzzers
    ctest --test-dir build/fuzz -L fuzz -j "$jobs" --output-on-failure
fi
echo "== test"
ctest --test-dir "build/$preset" -j "$jobs" --output-on-failure --no-tests=error "$@"
