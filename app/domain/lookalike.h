// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <span>

namespace coinpay {

//! How many characters at each end make an address look like another. Who poisons a history makes
//! addresses that share what people compare and what programs leave of a long address: three or
//! four at each end; more cost too much computing. Three at each end meet by chance once in
//! sixteen million pairs of hexadecimal addresses, and far more rarely in the other alphabets.
inline constexpr qsizetype LookAlikeEnd = 3;

struct KnownAddress
{
    QString address;
    QString label; //!< empty when it has none
};

struct TextRange
{
    qsizetype from = 0;
    qsizetype length = 0;
    bool operator==(const TextRange &) const = default;
};

struct LookAlike
{
    qsizetype known = 0;           //!< index into what was known
    QList<TextRange> differs;      //!< where the address differs from it
    QList<TextRange> knownDiffers; //!< the same in the known one; equal unless their lengths differ
};

//! Which known addresses of the network this one could be taken for: another address with the same characters at
//! both ends, "0x", "bc1q" or a version's letter at the beginning not counted, and capitals and
//! small letters the same where the format says so. Empty when it is itself among the known ones.
//! Cheap: no checksum is calculated.
[[nodiscard]] QList<LookAlike> findLookAlikes(const QString &network, QStringView address,
                                              std::span<const KnownAddress> known);

//! A sentence for a person.
[[nodiscard]] QString lookAlikeText(const KnownAddress &known);

} // namespace coinpay
