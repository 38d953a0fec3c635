// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace coinpay::cli {

//! The translation context of everything the command line says.
class Texts
{
    Q_DECLARE_TR_FUNCTIONS(CommandLine)
};

} // namespace coinpay::cli
