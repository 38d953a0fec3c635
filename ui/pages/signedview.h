// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "webhooks/doctor.h"

#include <QWidget>

class QLabel;
class QPlainTextEdit;

namespace coinpay {

//! The bytes that were signed, as they are: what the scheme puts in front, then the body, with line
//! ends and control characters seen and the first difference marked.
class SignedView : public QWidget
{
    Q_OBJECT

public:
    explicit SignedView(QWidget *parent = nullptr);

    void setDiagnosis(const WebhookDiagnosis &diagnosis, const QByteArray &body);
    void clear();

    [[nodiscard]] QPlainTextEdit *text() const { return m_text; }
    //! What stands below: where they part, and how.
    [[nodiscard]] QString difference() const;

private:
    void mark(int from, int size, bool isDifference);
    void tellDifference(const WebhookDiagnosis &diagnosis);

    QPlainTextEdit *m_text;
    QLabel *m_where;
    QLabel *m_given;
    QLabel *m_signed;
};

} // namespace coinpay
