// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/networktransport.h"
#include "desk/desk.h"
#include "desk/probe.h"

namespace coinpay {

namespace {

//! What one test needs, kept until its report is there.
struct TestRig
{
    std::unique_ptr<Transport> transport;
    std::unique_ptr<Client> client;
};

} // namespace

QFuture<ConnectionReport> testConnection(const Profile &profile,
                                         std::shared_ptr<const SigningKey> key, const Clock &clock,
                                         RandomSource &random)
{
    const Done checked = checkProfile(profile);
    if (!checked)
        return QtFuture::makeReadyFuture(notConnected(checked.error()));
    NetworkOptions options;
    options.baseUrl = profile.url;
    options.caPem = profile.caPem;
    auto transport = NetworkTransport::create(options, clock);
    if (!transport)
        return QtFuture::makeReadyFuture(notConnected(transport.error()));
    auto rig = std::make_shared<TestRig>();
    rig->transport = std::move(*transport);
    rig->client =
        std::make_unique<Client>(*rig->transport, clock, random, profile.keyId, std::move(key));
    return probe(*rig->client, clock).then(rig->client.get(), [rig](ConnectionReport report) {
        // The client is still in the call that brought this answer: it ends a turn later.
        QMetaObject::invokeMethod(
            rig->client.get(), [rig] {}, Qt::QueuedConnection);
        return report;
    });
}

} // namespace coinpay
