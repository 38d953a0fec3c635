// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/sqlite/connection.h"
#include "store/store.h"

namespace coinpay::store {

//! Keeps the events that these updates came with, each once, and no more than EventsKept.
void writeEvents(Connection &mirror, const QList<ResourceUpdate> &updates);

} // namespace coinpay::store
