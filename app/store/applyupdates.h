// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/writer.h"

namespace coinpay::store {

//! Puts what was learned into the mirror, resources of every type alike; see Store::apply().
//! Answers how many invoices changed.
int applyUpdates(Connection &mirror, const QList<ResourceUpdate> &updates, Announcement &said);

} // namespace coinpay::store
