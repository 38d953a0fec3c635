// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace coinpay {

//! The translation context of this room's sentences.
class BundleTexts
{
    Q_DECLARE_TR_FUNCTIONS(Bundle)
};

} // namespace coinpay
