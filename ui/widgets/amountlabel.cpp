// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/amountlabel.h"

#include "theme/fonts.h"
#include "theme/formats.h"

#include <QEvent>

namespace coinpay {

AmountLabel::AmountLabel(Rank rank, QWidget *parent)
    : QLabel(parent)
    , m_rank(rank)
{
    setTextFormat(Qt::PlainText);
    setTextInteractionFlags(Qt::TextSelectableByMouse);
    const QFont base = rank == Rank::Figure ? theme::figure(font()) : font();
    setFont(theme::tabular(base));
}

void AmountLabel::setMoney(const Money &money)
{
    m_money = money;
    tell();
}

void AmountLabel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LocaleChange)
        tell();
    QLabel::changeEvent(event);
}

void AmountLabel::tell()
{
    setText(m_money.asset().isEmpty() ? QString() : theme::amountWithAsset(m_money, locale()));
}

} // namespace coinpay
