// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QList>

namespace coinpay {

//! One file inside a bundle.
struct BundlePart
{
    QByteArray name; //!< "traces.json"
    QByteArray bytes;

    [[nodiscard]] bool operator==(const BundlePart &) const = default;
};

//! No bundle is larger: what a person chose is read by a person.
inline constexpr qsizetype MaxBundleBytes = 32 * 1024 * 1024;
inline constexpr qsizetype MaxBundleParts = 16;

//! The parts as a tape archive (POSIX.1-1988 "ustar", uncompressed), which every system can open.
//! The same parts give the same bytes: no times, no owners. Names are of 1 to 99 characters,
//! lower-case letters, digits, '.', '-', '_' and capitals.
[[nodiscard]] QByteArray packParts(const QList<BundlePart> &parts);

//! Takes nothing but what packParts() makes, byte for byte. InvalidInput otherwise: the code says
//! "not_a_bundle" or "altered", the message is a sentence.
[[nodiscard]] Result<QList<BundlePart>> unpackParts(const QByteArray &archive);

} // namespace coinpay
