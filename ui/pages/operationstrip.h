// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/operation.h"
#include "widgets/heartbeat.h"

#include <QFrame>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace coinpay {

class CopyLabel;
class OpenOperationsModel;

//! One sentence on where an operation stands and what happens next: "Outcome unknown. Asking again
//! in 12 s with the same key."
[[nodiscard]] QString operationStory(const Operation &operation, UnixMs now);

//! What was asked for and is not over yet, above the list; hidden while there is nothing.
class OperationStrip : public QFrame
{
    Q_OBJECT

public:
    //! Both outlive the strip.
    OperationStrip(OpenOperationsModel &model, Heartbeat &heartbeat, QWidget *parent = nullptr);

    [[nodiscard]] int shownRows() const;

Q_SIGNALS:
    void tryNowRequested(const QString &operationId);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Row
    {
        QWidget *widget = nullptr;
        QLabel *icon = nullptr;
        QLabel *title = nullptr;
        QLabel *story = nullptr;
        CopyLabel *requestId = nullptr;
        QPushButton *tryNow = nullptr;
    };

    Row addRow();
    void fill(Row &row, const Operation &operation);
    void tell();

    OpenOperationsModel &m_model;
    Heartbeat &m_heartbeat;
    QList<Row> m_rows;
    QLabel *m_more;
    QVBoxLayout *m_column;
};

} // namespace coinpay
