// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/tourcontrol.h"

#include <QJsonDocument>
#include <QNetworkReply>
#include <QSslCertificate>
#include <QSslConfiguration>

namespace coinpay {

namespace {

constexpr int AnswerMs = 20'000;
constexpr QLatin1String ControlPath{"/sandbox/v1"};

} // namespace

TourControl::TourControl(QUrl base, const QByteArray &ca, QObject *parent)
    : QObject(parent)
    , m_base(std::move(base))
    , m_ca(ca)
{
    QString path = m_base.path();
    while (path.endsWith(u'/'))
        path.chop(1);
    m_base.setPath(path.endsWith(ControlPath) ? path : path + ControlPath);
    m_network.setTransferTimeout(AnswerMs);
}

void TourControl::post(const QString &path, const QJsonObject &body, const Then &then)
{
    send("POST", path, QJsonDocument(body).toJson(QJsonDocument::Compact), then);
}

void TourControl::remove(const QString &path, const Then &then)
{
    send("DELETE", path, {}, then);
}

void TourControl::send(const QByteArray &method, const QString &path, const QByteArray &body,
                       const Then &then)
{
    QUrl url = m_base;
    url.setPath(m_base.path() + path);
    QNetworkRequest request(url);
    request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setCaCertificates(QSslCertificate::fromData(m_ca, QSsl::Pem));
    request.setSslConfiguration(tls);
    QNetworkReply *reply = m_network.sendCustomRequest(request, method, body);
    connect(reply, &QNetworkReply::finished, this, [reply, then] {
        Answer answer;
        answer.ok = reply->error() == QNetworkReply::NoError;
        answer.requestId = QString::fromLatin1(reply->rawHeader("X-Request-Id"));
        if (!answer.ok)
            answer.problem = reply->errorString() + u' ' + QString::fromUtf8(reply->readAll());
        reply->deleteLater();
        then(answer);
    });
}

} // namespace coinpay
