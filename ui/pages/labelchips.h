// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

class QLineEdit;
class QPushButton;

namespace coinpay {

class FlowLayout;
class LabelChip;

//! The labels of a thing as chips: pressing one takes it off, "Add a label" opens a line to type
//! one. Shows; whoever listens keeps them.
class LabelChips : public QWidget
{
    Q_OBJECT

public:
    explicit LabelChips(QWidget *parent = nullptr);

    void setLabels(const QStringList &labels);
    //! Offered while one is typed.
    void setKnown(const QStringList &labels);
    //! The line is done with: empty, and away.
    void closeLine();

Q_SIGNALS:
    void addRequested(const QString &label);
    void removeRequested(const QString &label);
    //! A line is about to be typed in.
    void lineOpened();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void openLine();
    LabelChip *chipFor(const QString &label);

    FlowLayout *m_row;
    QList<LabelChip *> m_chips;
    QStringList m_labels;
    QLineEdit *m_line;
    QPushButton *m_add;
};

} // namespace coinpay
