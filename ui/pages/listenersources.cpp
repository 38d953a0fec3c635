// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/desk.h"
#include "desk/endpointsecrets.h"
#include "desk/feedpages.h"
#include "pages/listenerpanel.h"

namespace coinpay {

ListenerSources listenerSourcesOf(Desk &desk)
{
    constexpr int PageOfFeed = 200;
    return {desk.store().profileDir(), [&desk] { return keptEndpointSecrets(desk); },
            [&desk](const QString &after) {
                return fetchFeedPage(desk, feedTarget(after, PageOfFeed));
            }};
}

} // namespace coinpay
