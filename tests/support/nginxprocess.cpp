// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/nginxprocess.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>

namespace coinpay::test {

namespace {

constexpr int StartMs = 20'000;
constexpr int EndMs = 5000;
constexpr int Tries = 5; // another program may take the port that was free a moment ago
constexpr int PollMs = 20;

quint16 freePort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

QString nginxProgram()
{
    const QString onPath = QStandardPaths::findExecutable(QStringLiteral("nginx"));
    if (!onPath.isEmpty())
        return onPath;
    return QStandardPaths::findExecutable(
        QStringLiteral("nginx"), {QStringLiteral("/usr/sbin"), QStringLiteral("/usr/local/sbin")});
}

// One process, nothing outside its directory, and no second try of its own at an upstream.
constexpr char Configuration[] = R"(daemon off;
master_process off;
pid nginx.pid;
error_log error.log warn;
events { worker_connections 64; }
http {
    access_log off;
    client_body_temp_path body;
    proxy_temp_path proxy;
    fastcgi_temp_path fastcgi;
    uwsgi_temp_path uwsgi;
    scgi_temp_path scgi;
    server {
        listen 127.0.0.1:@PORT@ ssl http2;
        ssl_certificate cert.pem;
        ssl_certificate_key key.pem;
        ssl_protocols TLSv1.2 TLSv1.3;
        location / {
            proxy_pass https://127.0.0.1:@UPSTREAM@;
            proxy_ssl_trusted_certificate @CA@;
            proxy_ssl_verify on;
            proxy_ssl_name localhost;
            proxy_http_version 1.1;
            proxy_set_header Connection "";
            proxy_set_header Host $http_host;
            proxy_pass_header Date;
            proxy_next_upstream off;
            proxy_buffering off;
            proxy_read_timeout 60s;
        }
    }
}
)";

} // namespace

NginxProcess::~NginxProcess()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.terminate();
    if (!m_process.waitForFinished(EndMs)) {
        m_process.kill();
        m_process.waitForFinished(EndMs);
    }
}

bool NginxProcess::write(const QString &name, const QByteArray &contents)
{
    QFile file(m_directory.filePath(name));
    return file.open(QIODevice::WriteOnly) && file.write(contents) == contents.size();
}

bool NginxProcess::start(const TestCertificate &certificate, quint16 upstreamPort,
                         const QString &upstreamCaFile)
{
    if (!write(QStringLiteral("cert.pem"), certificate.certificatePem) ||
        !write(QStringLiteral("key.pem"), certificate.keyPem)) {
        m_complaint = QStringLiteral("cannot write into the temporary directory");
        return false;
    }
    for (int i = 0; i < Tries; ++i) {
        if (launch(upstreamPort, upstreamCaFile))
            return true;
    }
    return false;
}

bool NginxProcess::launch(quint16 upstreamPort, const QString &upstreamCaFile)
{
    m_port = freePort();
    QByteArray configuration(Configuration);
    configuration.replace("@PORT@", QByteArray::number(m_port));
    configuration.replace("@UPSTREAM@", QByteArray::number(upstreamPort));
    configuration.replace("@CA@", QFile::encodeName(upstreamCaFile));
    if (!write(QStringLiteral("nginx.conf"), configuration))
        return false;
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.start(nginxProgram(),
                    {QStringLiteral("-p"), m_directory.path(), QStringLiteral("-c"),
                     m_directory.filePath(QStringLiteral("nginx.conf")), QStringLiteral("-e"),
                     m_directory.filePath(QStringLiteral("error.log"))});
    const QDeadlineTimer deadline(StartMs);
    while (!deadline.hasExpired()) {
        QTcpSocket probe;
        probe.connectToHost(QHostAddress(QHostAddress::LocalHost), m_port);
        if (probe.waitForConnected(PollMs) && m_process.state() == QProcess::Running)
            return true;
        if (m_process.waitForFinished(PollMs) || m_process.state() == QProcess::NotRunning)
            break;
    }
    m_complaint = QStringLiteral("nginx (%1): %2 %3")
                      .arg(nginxProgram(), m_process.errorString(),
                           QString::fromLocal8Bit(m_process.readAll()));
    return false;
}

QUrl NginxProcess::url() const
{
    return QUrl(QStringLiteral("https://127.0.0.1:%1").arg(m_port));
}

} // namespace coinpay::test
