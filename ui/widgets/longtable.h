// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractItemView>
#include <QPointer>

class QHeaderView;

namespace coinpay {

//! A table of rows of one height, as long as an int counts. QTableView and QTreeView keep something
//! for every row; this one keeps nothing, so that a million rows open, scroll and change like
//! twenty. Whole rows are selected, one at a time.
//!
//! Rows that come or go above what is seen move the scroll bar, not the picture, unless the table
//! is at its top. A row that is removed under the selection does not select another one: see
//! currentRowChosen().
class LongTable : public QAbstractItemView
{
    Q_OBJECT

public:
    explicit LongTable(QWidget *parent = nullptr);
    ~LongTable() override;

    [[nodiscard]] QHeaderView *header() const { return m_header; }

    [[nodiscard]] int rowHeight() const { return m_rowHeight; }

    //! First and last row that are seen, even in part; {0, -1} when there are none.
    [[nodiscard]] std::pair<int, int> visibleRows() const;
    //! What a cell says to a reader; the display role unless a table draws something else.
    [[nodiscard]] virtual QString cellText(const QModelIndex &index) const;
    //! Makes a row current and selected without currentRowChosen().
    void select(int row);

    void setModel(QAbstractItemModel *model) override;
    QRect visualRect(const QModelIndex &index) const override;
    void scrollTo(const QModelIndex &index, ScrollHint hint = EnsureVisible) override;
    QModelIndex indexAt(const QPoint &point) const override;
    void reset() override;
    //! Would ask the model for every row there is.
    void keyboardSearch(const QString &) override {}

    void selectAll() override {}

    void dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight,
                     const QList<int> &roles = {}) override;

Q_SIGNALS:
    //! A person made this row current, by mouse or keyboard; never the model.
    void currentRowChosen(const QModelIndex &current);
    void visibleRowsChanged(int first, int last);

protected:
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    int horizontalOffset() const override;
    int verticalOffset() const override;
    bool isIndexHidden(const QModelIndex &) const override { return false; }

    void setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags command) override;
    QRegion visualRegionForSelection(const QItemSelection &selection) const override;
    void updateGeometries() override;
    void scrollContentsBy(int dx, int dy) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void rowsInserted(const QModelIndex &parent, int start, int end) override;
    void rowsAboutToBeRemoved(const QModelIndex &parent, int start, int end) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] int rows() const;
    [[nodiscard]] int rowAt(int y) const;
    [[nodiscard]] QRect rowRect(int row) const;
    void paintRow(QPainter &painter, int row, const QRect &dirty);
    void rowsRemoved(const QModelIndex &parent, int start, int end);
    void keepPicture(int start, int rows);
    void hover(int row);
    void tellReader(const QModelIndex &current);
    void measure();
    void fit();

    QHeaderView *m_header;
    int m_rowHeight = 1; //!< never 0: rows are found by dividing by it
    int m_hovered = -1;
    bool m_byModel = false;
    bool m_fitting = false;
    bool m_fitAgain = false;
};

} // namespace coinpay
