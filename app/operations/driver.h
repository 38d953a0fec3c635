// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/client.h"
#include "core/clock.h"
#include "core/ids.h"
#include "store/store.h"

#include <QObject>

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

    //! Reads the journal and goes on where it stopped.
    void start();
    //! Starts nothing new; finished() follows once the attempt in flight has ended or been left as
    //! unknown.
    void stop();
    //! The journal got a row, the network came back, or the mirror moved.
    void wake();
    //! Sends this one now, whatever its next time says.
    void tryNow(const QString &operationId);

Q_SIGNALS:
    void finished();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace coinpay
