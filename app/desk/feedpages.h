// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "webhooks/feedpage.h"

#include <QFuture>

namespace coinpay {

class Desk;

//! A page of the event feed with its events as they came; `target` is one of feedTarget(). From
//! any thread: the desk, which outlives the future, is asked on its own.
[[nodiscard]] QFuture<Result<FeedPage>> fetchFeedPage(Desk &desk, const QByteArray &target);

} // namespace coinpay
