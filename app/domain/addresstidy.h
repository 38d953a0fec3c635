// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/addressfault.h"

#include <QStringView>

#include <tl/expected.hpp>

namespace coinpay {

//! What is left of a pasted text without what surrounds it.
struct TidyAddress
{
    QStringView text;     //!< a part of what was given
    qsizetype offset = 0; //!< where it begins there
};

//! Drops white space, line breaks and zero-width spaces at both ends: what copying adds. Anything
//! of that kind further in, and a bidi or control character anywhere, is a fault with its position
//! in what was given: Empty, Space, HiddenCharacter.
[[nodiscard]] tl::expected<TidyAddress, AddressFlaw> tidyAddress(QStringView pasted);

} // namespace coinpay
