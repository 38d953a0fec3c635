// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/fontfamilies.h"

#include <QFontDatabase>
#include <QFontInfo>

namespace coinpay::theme {

std::jthread readFontsAhead()
{
    return std::jthread([] { QFontDatabase::isFixedPitch({}); }); // any question reads them all
}

QFont named(const QFont &font)
{
    QFont result = font;
    if (const QString family = QFontInfo(font).family(); family != font.family())
        result.setFamily(family);
    return result;
}

} // namespace coinpay::theme
