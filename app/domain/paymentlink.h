// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace coinpay {

//! A payment URI taken apart, without its meaning: "bitcoin:ADDRESS?amount=1" (BIP 21),
//! "ethereum:TARGET@1/transfer?address=…" (EIP-681), "solana:ADDRESS?spl-token=…" (Solana Pay).
struct PaymentLink
{
    struct Parameter
    {
        QString name;
        QString value; //!< percent-decoded
    };

    QString scheme; //!< in small letters
    QStringView target;
    qsizetype targetOffset = 0; //!< where the target begins in what was given
    QStringView chain;          //!< after '@'; null when there is none
    QStringView function;       //!< after '/'; null when there is none
    QList<Parameter> parameters;

    //! Null when it is not there, or empty when it is there more than once: then nobody can say
    //! which one counts.
    [[nodiscard]] QString value(QLatin1String name) const;
    [[nodiscard]] bool has(QLatin1String name) const;
};

//! Nothing when the text does not begin with a scheme and a colon. What follows may still be
//! anything.
[[nodiscard]] std::optional<PaymentLink> splitPaymentLink(QStringView text);

} // namespace coinpay
