// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "invoiceworld.h"

#include <QLabel>

namespace coinpay::test {

bool shows(const InvoicesPage &page, const QString &text)
{
    const QList<QLabel *> labels = page.findChildren<QLabel *>();
    return std::any_of(labels.begin(), labels.end(), [&](const QLabel *label) {
        return label->isVisible() && label->text() == text;
    });
}

} // namespace coinpay::test
