// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/invoice.h"
#include "store/reader.h"
#include "store/sqlite/connection.h"

#include <QSet>

namespace coinpay::store {

//! When an invoice became paid: the server's time of the first of those newest versions in a row
//! that are paid or overpaid, as far as they are known here; 0 while it is neither. So a payment
//! that was taken back counts when it came again. Kept with the invoice by the writer: one update
//! at a time follows from the row alone (invoicetable.cpp), anything else is looked up here, in the
//! timeline, which does not depend on the order in which things were learned.

[[nodiscard]] bool isPaid(InvoiceStatus status);
//! Sets it anew, from the timeline, for these invoices.
void mendPaidTimes(Connection &mirror, const QSet<QString> &invoiceIds);

[[nodiscard]] QList<Reader::PaidSum> readPaidSums(Connection &mirror, UnixMs from, UnixMs to);

} // namespace coinpay::store
