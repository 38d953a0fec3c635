// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/client.h"
#include "core/clock.h"
#include "core/ids.h"
#include "store/store.h"
#include "sync/refresher.h"

#include <QObject>
#include <QStringList>

#include <memory>

namespace coinpay {

//! How fresh the mirror is, as one value: what every "as of" on screen reads.
struct Freshness
{
    enum class Phase {
        Stopped,
        FirstSync, //!< paging the lists
        CatchingUp,
        Live,    //!< the feed is being followed
        Offline, //!< the last poll failed; `error` says why, `nextTryAt` when it goes on
        Paused,  //!< the person stopped the first sync
    };
    Phase phase = Phase::Stopped;
    UnixMs asOf = 0;    //!< when the server last told us we have everything; 0: never
    qint64 fetched = 0; //!< first sync: rows so far
    UnixMs nextTryAt = 0;
    std::optional<Error> error;
    QStringList skipped; //!< lists the server would not show this key: "escrows", "wallets", …
};

//! The event feed into the mirror. Lives on the engine thread. First sync: takes the feed's head,
//! pages the lists (resumable by a place in the store; one that the server refuses to this key is
//! passed over), then follows the feed from that head. Long poll while `attentive`, a calm interval
//! when not; exponential back-off with full jitter while offline; a jump of the wall clock (sleep,
//! or somebody sets it) polls at once. Balances are not in the feed: they are fetched when it tells
//! of their wallet, at the start and after every time offline.
class Synchronizer : public QObject
{
    Q_OBJECT

public:
    Synchronizer(Client &client, Store &store, const Clock &clock, RandomSource &random);
    ~Synchronizer() override;

    void start();
    //! Ends the call in flight; the store keeps where it stood.
    void stop();
    void pauseFirstSync();
    void resumeFirstSync();
    //! True while a person looks at the window: long poll. False: one short poll a minute.
    void setAttentive(bool attentive);
    void pollNow();
    //! Holds the wall clock against the steady one, which it does a few times a minute by itself;
    //! for whoever learns sooner that the machine woke.
    void compareClocks();
    //! Fetches one invoice and its events into the store, for a detail that is opened.
    void refreshInvoice(const QString &id);
    [[nodiscard]] Refresher &refresher();
    [[nodiscard]] Freshness freshness() const;

Q_SIGNALS:
    void freshnessChanged(const coinpay::Freshness &freshness);
    //! A page of the feed was committed; operations that follow resources look again.
    void advanced();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace coinpay

Q_DECLARE_METATYPE(coinpay::Freshness)
