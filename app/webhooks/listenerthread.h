// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "webhooks/fillin.h"
#include "webhooks/listener.h"
#include "webhooks/replay.h"

#include <QThread>

#include <memory>

namespace coinpay {

//! A listener, its inbox and replays on a thread of their own, for a window. Every function returns
//! at once; the answers are the signals, on the thread of this object. Ends the thread, and with it
//! what runs there, when it goes.
class ListenerThread : public QObject
{
    Q_OBJECT

public:
    //! `clock` outlives it.
    ListenerThread(QString profileDir, const Clock &clock, QObject *parent = nullptr);
    ~ListenerThread() override;

    //! Its profileDir is set here. `fetch` may be null: nothing is filled in then. It is called on
    //! the thread.
    void start(ListenerSettings settings, FillIn::Fetch fetch = {});
    void stop();
    //! The newest of the inbox, whether a listener runs or not.
    void readPage(int limit);
    //! One of them, with its bytes.
    void read(qint64 row);
    //! Sends what a receipt brought to a handler, as wished.
    void replay(qint64 row, const QUrl &handler, const ReplayWish &wish, SharedSecret secret);

Q_SIGNALS:
    void started(const QString &url);
    void startFailed(const coinpay::Error &error);
    void stopped();
    void arrived(const coinpay::WebhookReceipt &receipt, bool isNew);
    void forwarded(const coinpay::WebhookForward &attempt, coinpay::WebhookState state);
    void troubleChanged(const std::optional<coinpay::Error> &trouble);
    void feedTroubleChanged(const std::optional<coinpay::Error> &trouble);
    void pageRead(const QList<coinpay::WebhookReceipt> &receipts);
    void receiptRead(const coinpay::WebhookReceipt &receipt,
                     const QList<coinpay::WebhookForward> &forwards);
    void readFailed(const coinpay::Error &error);
    void replayAnswered(const coinpay::ReplayAnswer &answer);
    void replayFinished(int wrong);
    void replayFailed(const coinpay::Error &error);

private:
    class Worker;

    template <typename Function>
    void run(Function function);

    QThread m_thread;
    Worker *m_worker; //!< lives, and is deleted, on the thread
};

} // namespace coinpay
