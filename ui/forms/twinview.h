// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/destinationverdict.h"

#include <QWidget>

namespace coinpay {

//! An address and a known one that it could be taken for, one below the other, with every character
//! in which they differ marked.
class TwinView : public QWidget
{
    Q_OBJECT

public:
    TwinView(const QString &address, const Twin &twin, QWidget *parent = nullptr);
};

} // namespace coinpay
