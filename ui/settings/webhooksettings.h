// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings/settings.h"

namespace coinpay::setting {

//! How wide the details are on the page of the webhooks.
inline const Setting<QByteArray> eventSplit{QLatin1String("events/split"), {}};
inline const Setting<QByteArray> deliverySplit{QLatin1String("deliveries/split"), {}};
inline const Setting<QByteArray> endpointSplit{QLatin1String("endpoints/split"), {}};

} // namespace coinpay::setting
