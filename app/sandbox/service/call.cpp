// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/service/call.h"

namespace coinpay::sandbox {

QString Call::parameter(const QString &name) const
{
    // A '+' in a query is a plus sign (RFC 3986), which QUrlQuery leaves alone.
    return query.queryItemValue(name, QUrl::FullyDecoded);
}

} // namespace coinpay::sandbox
