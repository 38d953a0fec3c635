// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QStringList>

namespace coinpay::test {

//! Secrets, and the search for them in every spelling they may have been written in.
class Needles
{
public:
    void add(const QByteArray &what, const QByteArray &secret);
    //! The PEM body, and the seed raw, in hex and in base64. False when it is not an Ed25519 key.
    [[nodiscard]] bool addPrivateKey(const QByteArray &pem);
    //! The tokens, signatures and new webhook secrets of one recorded exchange.
    void addExchange(const QJsonObject &exchange);

    [[nodiscard]] int count(const QByteArray &what) const;

    //! "WHAT in PLACE" of each that is there.
    [[nodiscard]] QStringList findIn(const QByteArray &place, const QByteArray &haystack) const;
    //! In the name and the bytes of every file below.
    [[nodiscard]] QStringList findInFolder(const QString &folder) const;

private:
    struct Needle
    {
        QByteArray what;
        QByteArray bytes;
    };

    QList<Needle> m_needles;
};

} // namespace coinpay::test
