#!/usr/bin/env bash
# SPDX-FileCopyrightText: CoinPay Desk contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Draws the program's icon at every size that installers want, from coinpay-desk.svg. Needs
# rsvg-convert (librsvg2-bin), icotool (icoutils) and png2icns (icnsutils). The pictures are kept with
# the sources, so that a build needs none of them.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
mkdir -p png
for size in 16 22 24 32 48 64 128 256 512; do
    rsvg-convert -w $size -h $size coinpay-desk.svg -o png/coinpay-desk-$size.png
done
icotool -c -o coinpay-desk.ico png/coinpay-desk-{16,24,32,48}.png --raw=png/coinpay-desk-256.png
png2icns coinpay-desk.icns png/coinpay-desk-{16,32,48,128,256,512}.png >/dev/null
