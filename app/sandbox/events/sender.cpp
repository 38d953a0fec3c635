// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/events/sender.h"

#include "core/log.h"
#include "core/timestamp.h"
#include "http/exchange.h"
#include "sandbox/events/endpoints.h"
#include "sandbox/events/events.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QMessageAuthenticationCode>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QSslCertificate>
#include <QSslConfiguration>

#include <array>
#include <chrono>

namespace coinpay::sandbox {

using namespace Qt::StringLiterals;

namespace {

using namespace std::chrono_literals;

constexpr auto ReceiverTimeout = 10s;
// The contract's schedule, on the books' clock.
constexpr std::array<std::chrono::seconds, 7> retryAfter{5s, 1min, 5min, 30min, 2h, 8h, 24h};

} // namespace

WebhookSender::WebhookSender(Books &books, QObject *parent)
    : QObject(parent)
    , m_books(books)
    , m_tls(QSslConfiguration::defaultConfiguration())
{
    m_network.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    m_network.setProxy(QNetworkProxy::NoProxy);
}

void WebhookSender::trust(const QString &caFile)
{
    m_tls.addCaCertificates(QSslCertificate::fromPath(caFile));
}

void WebhookSender::sendDue()
{
    QList<Job> due;
    {
        Query rows(m_books.db,
                   "SELECT id,due_at,resource FROM jobs WHERE kind='deliver' AND due_at<=?1"
                   " ORDER BY due_at,id LIMIT 100",
                   m_books.now());
        while (rows.step())
            due.append({rows.integer(0), rows.integer(1), jobs::Deliver, rows.integer(2), {}, {}});
    }
    for (const Job &job : due) {
        if (isBusy())
            return;
        if (m_underWay.contains(job.id))
            continue;
        const auto delivery = loadDocument(m_books, kinds::Delivery, job.resource);
        if (delivery)
            send(job, *delivery);
        else
            removeJob(m_books, job.id);
    }
}

void WebhookSender::send(const Job &job, const Document &delivery)
{
    m_underWay.insert(job.id);
    const qint64 beganAt = m_books.clock.monotonicMs();
    const QUrl url(delivery.body.value("url"_L1).toString());
    const auto event = eventJson(m_books, delivery.parent);
    const auto endpoint =
        findDocument(m_books, kinds::Endpoint, delivery.body.value("endpoint_id"_L1).toString());
    if (!http::isLoopback(url) || !event || !endpoint) {
        // Demonstration data must never reach a stranger's server.
        finish(job, beganAt, 0, u"The sandbox delivers to loopback addresses only."_s);
        return;
    }
    const QByteArray body = QJsonDocument(*event).toJson(QJsonDocument::Compact);
    const QByteArray stamp = QByteArray::number(m_books.clock.wall() / 1000);
    const SigningSecret secret = signingSecret(*endpoint, m_books.now());
    QNetworkRequest request(url);
    request.setSslConfiguration(m_tls);
    request.setTransferTimeout(std::chrono::milliseconds(ReceiverTimeout).count());
    request.setHeader(QNetworkRequest::ContentTypeHeader, "application/json"_L1);
    request.setRawHeader("x-timestamp", stamp);
    request.setRawHeader("x-signature",
                         QMessageAuthenticationCode::hash(stamp + '.' + body, secret.secret,
                                                          QCryptographicHash::Sha256)
                             .toHex());
    request.setRawHeader("x-event-id", event->value("id"_L1).toString().toLatin1());
    request.setRawHeader("x-delivery-id", delivery.id(m_books).toLatin1());
    request.setRawHeader("x-secret-id", secret.id.toLatin1());
    QNetworkReply *reply = m_network.post(request, body);
    connect(reply, &QNetworkReply::finished, this, [this, reply, job, beganAt] {
        reply->deleteLater();
        const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        finish(job, beganAt, status, status ? QString() : reply->errorString());
    });
}

void WebhookSender::finish(const Job &job, qint64 beganAt, int status, const QString &error)
{
    m_underWay.remove(job.id);
    try {
        Work work(m_books, {});
        removeJob(m_books, job.id);
        auto delivery = loadDocument(m_books, kinds::Delivery, job.resource);
        QJsonArray attempts = delivery->body.value("attempts"_L1).toArray();
        const auto tried = static_cast<size_t>(attempts.size());
        attempts.append(QJsonObject{
            {u"at"_s, formatTimestamp(m_books.now())},
            {u"duration_ms"_s, m_books.clock.monotonicMs() - beganAt},
            {u"response_status"_s, status ? QJsonValue(status) : QJsonValue()},
            {u"error"_s, error.isEmpty() ? QJsonValue() : QJsonValue(error.left(500))}});
        delivery->body["attempts"_L1] = attempts;
        delivery->body["next_attempt_at"_L1] = QJsonValue();
        QString state = status / 100 == 2 ? u"delivered"_s : u"dead"_s;
        if (status / 100 != 2 && tried < retryAfter.size()) {
            const UnixMs next =
                m_books.now() + std::chrono::milliseconds(retryAfter[tried]).count();
            state = u"retrying"_s;
            delivery->body["next_attempt_at"_L1] = formatTimestamp(next);
            planJob(m_books, {0, next, jobs::Deliver, delivery->row, {}, {}});
        }
        changeDocument(m_books, *delivery, state);
        work.commit();
    } catch (const DatabaseError &fault) {
        qCWarning(logSandbox) << "A delivery could not be written down:" << fault.what();
    }
    Q_EMIT settled();
}

} // namespace coinpay::sandbox
