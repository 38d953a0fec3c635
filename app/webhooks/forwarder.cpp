// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "webhooks/forwarder.h"

#include "webhooks/keptheaders.h"
#include "webhooks/signing.h"

#include <array>

namespace coinpay {

namespace {

using namespace std::chrono_literals;

constexpr int MaxAtOnce = 4;
//! Of what was refused, more are not forwarded: a flood of forgeries is not passed on.
constexpr int MaxRefusedAtOnce = 50;
constexpr std::chrono::milliseconds AnswerTimeout = 10s;
// After the first, second and third try that failed.
constexpr std::array<std::chrono::milliseconds, WebhookForwarder::MaxTries - 1> pauses{1s, 5s, 30s};
constexpr qsizetype KeptAnswer = 4 * 1024;
constexpr qsizetype MaxRemembered = 1000;

} // namespace

WebhookForwarder::WebhookForwarder(WebhookInbox &inbox, const Clock &clock, QUrl target,
                                   SharedSecret signer, QObject *parent)
    : QObject(parent)
    , m_inbox(inbox)
    , m_clock(clock)
    , m_target(std::move(target))
    , m_signer(std::move(signer))
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &WebhookForwarder::wake);
}

bool WebhookForwarder::mayTryAgain(int status)
{
    return status / 100 != 4 || status == 408 || status == 429;
}

void WebhookForwarder::remember(qint64 row, const http::Headers &headers)
{
    if (m_headers.size() < MaxRemembered)
        m_headers.insert(row, headers);
}

void WebhookForwarder::wake()
{
    if (m_underWay.size() >= MaxAtOnce)
        return; // the end of one of them wakes it again
    const auto due = m_inbox.waiting(m_clock.now(), 2 * MaxAtOnce);
    if (!due) {
        Q_EMIT failed(due.error());
        m_timer.start(pauses.front());
        return;
    }
    for (const WebhookReceipt &receipt : *due) {
        if (m_underWay.size() >= MaxAtOnce)
            return;
        if (!m_underWay.contains(receipt.row))
            begin(receipt);
    }
    planNext();
}

void WebhookForwarder::forwardOnce(const WebhookReceipt &receipt)
{
    if (m_underWay.size() < MaxRefusedAtOnce)
        begin(receipt);
}

void WebhookForwarder::begin(const WebhookReceipt &receipt)
{
    WebhookForward attempt;
    attempt.receipt = receipt.row;
    attempt.number = receipt.tries + 1;
    attempt.url = m_target.toString(QUrl::RemoveQuery);
    attempt.startedAt = m_clock.now();
    if (const Done noted = m_inbox.beginForward(attempt); !noted) {
        Q_EMIT failed(noted.error()); // not noted, so not sent
        m_timer.start(pauses.front());
        return;
    }
    m_underWay.insert(receipt.row);
    http::exchange(
        m_target, requestOf(receipt), AnswerTimeout, this,
        [this, receipt, attempt](const http::Outcome &outcome) { end(receipt, attempt, outcome); });
}

http::Request WebhookForwarder::requestOf(const WebhookReceipt &receipt) const
{
    http::Request request;
    request.method = "POST";
    request.body = receipt.body;
    if (const auto kept = m_headers.constFind(receipt.row); kept != m_headers.constEnd())
        request.headers = *kept;
    else if (receipt.origin == WebhookOrigin::Delivery)
        request.headers = headersFromKept(receipt.headers);
    else if (m_signer)
        request.headers = signedHeaders(WebhookScheme::CoinPay, *m_signer, receipt.eventId.toUtf8(),
                                        m_clock.now(), receipt.body);
    else
        request.headers = {{"content-type", "application/json"},
                           {"x-event-id", receipt.eventId.toUtf8()}};
    return request;
}

void WebhookForwarder::end(const WebhookReceipt &receipt, WebhookForward attempt,
                           const http::Outcome &outcome)
{
    m_underWay.remove(receipt.row);
    attempt.status = outcome.response.status;
    attempt.durationMs = outcome.durationMs;
    attempt.answer = outcome.response.body.left(KeptAnswer);
    if (outcome.error)
        attempt.error = outcome.error->message;
    WebhookState state = WebhookState::GivenUp;
    UnixMs nextTryAt = 0;
    if (receipt.state == WebhookState::Refused) {
        state = WebhookState::Refused;
    } else if (isTaken(attempt.status)) {
        state = WebhookState::Handled;
    } else if (attempt.number < MaxTries && mayTryAgain(attempt.status)) {
        state = WebhookState::Waiting;
        nextTryAt = m_clock.now() + pauses.at(static_cast<size_t>(attempt.number - 1)).count();
    }
    if (state != WebhookState::Waiting)
        m_headers.remove(receipt.row);
    if (const Done noted = m_inbox.endForward(attempt, state, nextTryAt); !noted)
        Q_EMIT failed(noted.error());
    Q_EMIT forwarded(attempt, state);
    wake();
}

void WebhookForwarder::planNext()
{
    const auto due = m_inbox.nextDue();
    if (!due || !*due)
        return;
    const qint64 wait = **due - m_clock.now();
    if (wait <= 0) // it is under way, and its end looks again
        return;
    if (!m_timer.isActive() || m_timer.remainingTime() > wait)
        m_timer.start(std::chrono::milliseconds(wait));
}

} // namespace coinpay
