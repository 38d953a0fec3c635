// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/session.h"
#include "webhooks/fillin.h"
#include "webhooks/replayplan.h"

namespace coinpay::cli {

//! The pages of the event feed, for filling in. `desk` is connected and outlives it.
[[nodiscard]] FillIn::Fetch feedOf(Desk &desk);

//! An event in the words of the feed, and with `siblings` the other events of its resource. Which
//! resource that is, the mirror knows; NotFound where it does not, and where the server keeps the
//! event no more.
[[nodiscard]] Result<QList<ReplayEvent>> eventsFromFeed(Session &session, Desk &desk,
                                                        const QString &eventId, bool siblings);

} // namespace coinpay::cli
