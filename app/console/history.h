// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace coinpay::console {

//! One call that was made from the console. No body: a write's own is in the journal, by its
//! operation.
struct Visit
{
    QString method;
    QString target;
    UnixMs at = 0;
    int httpStatus = 0; //!< 0: no answer, or not yet
    QString requestId;
    QString operationId; //!< of a write

    [[nodiscard]] bool operator==(const Visit &) const = default;
};

inline constexpr qsizetype MostVisits = 200;

//! Names of the journal's drafts that keep the console's own.
[[nodiscard]] QString historyName();
[[nodiscard]] QString draftName();

//! Newest first. Bytes that are no history are an empty one.
[[nodiscard]] QList<Visit> historyFrom(const QByteArray &bytes);
[[nodiscard]] QByteArray historyBytes(const QList<Visit> &visits);
//! With `visit` on top; the same operation is not there twice, and what is too old goes.
[[nodiscard]] QList<Visit> withVisit(QList<Visit> visits, const Visit &visit);

} // namespace coinpay::console
