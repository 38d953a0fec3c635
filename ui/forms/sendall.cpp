// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/quotekeeper.h"

#include "core/whendone.h"
#include "theme/formats.h"

namespace coinpay {

SendAll::SendAll(AskQuote ask, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_ask(std::move(ask))
    , m_clock(clock)
{
}

void SendAll::begin(const TransferDraft &draft, const Money &available)
{
    stop();
    m_draft = draft;
    m_available = available;
    ask(available);
}

void SendAll::stop()
{
    m_round = 0;
    ++m_run;
    m_best.reset();
}

void SendAll::ask(const Money &amount)
{
    ++m_round;
    m_draft.amount = amount;
    const qint64 askedAtMs = m_clock.monotonicMs();
    whenDone(m_ask(m_draft), this,
             [this, run = m_run, askedAtMs](const Result<TransferQuote> &result) {
                 if (run == m_run)
                     answered(askedAtMs, result);
             });
}

void SendAll::answered(qint64 askedAtMs, const Result<TransferQuote> &result)
{
    if (!result) {
        finish(result.error());
        return;
    }
    if (result->total <= m_available && (!m_best || m_best->amount < result->amount)) {
        m_best = *result;
        m_bestAskedAtMs = askedAtMs;
    }
    if (result->total == m_available || m_round == MostRounds) {
        finish({});
        return;
    }
    const Result<Money> next = m_available.minus(result->fee);
    if (next && next->isPositive()) {
        ask(*next);
        return;
    }
    finish(Error{
        ErrorKind::Refused,
        tr("The fee of %1 is as much as there is, so that nothing would arrive.", "%1 an amount")
            .arg(theme::amountWithAsset(result->fee)),
        {},
        {},
        0,
        {},
        {}});
}

void SendAll::finish(const Error &error)
{
    const auto best = m_best;
    const qint64 askedAtMs = m_bestAskedAtMs;
    const Money available = m_available;
    stop();
    if (best) {
        Q_EMIT found(*best, available.minus(best->total).value_or(Money::zero(available.asset())),
                     askedAtMs);
        return;
    }
    Error why = error;
    if (why.message.isEmpty())
        why.message = tr("The fee depends on the amount in a way that leaves no exact answer. "
                         "Enter an amount that leaves room for the fee.");
    Q_EMIT failed(why);
}

} // namespace coinpay
