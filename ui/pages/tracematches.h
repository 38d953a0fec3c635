// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tracesearch.h"
#include "widgets/heartbeat.h"

#include <QListView>
#include <QStyledItemDelegate>

namespace coinpay {

//! The things that bear a text, one under the other: what each is, its word, its amount, how it
//! stands and how old it is.
class TraceMatches : public QListView
{
    Q_OBJECT

public:
    //! Both outlive it.
    TraceMatches(TraceSearch &search, Heartbeat &heartbeat, QWidget *parent = nullptr);

    //! The row that Enter would open; -1: none.
    [[nodiscard]] int chosenRow() const { return currentIndex().row(); }

    //! By so many rows, from wherever it is; stops at the ends.
    void move(int by);

Q_SIGNALS:
    //! A person wants to see this one.
    void opened(int row);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    Heartbeat &m_heartbeat;
};

//! Draws one of them in two lines.
class TraceMatchCells : public QStyledItemDelegate
{
    Q_OBJECT

public:
    //! Both outlive it.
    TraceMatchCells(const TraceSearch &search, const Heartbeat &heartbeat, QObject *parent);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override;

private:
    void paintUpper(QPainter &painter, const QStyleOptionViewItem &option, const QRect &line,
                    const TraceMatch &match) const;
    void paintLower(QPainter &painter, const QStyleOptionViewItem &option, const QRect &line,
                    const TraceMatch &match) const;

    const TraceSearch &m_search;
    const Heartbeat &m_heartbeat;
};

} // namespace coinpay
