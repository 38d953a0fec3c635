// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "webhooks/listener.h"

#include "core/text.h"
#include "webhooks/doctor.h"
#include "webhooks/eventhead.h"
#include "webhooks/keptheaders.h"

#include <QCoreApplication>
#include <QDir>

#include <limits>
#include <utility>

namespace coinpay {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(WebhookListener)
};

// Why a signature does not fit takes many tries to find out: for few, and for small ones.
constexpr int CausesPerSecond = 20;
constexpr qsizetype LargestBodyForCause = 1024 * 1024;
constexpr qint64 MsPerSecond = 1000;

constexpr QLatin1String IdMismatch("event_id_mismatch");

http::Response answerOf(int status, QLatin1String word)
{
    http::Response response;
    response.status = status;
    response.headers = {{"Content-Type", "application/json"}};
    response.body = "{\"status\":\"" + QByteArray(word.data(), word.size()) + "\"}\n";
    return response;
}

http::Response notAllowed()
{
    http::Response response = answerOf(405, QLatin1String("post_only"));
    response.headers += http::Header{"Allow", "POST"};
    return response;
}

http::Response tryAgainLater()
{
    http::Response response = answerOf(503, QLatin1String("not_stored"));
    response.headers += http::Header{"Retry-After", "5"};
    return response;
}

//! To the sender of what was refused: what is wrong with the message, or with its signature.
http::Response refusalOf(const WebhookReceipt &receipt)
{
    const bool isMalformed =
        receipt.verdict == IdMismatch ||
        receipt.verdict == webhookFindingName(WebhookFinding::MissingHeader) ||
        receipt.verdict == webhookFindingName(WebhookFinding::NoScheme) ||
        receipt.verdict == webhookFindingName(WebhookFinding::MalformedTimestamp);
    return answerOf(isMalformed ? 400 : 401, QLatin1String("refused"));
}

//! What a sender says of itself, to be shown: short and harmless.
QString claimed(const QByteArray &text)
{
    return displayText(QString::fromUtf8(text.left(MaxEventWord)), MaxEventWord);
}

} // namespace

