// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/seed/customers.h"
#include "sandbox/service/service.h"

#include <QTimer>

namespace coinpay::sandbox {

//! Customers for a demonstration: every few seconds somebody checks out, or pays what is open,
//! nearly always in full; now and then two agree on a deal, and its buyer funds it.
class Autoplay : public QObject
{
    Q_OBJECT
public:
    Autoplay(Books &books, Service &service, quint64 seedNumber);

private:
    void play();
    void checkOut();
    void payOne();
    void agree();
    void fundOne();
    void planNext();

    Books &m_books;
    Service &m_service;
    Dice m_dice;
    QTimer m_timer;
};

} // namespace coinpay::sandbox
