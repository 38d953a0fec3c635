// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/service/call.h"

#include <QList>

#include <optional>

namespace coinpay::sandbox {

enum class FaultKind { Delay, DropBefore, DropAfter, CutBody, Status, ClockSkew, ShuffleEvents };

struct Fault
{
    int id = 0;
    FaultKind kind = FaultKind::Delay;
    QByteArray method; //!< empty: any
    QByteArray path;   //!< empty: any; a '*' at its end matches any rest
    int status = 503;
    bool hasStatus = false;
    bool afterEffect = false; //!< the status is answered although everything happened
    std::optional<int> delayMs;
    std::optional<int> skewSeconds;
    int remaining = 1; //!< -1: until cleared
};

[[nodiscard]] QString faultName(FaultKind kind);

//! The misbehaviour that was asked for; in memory, a restart behaves.
class Faults
{
public:
    //! The first that matches, one time less of it left.
    [[nodiscard]] std::optional<Fault> take(const http::Request &request);
    //! It could not be shown: as if it had not been taken.
    void giveBack(const Fault &fault);

    Answer add(Call &call);
    void clear() { m_faults.clear(); }

private:
    QList<Fault> m_faults;
    int m_nextId = 1;
};

} // namespace coinpay::sandbox
