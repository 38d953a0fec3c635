// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QPair>
#include <QProcess>
#include <QSet>
#include <QStringList>
#include <QTemporaryDir>

namespace coinpay::test {

using Headers = QList<QPair<QByteArray, QByteArray>>;

//! A whole answer of the sandbox; status 0 when there was none.
struct SandboxAnswer
{
    int status = 0;
    Headers headers; //!< names in lower case
    QByteArray body;

    [[nodiscard]] QJsonObject json() const;
    [[nodiscard]] QByteArray header(const QByteArray &name) const;
};

//! A real coinpay-sandbox ($COINPAY_SANDBOX, or the one beside this test) over a directory of its
//! own. Calls block, without an event loop: nothing of the test runs meanwhile. With
//! $COINPAY_RECORD_DIR set, what it answers is recorded there. Ends the process on destruction.
class SandboxProcess
{
public:
    SandboxProcess();
    ~SandboxProcess();
    Q_DISABLE_COPY_MOVE(SandboxProcess)

    //! `arguments` besides --port, --data, --print-config and --record. False: see complaint().
    [[nodiscard]] bool start(const QStringList &arguments = {});
    //! kill -9.
    void kill();
    //! SIGTERM, and waits.
    void stop();
    //! The same directory, arguments and port as before.
    [[nodiscard]] bool restart();

    [[nodiscard]] QString complaint() const { return m_complaint; }
    [[nodiscard]] qint64 pid() const { return m_process.processId(); }
    [[nodiscard]] QString url() const { return config("url"); }
    [[nodiscard]] QString controlUrl() const { return config("control_url"); }
    [[nodiscard]] QString caFile() const { return config("ca_file"); }
    [[nodiscard]] QString keyId() const { return config("key_id"); }
    [[nodiscard]] QString keyFile() const { return config("key_file"); }
    [[nodiscard]] QString directory() const { return m_directory.path(); }
    [[nodiscard]] quint16 port() const;

    //! A control call ("/sandbox/v1/…"); an empty object when it was refused or lost.
    QJsonObject control(const char *method, const QString &path, const QJsonObject &body = {});
    //! POST of one; the leading "/sandbox/v1" may be left out.
    QJsonObject post(const QString &path, const QJsonObject &body = {});
    //! An API call: a token is fetched when needed, writes are signed.
    SandboxAnswer call(const char *method, const QString &target, const QJsonObject &body = {},
                       const QByteArray &idempotencyKey = {});
    //! Every invoice, page by page.
    QList<QJsonObject> allInvoices();

    //! Exactly these bytes as one request on a connection of its own.
    SandboxAnswer exchange(const QByteArray &method, const QByteArray &target,
                           const Headers &headers, const QByteArray &body, int timeoutMs = 40'000);
    //! The signature headers over these bytes, at `timestamp`. 0 is now, or the latest second
    //! before it that these bytes were not signed in: the server takes a signature once.
    [[nodiscard]] Headers signature(const QByteArray &method, const QByteArray &target,
                                    const QByteArray &body, qint64 timestamp = 0);
    //! "Bearer …", fetched once.
    [[nodiscard]] QByteArray bearer();
    void forgetToken() { m_token.clear(); }

private:
    [[nodiscard]] QString config(const char *name) const;
    [[nodiscard]] bool launch(quint16 port);

    QTemporaryDir m_directory;
    QProcess m_process;
    QStringList m_arguments;
    QJsonObject m_config;
    QString m_complaint;
    QByteArray m_token;
    QSet<QByteArray> m_signed; //!< payloads
};

} // namespace coinpay::test
