// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/service/call.h"

namespace coinpay::sandbox {

//! The secret that signs at this time.
struct SigningSecret
{
    QString id;
    QByteArray secret;
};

[[nodiscard]] SigningSecret signingSecret(const Document &endpoint, UnixMs now);
//! The endpoint that stands for the invoices' own callback URLs.
void makeCallbackEndpoint(Books &books);

namespace endpoints {
Answer list(Call &call);
Answer create(Call &call);
Answer rotate(Call &call);
} // namespace endpoints

} // namespace coinpay::sandbox
