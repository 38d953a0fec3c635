// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "trace/tracefacts.h"

namespace coinpay {

//! What the server said of one thing when it was asked. The events it told of are in the mirror.
struct ServerWord
{
    Resource resource;         //!< read past the mirror; unknown: it was not
    QList<ServerSight> sights; //!< every call once
    bool toldSights = false;   //!< it was asked for all of them, and answered
    std::optional<QList<TracedDelivery>> deliveries;
    std::optional<Error> trouble; //!< why the rest of it could not be asked
};

//! What the server took a text for that the store knows nothing of.
struct Discovery
{
    Found subject;
    QString about;   //!< the id of what it is about, which the store may know after all; or empty
    ServerWord word; //!< what it has already said of it
};

//! Adds a call unless it is there.
void addSight(QList<ServerSight> &sights, const ServerSight &sight);
//! Two words on the same thing, the later one second.
[[nodiscard]] ServerWord joined(const ServerWord &earlier, const ServerWord &later);
//! Facts of the store together with what the server said; the newer version of the resource.
[[nodiscard]] TraceFacts withWord(TraceFacts facts, const ServerWord &word);

} // namespace coinpay
