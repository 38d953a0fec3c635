// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLayout>

namespace coinpay {

//! Puts its items side by side as long as they fit and starts a new line where they do not. An item
//! that may expand needs only its least width to stay on a line, and gets what is left of it; one
//! that is alone is never wider than the line.
class FlowLayout : public QLayout
{
    Q_OBJECT

public:
    explicit FlowLayout(QWidget *parent = nullptr);
    ~FlowLayout() override;

    //! Between the items of a line, and between lines.
    void setGaps(int across, int down);

    void addItem(QLayoutItem *item) override { m_items.append(item); }

    [[nodiscard]] int count() const override { return static_cast<int>(m_items.size()); }

    [[nodiscard]] QLayoutItem *itemAt(int index) const override { return m_items.value(index); }

    QLayoutItem *takeAt(int index) override;
    [[nodiscard]] Qt::Orientations expandingDirections() const override { return Qt::Horizontal; }

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }

    [[nodiscard]] int heightForWidth(int width) const override;
    //! All on one line.
    [[nodiscard]] QSize sizeHint() const override;
    //! One on each line.
    [[nodiscard]] QSize minimumSize() const override;
    void setGeometry(const QRect &rect) override;

private:
    using Line = QList<QLayoutItem *>;

    [[nodiscard]] QList<Line> linesFor(int width) const;
    [[nodiscard]] int place(const QRect &rect, bool move) const;
    [[nodiscard]] QList<int> widthsOf(const Line &line, int width) const;

    QList<QLayoutItem *> m_items;
    int m_across = 0;
    int m_down = 0;
};

} // namespace coinpay