WebhookListener::WebhookListener(ListenerSettings settings, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_settings(std::move(settings))
    , m_clock(clock)
    , m_lock(QDir(m_settings.profileDir).filePath(QStringLiteral("listener.lock")))
{
    qRegisterMetaType<WebhookReceipt>();
    qRegisterMetaType<WebhookForward>();
}

WebhookListener::~WebhookListener()
{
    m_server.reset(); // nobody calls back into what goes after it
}

Done WebhookListener::start()
{
    switch (m_lock.tryLock(0)) {
    case ProcessLock::Outcome::Taken: break;
    case ProcessLock::Outcome::Busy:
        return fail(ErrorKind::StorageBusy,
                    Text::tr("Another listener of this profile is running, in the window or on a "
                             "command line. Stop that one first."));
    case ProcessLock::Outcome::NotPossible:
        return fail(ErrorKind::StorageReadOnly,
                    Text::tr("%1 cannot be written.", "%1 a folder")
                        .arg(QDir::toNativeSeparators(m_settings.profileDir)));
    }
    auto inbox = WebhookInbox::open(m_settings.profileDir, m_clock);
    if (!inbox)
        return fail(inbox.error());
    m_inbox = std::move(*inbox);
    m_tidier = std::make_unique<InboxTidier>(*m_inbox, m_clock, m_settings.keeping);
    if (m_settings.forwardTo) {
        m_forwarder = std::make_unique<WebhookForwarder>(
            *m_inbox, m_clock, *m_settings.forwardTo,
            m_settings.secrets.empty() ? SharedSecret() : m_settings.secrets.front());
        connect(m_forwarder.get(), &WebhookForwarder::forwarded, this, &WebhookListener::forwarded);
        connect(m_forwarder.get(), &WebhookForwarder::failed, this,
                [this](const Error &error) { tell(error); });
    }
    m_server = std::make_unique<http::Server>(
        [this](const http::Request &request, const http::Responder &responder) {
            receive(request, responder);
        },
        [](int status) { return answerOf(status, QLatin1String("not_read")); }, nullptr,
        m_settings.limits);
    if (Done listening = m_server->start(m_settings.port); !listening)
        return listening;
    const auto &target = m_settings.forwardTo;
    if (target && http::isLoopback(*target) && target->port() == m_server->serverPort()) {
        m_server->close();
        return fail(
            ErrorKind::InvalidInput,
            Text::tr("To forward to %1 would be to send everything back here.", "%1 an address")
                .arg(target->toString()));
    }
    QMetaObject::invokeMethod(this, &WebhookListener::goOn, Qt::QueuedConnection);
    return {};
}

QString WebhookListener::url() const
{
    return QStringLiteral("http://127.0.0.1:%1/").arg(m_server->serverPort());
}

bool WebhookListener::isIdle() const
{
    return m_pending.empty() && (!m_forwarder || m_forwarder->isIdle());
}

void WebhookListener::receive(const http::Request &request, const http::Responder &responder)
{
    if (request.method != "POST") {
        responder.answer(notAllowed());
        return;
    }
    if (m_pending.empty()) // what else is there to be read now comes before this is done
        QMetaObject::invokeMethod(this, &WebhookListener::commit, Qt::QueuedConnection);
    m_pending.push_back({examine(request), request.headers, responder});
}

WebhookReceipt WebhookListener::examine(const http::Request &request)
{
    WebhookEvidence evidence;
    evidence.headers = headerFields(request.headers);
    evidence.body = request.body;
    evidence.secrets = m_settings.secrets;
    evidence.scheme = m_settings.scheme;
    evidence.now = m_clock.now();
    evidence.looksForCause = false;
    WebhookDiagnosis diagnosis = diagnoseWebhook(evidence);
    if (diagnosis.finding == WebhookFinding::Mismatched && mayLookForCause(request.body.size())) {
        evidence.looksForCause = true;
        diagnosis = diagnoseWebhook(evidence);
    }
    WebhookReceipt receipt;
    receipt.state = WebhookState::Refused;
    receipt.receivedAt = receipt.lastAt = evidence.now;
    receipt.eventId = claimed(diagnosis.message.id);
    receipt.verdict = webhookFindingName(diagnosis.finding);
    if (diagnosis.finding != WebhookFinding::NoScheme)
        receipt.scheme = webhookSchemeName(diagnosis.message.scheme);
    receipt.secretId = claimed(request.headers.value("x-secret-id"));
    receipt.sentence = diagnosis.sentence;
    receipt.advice = diagnosis.advice;
    receipt.headers = keptHeaders(request.headers, m_settings.secrets);
    receipt.body = request.body;
    receipt.bodySize = request.body.size();
    if (diagnosis.isValid()) {
        const bool signsId = diagnosis.message.scheme == WebhookScheme::Standard;
        trust(receipt, request, signsId ? diagnosis.message.id : QByteArray());
    }
    return receipt;
}

//! Its bytes are the sender's: what they say counts.
void WebhookListener::trust(WebhookReceipt &receipt, const http::Request &request,
                            const QByteArray &signedId) const
{
    const EventHead head = readEventHead(request.body);
    const QByteArray named = request.headers.value("x-event-id");
    receipt.eventType = head.type;
    receipt.resourceId = head.resourceId;
    if (!named.isEmpty() && !head.id.isEmpty() && head.id.toUtf8() != named) {
        receipt.verdict = IdMismatch;
        receipt.sentence =
            Text::tr("The signature is right, but x-event-id names another event than the body.");
        receipt.advice = Text::tr("The header is not signed: somebody may have changed it to have "
                                  "the event handled twice. Go by the id in the body.");
        return;
    }
    receipt.eventId = eventIdentity(head, signedId, request.body);
    receipt.state = WebhookState::Waiting;
}

bool WebhookListener::mayLookForCause(qsizetype bodySize)
{
    if (bodySize > LargestBodyForCause)
        return false;
    const qint64 now = m_clock.monotonicMs();
    if (now - m_causesSince >= MsPerSecond) {
        m_causesSince = now;
        m_causes = 0;
    }
    return m_causes++ < CausesPerSecond;
}

void WebhookListener::commit()
{
    const std::vector<Pending> batch = std::exchange(m_pending, {});
    QList<WebhookReceipt> receipts;
    for (const Pending &pending : batch)
        receipts += pending.receipt;
    const auto stored = m_inbox->store(receipts);
    tell(stored ? std::nullopt : std::optional(stored.error()));
    if (!stored) {
        for (const Pending &pending : batch)
            pending.responder.answer(tryAgainLater());
        return;
    }
    for (std::size_t i = 0; m_forwarder && i < batch.size(); ++i) {
        const StoredWebhook &row = stored->at(static_cast<qsizetype>(i));
        if (row.isNew && batch[i].receipt.headers.contains(WithheldValue))
            m_forwarder->remember(row.row, batch[i].headers);
    }
    announce(receipts, *stored);
    for (std::size_t i = 0; i < batch.size(); ++i) {
        const WebhookReceipt &receipt = batch[i].receipt;
        const StoredWebhook &row = stored->at(static_cast<qsizetype>(i));
        batch[i].responder.answer(
            receipt.state == WebhookState::Refused
                ? refusalOf(receipt)
                : answerOf(200, row.isNew ? QLatin1String("stored") : QLatin1String("duplicate")));
    }
    m_tidier->wake();
}

//! And handles what is new.
void WebhookListener::announce(const QList<WebhookReceipt> &receipts,
                               const QList<StoredWebhook> &stored)
{
    QList<qint64> fresh;
    for (qsizetype i = 0; i < receipts.size(); ++i) {
        WebhookReceipt receipt = receipts.at(i);
        receipt.row = stored.at(i).row;
        receipt.times = stored.at(i).times;
        const bool isNew = stored.at(i).isNew;
        Q_EMIT arrived(receipt, isNew);
        if (receipt.state != WebhookState::Refused && isNew)
            fresh += receipt.row;
        if (receipt.state == WebhookState::Refused && m_forwarder && m_settings.forwardsRefused)
            m_forwarder->forwardOnce(receipt);
    }
    if (!fresh.isEmpty())
        handle(fresh);
}

void WebhookListener::handle(const QList<qint64> &rows)
{
    if (m_forwarder) {
        QMetaObject::invokeMethod(m_forwarder.get(), &WebhookForwarder::wake, Qt::QueuedConnection);
        return;
    }
    if (const Done noted = m_inbox->setHandled(rows); !noted)
        tell(noted.error());
}

void WebhookListener::tell(const std::optional<Error> &trouble)
{
    if (m_isInTrouble == trouble.has_value())
        return;
    m_isInTrouble = trouble.has_value();
    Q_EMIT troubleChanged(trouble);
}

//! With what was stored, and perhaps answered, before the last listener ended.
void WebhookListener::goOn()
{
    if (m_forwarder) {
        m_forwarder->wake();
        return;
    }
    constexpr int AtOnce = 100;
    while (true) {
        const auto left = m_inbox->waiting(std::numeric_limits<qint64>::max(), AtOnce);
        if (!left || left->isEmpty()) {
            tell(left ? std::nullopt : std::optional(left.error()));
            return;
        }
        QList<qint64> rows;
        for (const WebhookReceipt &receipt : *left) {
            rows += receipt.row;
            Q_EMIT arrived(receipt, true);
        }
        if (const Done noted = m_inbox->setHandled(rows); !noted) {
            tell(noted.error());
            return;
        }
    }
}

Result<int> WebhookListener::takeMissed(const QList<MissedEvent> &events)
{
    QList<WebhookReceipt> receipts;
    for (const MissedEvent &event : events) {
        const EventHead head = readEventHead(event.text);
        WebhookReceipt receipt;
        receipt.origin = WebhookOrigin::Feed;
        receipt.eventId = event.id;
        receipt.eventType = head.type;
        receipt.resourceId = head.resourceId;
        receipt.receivedAt = receipt.lastAt = m_clock.now();
        receipt.verdict = QStringLiteral("missed");
        receipt.sentence = Text::tr("No webhook brought this event; it was read from the event "
                                    "feed.");
        receipt.body = event.text;
        receipt.bodySize = event.text.size();
        receipts += receipt;
    }
    const auto stored = m_inbox->store(receipts);
    tell(stored ? std::nullopt : std::optional(stored.error()));
    if (!stored)
        return fail(stored.error());
    QList<WebhookReceipt> fresh;
    QList<StoredWebhook> freshRows;
    for (qsizetype i = 0; i < receipts.size(); ++i) {
        if (stored->at(i).isNew) {
            fresh += receipts.at(i);
            freshRows += stored->at(i);
        }
    }
    announce(fresh, freshRows);
    m_tidier->wake();
    return static_cast<int>(fresh.size());
}

} // namespace coinpay
