// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/chipbutton.h"

#include "theme/icons.h"
#include "theme/metrics.h"

namespace coinpay {

ChipButton::ChipButton(QWidget *parent)
    : QPushButton(theme::icon(QStringLiteral("close")), {}, parent)
{
    setIconSize({theme::IconSmall, theme::IconSmall});
    setFocusPolicy(Qt::StrongFocus);
    setCheckable(true); // it looks pressed: it is in force
    setVisible(false);
    tell();
}

void ChipButton::tell()
{
    //: %1 is a condition of a list: "Paid today"
    const QString takeOff = tr("Take off the filter “%1”").arg(text());
    setAccessibleName(isSet() ? takeOff : tr("No filter"));
    setToolTip(isSet() ? takeOff : QString());
}

void ChipButton::setCondition(const QString &words)
{
    setText(words);
    setVisible(!words.isEmpty());
    setChecked(true);
    tell();
}

} // namespace coinpay
