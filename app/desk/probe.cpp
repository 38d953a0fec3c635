// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/probe.h"

#include "api/endpoints.h"

namespace coinpay {

QFuture<ConnectionReport> probe(Client &client, const Clock &clock)
{
    const qint64 startedAt = clock.monotonicMs();
    return api::fetchEvents(client, QStringLiteral("latest"), 1, 0)
        .then(&client, [&client, &clock, startedAt](const Result<api::EventPage> &page) {
            ConnectionReport report;
            report.connected = page.has_value();
            if (!page)
                report.error = page.error();
            report.scopes = client.scopes();
            report.clockOffsetMs = client.clockOffsetMs();
            report.durationMs = clock.monotonicMs() - startedAt;
            return report;
        });
}

} // namespace coinpay
