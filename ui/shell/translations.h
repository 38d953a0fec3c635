// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QCoreApplication;

namespace coinpay {

//! The person's language where there is a translation, else English, which has its plurals from
//! one too.
void installTranslations(QCoreApplication &application);

} // namespace coinpay
