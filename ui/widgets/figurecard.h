// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/figurerow.h"

#include <QFrame>

class QLabel;
class QVBoxLayout;

namespace coinpay {

//! Figures of one kind under a heading; a sentence where there are none.
class FigureCard : public QFrame
{
    Q_OBJECT

public:
    explicit FigureCard(const QString &heading, QWidget *parent = nullptr);

    //! Rows that are there stay, with the keyboard's focus in them. `none` stands in place of no
    //! rows, with an icon where one is given.
    void setFigures(const QList<FigureWords> &figures, const FigureWords &none);

    [[nodiscard]] int count() const { return m_shown; }
    [[nodiscard]] FigureRow *row(int i) const { return m_rows.at(i); }

Q_SIGNALS:
    void pressed(int row);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void addRow();
    void dress();

    QVBoxLayout *m_column;
    QList<FigureRow *> m_rows; //!< the ones past m_shown are hidden
    int m_shown = 0;
    QWidget *m_none;
    QLabel *m_noneIcon;
    QLabel *m_noneText;
    FigureWords m_noneWords;
};

} // namespace coinpay
