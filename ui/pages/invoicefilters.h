// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/invoicelistmodel.h"
#include "widgets/heartbeat.h"

#include <QWidget>

class QComboBox;
class QLineEdit;
class QTimer;
class QToolButton;

namespace coinpay {

class DateRangeButton;
class StatusFilterButton;

//! The row above the list: search, states, asset and time. Says what is wanted a moment after the
//! last key, at once for everything else.
class InvoiceFilters : public QWidget
{
    Q_OBJECT

public:
    explicit InvoiceFilters(Heartbeat &heartbeat, QWidget *parent = nullptr);

    //! `query` with what is chosen here; its order is kept.
    [[nodiscard]] InvoiceQuery applied(InvoiceQuery query) const;
    [[nodiscard]] bool isActive() const;
    [[nodiscard]] QLineEdit *searchField() const { return m_search; }

    [[nodiscard]] StatusFilterButton *statusButton() const { return m_status; }

    [[nodiscard]] QComboBox *assetBox() const { return m_asset; }

    [[nodiscard]] DateRangeButton *dateButton() const { return m_dates; }

public Q_SLOTS:
    void clear();

Q_SIGNALS:
    void changed();
    //! Down or Enter in the search field: on to the list.
    void left();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void tell();

    QLineEdit *m_search;
    StatusFilterButton *m_status;
    QComboBox *m_asset;
    DateRangeButton *m_dates;
    QToolButton *m_clear;
    QTimer *m_typing;
};

} // namespace coinpay
