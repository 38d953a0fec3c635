// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QStringList>

namespace coinpay::test {

//! A certificate with its private key, both PEM, made on the spot.
struct TestCertificate
{
    QByteArray certificatePem;
    QByteArray keyPem;
};

struct CertificateOptions
{
    QStringList hosts{QStringLiteral("127.0.0.1"), QStringLiteral("localhost")};
    qint64 validFromSeconds = -3600;   //!< from now
    qint64 validUntilSeconds = 86'400; //!< from now
};

[[nodiscard]] TestCertificate makeCa();
[[nodiscard]] TestCertificate makeLeaf(const TestCertificate &ca,
                                       const CertificateOptions &options = {});
[[nodiscard]] TestCertificate makeSelfSigned(const CertificateOptions &options = {});

} // namespace coinpay::test
