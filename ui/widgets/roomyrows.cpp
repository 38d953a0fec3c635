// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/roomyrows.h"

#include "theme/metrics.h"

namespace coinpay {

QSize RoomyRows::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QSize needed = QStyledItemDelegate::sizeHint(option, index);
    return {needed.width(), qMax(needed.height(), theme::RowHeight)};
}

} // namespace coinpay
