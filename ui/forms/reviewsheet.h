// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/moneyreview.h"

#include <QWidget>

class QGridLayout;
class QVBoxLayout;

namespace coinpay {

class Notice;

//! A review on screen: lines, figures, whatever a form has to show besides, warnings, sentences.
class ReviewSheet : public QWidget
{
    Q_OBJECT

public:
    explicit ReviewSheet(QWidget *parent = nullptr);

    //! Takes `extra`, which may be null; it stands between the figures and the warnings.
    void show(const MoneyReview &review, QWidget *extra);

private:
    void addLines(const QList<MoneyReview::Line> &lines);
    void addFigures(const QList<MoneyReview::Figure> &figures);
    void addWarnings(const QStringList &warnings);
    void addSentences(const QStringList &sentences);
    void clear();

    QVBoxLayout *m_rows;
};

} // namespace coinpay
