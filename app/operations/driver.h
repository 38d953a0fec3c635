// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/client.h"
#include "api/endpoints.h"
#include "core/clock.h"
#include "core/ids.h"
#include "crypto/secretbytes.h"
#include "store/store.h"

#include <QObject>

#include <functional>
#include <memory>

namespace coinpay {

//! Drives every journal row to its end, from the row alone: claim, send the same bytes with the
//! same key, write what the answer means, follow the resource where 202 was the answer. Lives on
//! the engine thread. Two processes on one profile share the work by claims; neither sends what the
//! other holds.
class Driver : public QObject
{
    Q_OBJECT

public:
    Driver(Client &client, Store &store, const Clock &clock, RandomSource &random);
    ~Driver() override;

    //! Puts a new secret of an endpoint where it is kept. The journal's row is over only
    //! afterwards, so that a crash before it asks the server for the same answer again.
    using SecretKeeper = std::function<QFuture<Done>(
        const QString &endpointId, const QString &secretId, const SharedSecret &secret)>;
    //! Before start(). Without one no secret is kept.
    void setSecretKeeper(SecretKeeper keeper);

    //! Reads the journal and goes on where it stopped.
    void start();
    //! Starts nothing new; finished() follows once the attempt in flight has ended or been left as
    //! unknown.
    void stop();
    //! The journal got a row, the network came back, or the mirror moved.
    void wake();
    //! Sends this one now, whatever its next time says.
    void tryNow(const QString &operationId);
    //! Asks the server what it saw of this one, by its key, and moves the row where that settles
    //! it; whatever its state, and without sending it.
    [[nodiscard]] QFuture<Result<QList<api::SeenRequest>>> askServer(const QString &operationId);

Q_SIGNALS:
    void finished();
    //! An operation changed it, or was refused because it had changed: what the mirror has of it is
    //! old.
    void escrowMoved(const QString &escrowId);
    //! As escrowMoved(), of what a wallet has.
    void walletMoved(const QString &walletId);
    //! An attempt was answered, as it came; not said of an answer that bears a secret.
    void answered(const QString &operationId, const coinpay::HttpAnswer &answer);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace coinpay
