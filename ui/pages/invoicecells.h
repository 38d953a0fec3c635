// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/reader.h"
#include "widgets/heartbeat.h"

#include <QStyledItemDelegate>

namespace coinpay {

//! What one cell says, in the person's language and numbers: what is drawn, read aloud and copied.
[[nodiscard]] QString invoiceCellText(const InvoiceRow &row, int column, UnixMs now,
                                      const QLocale &locale);

//! Draws the cells of the invoice table; rows on their way are quiet bars.
class InvoiceCells : public QStyledItemDelegate
{
    Q_OBJECT

public:
    //! `heartbeat` outlives it.
    explicit InvoiceCells(Heartbeat &heartbeat, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    QString displayText(const QVariant &value, const QLocale &locale) const override;

protected:
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

private:
    void paintPlaceholder(QPainter &painter, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const;
    void paintCell(QPainter &painter, const QStyleOptionViewItem &option, const InvoiceRow &row,
                   int column) const;

    Heartbeat &m_heartbeat;
};

} // namespace coinpay
