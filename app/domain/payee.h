// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <QString>

namespace coinpay {

//! An entry of the address book: somebody money is sent to. Kept in the journal, on this desk only.
struct Payee
{
    QString network;
    QString address;        //!< as checkAddress() writes it; with the network it is the key
    QString label;          //!< a name the person gave; empty for an address that was only used
    UnixMs firstUsedAt = 0; //!< of the first transfer confirmed to it here; 0: never
    UnixMs lastUsedAt = 0;
    int timesUsed = 0;
};

} // namespace coinpay
