// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/addressfault.h"

#include <QString>

namespace coinpay {

//! What was wanted, what was given, and what is wrong with it.
struct AddressComplaint
{
    QString asset;
    QString network;  //!< the one wanted
    QStringView text; //!< the tidy address; with Space and HiddenCharacter as it was given
    AddressFlaw flaw;
    QString otherNetwork; //!< with OtherNetwork: whose address it is
};

//! The sentence for a person. Characters are counted from one.
[[nodiscard]] QString addressSentence(const AddressComplaint &complaint);

} // namespace coinpay
