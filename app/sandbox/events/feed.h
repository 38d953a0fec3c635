// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/service/call.h"

namespace coinpay::sandbox::feed {

//! What a call of GET /v1/events asks for, checked.
struct Wish
{
    bool latest = false;
    qint64 waitSeconds = -1; //!< -1: no preference
    qint64 after = 0;
    QString afterId;
    int limit = 100;
    QString kind;
    qint64 row = -1;      //!< -1: of every resource
    bool nothing = false; //!< of a resource that does not exist
};

[[nodiscard]] Wish read(Call &call);
//! What there is now. `empty` tells whether it is worth waiting.
[[nodiscard]] Answer look(Books &books, const Wish &wish, bool *empty);

} // namespace coinpay::sandbox::feed
