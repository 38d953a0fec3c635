// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/seencomparison.h"

#include <QWidget>

class QGridLayout;

namespace coinpay {

//! What both sides keep of one request, side by side; where they differ it is marked with an icon
//! and a word.
class SeenTable : public QWidget
{
    Q_OBJECT

public:
    explicit SeenTable(QWidget *parent = nullptr);

    void show(const RequestLogEntry &entry, const api::SeenRequest &seen);
    void clear();
    [[nodiscard]] int differences() const { return m_differences; }

private:
    void addRow(const QString &name, const QString &ours, const QString &theirs, bool differs);

    QGridLayout *m_grid;
    int m_rows = 0;
    int m_differences = 0;
};

} // namespace coinpay
