// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString> // with its string builder, which joins byte arrays too

namespace coinpay::test {

inline QByteArray pemOfDer(const QByteArray &der)
{
    return "-----BEGIN PRIVATE KEY-----\n" + der.toBase64() + "\n-----END PRIVATE KEY-----\n";
}

//! The PKCS#8 PEM of a raw Ed25519 seed (RFC 8410, section 7): a fixed header and the seed.
inline QByteArray pemOfSeed(const QByteArray &seed)
{
    return pemOfDer(QByteArray::fromHex("302e020100300506032b657004220420") + seed);
}

//! RFC 8032, section 7.1, TEST 1.
inline QByteArray firstSeed()
{
    return QByteArray::fromHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
}

} // namespace coinpay::test
