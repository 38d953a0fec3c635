#!/bin/sh
# SPDX-FileCopyrightText: CoinPay Desk contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Takes new texts up from the sources into the .ts files, and drops those that are gone.
# tests/gui/check_translations.py says what still lacks a translation.
set -eu
cd "$(dirname "$0")/.."
lupdate=/usr/lib/qt6/bin/lupdate
[ -x "$lupdate" ] || lupdate=lupdate
"$lupdate" -silent -locations none -no-obsolete app ui -source-language en \
    -target-language en -pluralonly -ts translations/coinpay_en.ts
"$lupdate" -silent -locations none -no-obsolete app ui -source-language en \
    -target-language de -ts translations/coinpay_de.ts
