// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/events/events.h"
#include "sandbox/ledger/documents.h"
#include "sandbox/service/call.h"

namespace coinpay::sandbox {

//! One delivery for each enabled endpoint that wants the type, and one for the resource's own
//! callback URL unless an endpoint has the same.
void planDeliveries(Books &books, qint64 seq, const QString &type, const Change &change);
//! The same event to the same URL once more, due at `dueAt`.
Document repeatDelivery(Books &books, const Document &delivery, UnixMs dueAt);
[[nodiscard]] QList<Document> deliveriesOf(Books &books, qint64 seq);

namespace deliveries {
Answer list(Call &call);
Answer get(Call &call);
Answer redeliver(Call &call);
} // namespace deliveries

} // namespace coinpay::sandbox
