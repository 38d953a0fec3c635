// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/quotekeeper.h"

#include "core/whendone.h"

namespace coinpay {

namespace {

constexpr int AfterTypingMs = 350;
constexpr int SecondMs = 1000;
constexpr qint64 AfterErrorMs = 5000;

//! Worth asking again without a change: nothing said no.
bool mayPass(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::InvalidInput:
    case ErrorKind::Unauthenticated:
    case ErrorKind::ClockSkew:
    case ErrorKind::Forbidden:
    case ErrorKind::NotFound:
    case ErrorKind::Refused: return false;
    default: return true;
    }
}

bool sameOrder(const TransferDraft &one, const TransferDraft &other)
{
    return one.walletId == other.walletId && one.amount == other.amount &&
           one.destination == other.destination && one.network == other.network;
}

} // namespace

QuoteKeeper::QuoteKeeper(AskQuote ask, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_ask(std::move(ask))
    , m_clock(clock)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(AfterTypingMs);
    m_second.setInterval(SecondMs);
    connect(&m_soon, &QTimer::timeout, this, &QuoteKeeper::ask);
    connect(&m_second, &QTimer::timeout, this, &QuoteKeeper::tick);
}

void QuoteKeeper::want(const std::optional<TransferDraft> &draft)
{
    if (draft.has_value() == m_draft.has_value() && (!draft || sameOrder(*draft, *m_draft)))
        return;
    m_draft = draft;
    m_quote.reset();
    m_error.reset();
    m_asking = false;
    ++m_wish;
    m_second.stop();
    if (draft)
        m_soon.start();
    else
        m_soon.stop();
    Q_EMIT changed();
}

void QuoteKeeper::take(const TransferDraft &draft, const TransferQuote &quote, qint64 askedAtMs)
{
    m_draft = draft;
    m_soon.stop();
    ++m_wish;
    answered(m_wish, askedAtMs, quote);
}

void QuoteKeeper::renew()
{
    if (m_draft && !m_asking)
        ask();
}

void QuoteKeeper::ask()
{
    m_soon.stop();
    if (!m_draft)
        return;
    m_asking = true;
    const qint64 askedAtMs = m_clock.monotonicMs();
    whenDone(m_ask(*m_draft), this,
             [this, wish = m_wish, askedAtMs](const Result<TransferQuote> &result) {
                 answered(wish, askedAtMs, result);
             });
    Q_EMIT changed();
}

void QuoteKeeper::answered(quint64 wish, qint64 askedAtMs, const Result<TransferQuote> &result)
{
    if (wish != m_wish)
        return;
    m_asking = false;
    if (result) {
        m_quote = *result;
        m_error.reset();
        m_endsAtMs = askedAtMs + (result->expiresAt - result->createdAt);
        m_second.start();
    } else {
        m_error = result.error();
        if (leftMs() == 0)
            m_quote.reset();
        m_againAtMs = m_clock.monotonicMs() + AfterErrorMs;
        if (mayPass(*m_error))
            m_second.start();
    }
    Q_EMIT changed();
}

qint64 QuoteKeeper::leftMs() const
{
    return m_quote ? qMax<qint64>(0, m_endsAtMs - m_clock.monotonicMs()) : 0;
}

void QuoteKeeper::tick()
{
    const bool due =
        m_error ? mayPass(*m_error) && m_clock.monotonicMs() >= m_againAtMs : leftMs() < RenewAtMs;
    if (due && !m_asking && !m_soon.isActive())
        ask();
    else
        Q_EMIT changed();
}

} // namespace coinpay
