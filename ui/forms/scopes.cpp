// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/scopes.h"

#include <QCoreApplication>

namespace coinpay {

QString missingScope(const QStringList &scopes, QLatin1String needed)
{
    if (needed.isEmpty() || scopes.isEmpty() || scopes.contains(needed))
        return {};
    //: %1 is the name of a permission, such as invoices:write
    return QCoreApplication::translate("Scopes",
                                       "This profile's key lacks the scope “%1”. Give it to the "
                                       "key on the server, or use a key that has it.")
        .arg(needed);
}

} // namespace coinpay
