// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "domain/transfer.h"

#include <QFuture>
#include <QObject>
#include <QTimer>

#include <functional>

namespace coinpay {

using AskQuote = std::function<QFuture<Result<TransferQuote>>(const TransferDraft &)>;

//! Keeps a fee quote for what a form is about to send: asks a moment after the last change, and
//! again before the one it has runs out. How long a quote still holds is counted from when it was
//! asked for, by the server's own two times and a clock that nobody sets: never longer than the
//! server counts.
class QuoteKeeper : public QObject
{
    Q_OBJECT

public:
    //! A quote with less left than this is not sent with: the transfer would arrive too late.
    static constexpr qint64 LeastLeftMs = 5'000;
    //! It is renewed when this much is left.
    static constexpr qint64 RenewAtMs = 15'000;

    //! `clock` outlives it.
    QuoteKeeper(AskQuote ask, const Clock &clock, QObject *parent = nullptr);

    //! What is to be quoted; nothing while the form has faults.
    void want(const std::optional<TransferDraft> &draft);
    //! A quote that somebody else got for this draft, asked for at this monotonic time.
    void take(const TransferDraft &draft, const TransferQuote &quote, qint64 askedAtMs);
    //! Asks now, whatever is left.
    void renew();

    //! For what is wanted; one that has run out stays, so that it can be shown.
    [[nodiscard]] const std::optional<TransferQuote> &quote() const { return m_quote; }
    //! Why there is none.
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }
    [[nodiscard]] bool isAsking() const { return m_asking; }
    //! 0 when it has run out or there is none.
    [[nodiscard]] qint64 leftMs() const;
    //! Whether a transfer can be sent with it now.
    [[nodiscard]] bool isUsable() const { return leftMs() >= LeastLeftMs; }
    [[nodiscard]] const AskQuote &asker() const { return m_ask; }

Q_SIGNALS:
    //! A quote came, went, or could not be had; also once a second while one runs down.
    void changed();

private:
    void ask();
    void answered(quint64 wish, qint64 askedAtMs, const Result<TransferQuote> &result);
    void tick();

    AskQuote m_ask;
    const Clock &m_clock;
    std::optional<TransferDraft> m_draft;
    std::optional<TransferQuote> m_quote;
    std::optional<Error> m_error;
    qint64 m_endsAtMs = 0;  //!< monotonic
    qint64 m_againAtMs = 0; //!< monotonic, after an error
    quint64 m_wish = 0;     //!< answers to an older one are dropped
    bool m_asking = false;
    QTimer m_soon;
    QTimer m_second;
};

//! The most that can be sent: asks for a quote of the whole balance, takes its fee off, and asks
//! again, until amount and fee are exactly the balance. A fee that depends on the amount may never
//! meet it: then it ends with the largest that fits.
class SendAll : public QObject
{
    Q_OBJECT

public:
    static constexpr int MostRounds = 3;

    SendAll(AskQuote ask, const Clock &clock, QObject *parent = nullptr);

    //! `draft`: everything but the amount.
    void begin(const TransferDraft &draft, const Money &available);
    [[nodiscard]] bool isRunning() const { return m_round > 0; }
    void stop();

Q_SIGNALS:
    //! `left`: of the balance, after this; zero when it is exact. `askedAtMs`: monotonic.
    void found(const coinpay::TransferQuote &quote, const coinpay::Money &left, qint64 askedAtMs);
    void failed(const coinpay::Error &error);

private:
    void ask(const Money &amount);
    void answered(qint64 askedAtMs, const Result<TransferQuote> &result);
    void finish(const Error &error);

    AskQuote m_ask;
    const Clock &m_clock;
    TransferDraft m_draft;
    Money m_available;
    std::optional<TransferQuote> m_best;
    qint64 m_bestAskedAtMs = 0;
    int m_round = 0;
    quint64 m_run = 0;
};

} // namespace coinpay
