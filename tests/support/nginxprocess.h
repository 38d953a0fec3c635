// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/testcertificates.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QUrl>

namespace coinpay::test {

//! A real nginx that speaks HTTP/2 over TLS to the client and HTTPS to an upstream, over a
//! directory of its own. Ends with this object.
class NginxProcess
{
public:
    NginxProcess() = default;
    ~NginxProcess();
    Q_DISABLE_COPY_MOVE(NginxProcess)

    //! In front of https://127.0.0.1:`upstreamPort`, whose certificate `upstreamCaFile` vouches
    //! for. False: see complaint().
    [[nodiscard]] bool start(const TestCertificate &certificate, quint16 upstreamPort,
                             const QString &upstreamCaFile);

    [[nodiscard]] QUrl url() const;
    [[nodiscard]] QString complaint() const { return m_complaint; }

private:
    [[nodiscard]] bool launch(quint16 upstreamPort, const QString &upstreamCaFile);
    [[nodiscard]] bool write(const QString &name, const QByteArray &contents);

    QTemporaryDir m_directory;
    QProcess m_process;
    quint16 m_port = 0;
    QString m_complaint;
};

} // namespace coinpay::test
