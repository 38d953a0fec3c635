// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/ledger/books.h"

#include <optional>

namespace coinpay::sandbox {

//! Something that happens by itself later, on the books' clock; a row, so that it survives.
struct Job
{
    qint64 id = 0;
    UnixMs dueAt = 0;
    QString kind;
    qint64 resource = 0;
    QString request; //!< the call that set it going
    QString argument;
};

namespace jobs {
inline const QString Cancel = QStringLiteral("cancel"); //!< an invoice
inline const QString Send = QStringLiteral("send");     //!< a release, refund or transfer; by kind
inline const QString Review = QStringLiteral("review"); //!< a dispute
inline const QString Expire = QStringLiteral("expire"); //!< an escrow
inline const QString Deliver = QStringLiteral("deliver"); //!< a webhook
inline const QString Repeat = QStringLiteral("repeat");   //!< an event, at the end of the feed
} // namespace jobs

void planJob(Books &books, const Job &job);
//! The earliest that is due, webhooks excepted: those are taken by who sends them.
[[nodiscard]] std::optional<Job> nextDueJob(Books &books);
void removeJob(Books &books, qint64 id);
//! When the next job falls due, webhooks included.
[[nodiscard]] std::optional<UnixMs> nextJobTime(Books &books);

} // namespace coinpay::sandbox
