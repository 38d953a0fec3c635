// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/invoice.h"
#include "widgets/heartbeat.h"

#include <QWidget>

class QGridLayout;
class QLabel;

namespace coinpay {

//! The facts of an invoice in two columns: amounts, payment, times, ids, metadata.
class InvoiceFacts : public QWidget
{
    Q_OBJECT

public:
    //! `heartbeat` outlives it.
    explicit InvoiceFacts(Heartbeat &heartbeat, QWidget *parent = nullptr);

    //! Rebuilt only when something in it changed.
    void setInvoice(const Invoice &invoice);

private:
    void addText(const QString &name, const QString &value);
    void addMoney(const QString &name, const Money &money);
    void addId(const QString &name, const QString &id);
    QLabel *addTime(const QString &name, UnixMs time);
    void addConfirmations(const Invoice &invoice);
    QLabel *addRow(const QString &name, QWidget *value);
    //! "Expires" or "Expired", as the clock says.
    void nameExpiry();
    void clear();

    Heartbeat &m_heartbeat;
    QGridLayout *m_grid;
    QLabel *m_expiresName = nullptr;
    UnixMs m_expiresAt = 0;
    QString m_id;
    qint64 m_version = -1;
};

} // namespace coinpay
