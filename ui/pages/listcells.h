// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "theme/states.h"
#include "widgets/heartbeat.h"

#include <QLocale>
#include <QStyledItemDelegate>

#include <optional>

namespace coinpay {

//! What a column of a list has in it: how it is drawn, to which side, how wide.
enum class CellKind {
    State,         //!< icon and word
    Amount,        //!< right-aligned, tabular figures
    Unit,          //!< an asset, a network: quiet
    Words,         //!< a person's own
    Time,          //!< relative, quiet
    Confirmations, //!< a ring and "3 of 12"
    Id,            //!< monospaced, middle-elided
};

//! One column of a list.
struct ListColumn
{
    CellKind kind = CellKind::Words;
    int digits = 10; //!< room for usual content, in digits of the table's own font
    bool hiddenAtFirst = false;
};

//! What one cell says, in the person's language and numbers: drawn, read aloud and copied.
struct ListCell
{
    QString text;
    QString tip;           //!< when it says more than the text
    theme::StateLook look; //!< of a State
    int confirmations = 0;
    int requiredConfirmations = 0;
};

//! What a list shows, in a page's own words: between its model and ListTable. Rows are the model's.
class ListContent
{
public:
    virtual ~ListContent();

    //! One a column of the model, in its order.
    [[nodiscard]] virtual QList<ListColumn> columns() const = 0;
    //! The column that takes the width that is left.
    [[nodiscard]] virtual int widestColumn() const = 0;
    //! Every word a state has: the column is as wide as the longest.
    [[nodiscard]] virtual QStringList stateWords() const = 0;
    //! Empty while the row is on its way.
    [[nodiscard]] virtual std::optional<ListCell> cell(int row, int column, UnixMs now,
                                                       const QLocale &locale) const = 0;
    //! The time in a cell of a Time column; 0 while the row is on its way.
    [[nodiscard]] virtual UnixMs time(int row, int column) const = 0;

    struct Order
    {
        int column = -1; //!< -1: an order that no column stands for
        bool descending = true;
    };

    //! The model's present order.
    [[nodiscard]] virtual Order order() const = 0;
};

//! A cell with a state, an amount, a time: what the contents of lists are made of.
[[nodiscard]] ListCell stateCell(const theme::StateLook &look);
[[nodiscard]] ListCell amountCell(const Money &money, const QLocale &locale);
[[nodiscard]] ListCell timeCell(UnixMs time, UnixMs now, const QLocale &locale);
[[nodiscard]] ListCell confirmationsCell(int confirmations, int required);
//! Text from outside: an asset, a reference, an id.
[[nodiscard]] ListCell textCell(const QString &text);

//! Draws the cells of a list; rows on their way are quiet bars.
class ListCells : public QStyledItemDelegate
{
    Q_OBJECT

public:
    //! Both outlive it.
    ListCells(const ListContent &content, Heartbeat &heartbeat, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;

protected:
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;

private:
    void paintPlaceholder(QPainter &painter, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const;
    void paintCell(QPainter &painter, const QStyleOptionViewItem &option, const ListCell &cell,
                   CellKind kind) const;

    const ListContent &m_content;
    const QList<ListColumn> m_columns;
    Heartbeat &m_heartbeat;
};

} // namespace coinpay
